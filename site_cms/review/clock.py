"""The moment that a service was given. Wagtail's own methods in between take none, and demo data and imports need theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_now: ContextVar[datetime | None] = ContextVar("review_now", default=None)


@contextmanager
def at(now: datetime) -> Iterator[None]:
    token = _now.set(now)
    try:
        yield
    finally:
        _now.reset(token)


def moment() -> datetime:
    return _now.get() or timezone.now()
