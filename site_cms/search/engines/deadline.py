"""A limit on how long a reader waits for a call, whatever the call waits for.

The timeouts of a socket begin anew with every byte that arrives, so an answer that drips has no end by them.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from .base import Unavailable

Answer = TypeVar("Answer")

# Calls that were given up go on in their threads until their server lets go of them. When all are taken the next wait in
# vain, the breaker opens, and nobody is sent here for a while.
_pool = ThreadPoolExecutor(max_workers=16, thread_name_prefix="search-cluster")


def within(seconds: float, call: Callable[..., Answer], *args, **kwargs) -> Answer:
    """The answer of `call`, or Unavailable when it takes longer. `call` must not use the database: it has a thread of its own."""
    asked = _pool.submit(call, *args, **kwargs)
    try:
        return asked.result(seconds)
    except TimeoutError as error:
        asked.cancel()
        raise Unavailable("no answer in time") from error
