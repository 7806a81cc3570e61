"""What an engine is asked. It finds candidates and counts them; it never decides the order that is shown."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from django.conf import settings

from ..query import Filters, Query
from ..sounds import WHOLE

# The number of candidates that the rescorer puts in order; beyond them a list goes on by date.
CANDIDATES = 100
# Counting stops here: "10,000 and more" is all a reader needs, and a count costs its postings.
COUNT_CAP = 10_000


# With more hits than this, an engine takes those with the words in their title, then the newest: scoring them all costs
# more than it tells.
NEWEST_FIRST = 1_000


class Unavailable(Exception):
    """An engine did not answer in time, or not as it should. The message names the kind of fault, never an address."""


class Entry(NamedTuple):
    """What an engine indexes of one document: folded text and what narrows a search. `id` is the row in `Document`."""

    id: int
    title: str
    text: str
    kind: str
    section: str
    published: datetime
    expires: datetime | None
    seq: int
    digest: str
    latitude: float | None = None
    longitude: float | None = None


class Engine(Protocol):
    """One interface, several engines; a contract suite in tests/ holds each of them to it.

    Ids are those of `Document`. `now` is when the question is asked: what is not yet or no longer public is never found.
    """

    name: str

    def write(self, entries: Sequence[Entry], fresh: bool = False) -> None:
        """Add or replace. `fresh`: nothing of these is indexed yet (a rebuild), so nothing needs to be removed first."""

    def delete(self, versions: Mapping[int, int]) -> None:
        """Remove {id: version of the removal}; unknown ids are no error. Engines in the database need no versions."""

    def clear(self) -> None: ...

    def exact(self, query: Query, filters: Filters, now: datetime, limit: int, by_date: bool = False) -> list[int]:
        """Documents in which every clause holds and no exclusion does, most relevant first.

        `by_date`: those that hold all of it in their title, the newest first, then the others, the newest first.
        """

    def older(
        self,
        query: Query,
        filters: Filters,
        now: datetime,
        before: tuple[datetime, int] | None,
        skip: Sequence[int],
        limit: int,
    ) -> list[int]:
        """Exact hits by (published, id) descending, from `before` on, without `skip`."""

    def count(self, query: Query, filters: Filters, now: datetime) -> int:
        """Number of exact hits, at most COUNT_CAP."""

    def near(
        self,
        query: Query,
        grams: Mapping[str, float],
        filters: Filters,
        now: datetime,
        limit: int,
        by_date: bool = False,
    ) -> list[int]:
        """Documents that hold some of the weighted tokens, all required phrases and no excluded one, best (or newest) first."""

    def sounding(self, tokens: Sequence[str], filters: Filters, now: datetime, limit: int) -> list[int]:
        """Documents whose title has a token beginning so (see sounds.title_tokens), newest first, token by token."""

    def breakdown(self, query: Query, filters: Filters, now: datetime) -> dict[tuple[str, str], int]:
        """{(kind, section): exact hits}, whatever kind and section are chosen: totals and every facet come from it."""

    def inside(self, south: float, north: float, west: float, east: float, limit: int) -> list[int]:
        """Documents that stand in the box (WGS84), newest first."""

    def grid(
        self, south: float, north: float, west: float, east: float, zoom: int, filters: Filters, now: datetime
    ) -> dict[tuple[int, int], int]:
        """{(x, y) of a web map tile at this zoom: public documents of the box that stand in it}. For maps with many places."""

    def optimize(self) -> None:
        """After a rebuild, and nightly."""

    def refresh(self) -> None:
        """Make visible what was written. For tests and swaps; readers never wait for it."""

    def ids(self) -> dict[int, str]:
        """What the index holds: id → digest, or "" where the engine keeps none. For verify and reconcile."""


def day_start(value: date) -> datetime:
    return datetime.combine(value, time(), ZoneInfo(settings.TIME_ZONE))


def day_end(value: date) -> datetime:
    return datetime.combine(value, time.max, ZoneInfo(settings.TIME_ZONE))


def sound_lookups(token: str) -> list[tuple[str, bool]]:
    """(token, must be the whole one): a whole title sounding so before one that begins so, and before one that holds it."""
    plain = "".join(c for c in token if c.isalnum() or c == WHOLE or not c.isascii())
    if not plain.strip(WHOLE):
        return []
    return [(plain, True), (plain, False)] if plain[0] == WHOLE else [(plain, False)]
