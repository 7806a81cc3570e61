"""Who knows what waits for a member of staff. Each app registers its sources in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class OpenItem:
    """One thing that waits for somebody.

    key: stable and unique in its source as long as it is the same wait ("case:2026-0012:verify"); a mail goes out once a key.
    url: a path that this person may open; units, inspectors and crews have no /admin/.
    due: the deadline; past it the item is late.
    permission: what the work asks for; a deputy without it does not get the item.
    """

    key: str
    title: str
    url: str
    since: datetime | None = None
    due: datetime | None = None
    permission: str = ""


@dataclass(frozen=True)
class Source:
    order: int
    name: str
    label: Any  # lazy text, e.g. _("Cases to verify")
    items: Callable[[Any, datetime], Iterable[OpenItem]]


_sources: dict[str, Source] = {}


def register(order: int, name: str, label: Any, items: Callable[[Any, datetime], Iterable[OpenItem]]) -> None:
    """`items(user, now)` gives what waits for this user, the most urgent first: at most LIMIT of them, in one or two
    queries, and nothing when the user has none of the permissions the work asks for."""
    _sources[name] = Source(order, name, label, items)


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: source.order)
