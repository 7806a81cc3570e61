"""The shared cache on Redis, which nobody misses while it is away.

Ignoring its errors would not do: sign-in counts its attempts in the cache, and a count that cannot be kept refuses everybody. So while
Redis does not answer, each process keeps its own: attempts are still counted, pages are still kept. After a failure Redis is left
alone for a few seconds, so that one that hangs costs one short wait and not one for each question.
"""

import logging
from time import monotonic

from django.core.cache.backends.locmem import LocMemCache
from django_redis.cache import RedisCache
from django_redis.exceptions import ConnectionInterrupted
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

LEFT_ALONE = 5.0  # seconds

# Django makes one cache object a thread; whether the server is away is known to all: location -> monotonic time.
_away_until: dict[str, float] = {}


class StandInRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._location = str(server)
        self._stand_in = LocMemCache(f"stand-in for {server}", params)

    @property
    def is_away(self) -> bool:
        return monotonic() < _away_until.get(self._location, 0.0)

    def _ask(self, name: str, *args, **kwargs):
        if not self.is_away:
            try:
                return getattr(super(), name)(*args, **kwargs)
            except (RedisError, ConnectionInterrupted, OSError) as error:
                _away_until[self._location] = monotonic() + LEFT_ALONE
                logger.warning("redis does not answer (%s); each process keeps its own cache", type(error).__name__)
        return getattr(self._stand_in, name)(*args, **kwargs)


def _asking(name: str):
    def method(self, *args, **kwargs):
        return self._ask(name, *args, **kwargs)

    method.__name__ = name
    return method


for _name in (
    "get", "set", "add", "touch", "delete", "clear", "has_key", "incr", "decr", "get_many", "set_many", "delete_many",
):  # fmt: skip
    setattr(StandInRedisCache, _name, _asking(_name))
StandInRedisCache.__contains__ = StandInRedisCache.has_key
