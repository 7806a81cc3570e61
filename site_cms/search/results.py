"""One page of results: hits with snippets, facets with counts, chips, and where the list goes on."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from . import engines
from .engines.base import COUNT_CAP
from .models import UNDATED, Document, Promoted
from .query import Filters
from .registry import kind, section_labels
from .services import Found, search
from .text import fold, highlight
from .words import words

PAGE = 20
SNIPPET = 110


@dataclass(frozen=True)
class Hit:
    title: SafeString
    snippet: SafeString
    url: str
    kind: str
    kind_label: Any
    section_label: str
    published: datetime | None


@dataclass(frozen=True)
class Choice:
    value: str
    label: Any
    count: int
    chosen: bool


@dataclass
class Results:
    found: Found
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    kinds: list[Choice] = field(default_factory=list)
    sections: list[Choice] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)  # titles that sound like the query
    only_near: bool = False  # nothing holds all that was asked
    promoted: list[Promoted] = field(default_factory=list)
    more: str = ""  # cursor of the next page


def results(
    raw: str, filters: Filters, *, by_date: bool = False, cursor: str = "", now: datetime | None = None
) -> Results:
    now = now or timezone.now()
    engine = engines.answering()
    found = search(raw, engine, filters=filters, now=now)
    page = Results(found)
    if not found.query:
        return page
    breakdown = found.breakdown if found.breakdown is not None else engine.breakdown(found.query, filters, now)
    page.total = sum(n for (k, s), n in breakdown.items() if filters.chosen(k, s))
    page.capped = page.total >= COUNT_CAP
    page.kinds, page.sections = _choices(breakdown, filters)
    page.only_near = not found.sure
    ids, page.more = _slice(engine, found, filters, now, by_date, cursor)
    documents = visible(ids, now)
    page.hits = [_hit(documents[i], found.query.needles) for i in ids if i in documents]
    if found.heard and not cursor:
        page.meant = list(dict.fromkeys(documents[i].title for i in found.heard[:3] if i in documents))
    if not cursor:
        page.promoted = words().promoted.get(fold(raw).strip(), [])
    return page


def visible(ids: list[int], now: datetime) -> dict[int, Document]:
    """The documents that may still be shown: the index was right when it was written, this asks again, with the app's own rule."""
    rows = {d.pk: d for d in Document.objects.filter(pk__in=ids).defer("folded_text", "folded_title")}
    shown: dict[int, Document] = {}
    by_kind: dict[str, dict[str, Document]] = {}
    for row in rows.values():
        if row.published <= now and (row.expires is None or row.expires > now):
            by_kind.setdefault(row.kind, {})[row.key.rpartition(":")[2]] = row
    for name, wanted in by_kind.items():
        if registered := kind(name):
            for pk in registered.public().filter(pk__in=list(wanted)).values_list("pk", flat=True):
                row = wanted[str(pk)]
                shown[row.pk] = row
    return shown


def _slice(engine, found: Found, filters: Filters, now: datetime, by_date: bool, cursor: str) -> tuple[list[int], str]:
    """The ids of one page and the cursor of the next: "o20" within the ordered hits, "d<time>_<id>" beyond them by date."""
    if by_date and found.closed:
        dates = dict(Document.objects.filter(pk__in=found.ids).values_list("pk", "published"))
        ordered = sorted(found.ids, key=lambda i: (dates.get(i, UNDATED), i), reverse=True)
    else:
        ordered = [] if by_date else found.ids
    offset, before = read_cursor(cursor)
    if before is None and offset < len(ordered):
        ids = ordered[offset : offset + PAGE]
        if offset + PAGE < len(ordered):
            return ids, f"o{offset + PAGE}"
        return ids, "" if found.closed else "d"
    if found.closed:
        return [], ""
    ids = engine.older(found.query, filters, now, before, ordered, PAGE + 1)
    if len(ids) <= PAGE:
        return ids, ""
    last = Document.objects.only("published").get(pk=ids[PAGE - 1])
    return ids[:PAGE], f"d{last.published.isoformat()}_{last.pk}"


def read_cursor(cursor: str) -> tuple[int, tuple[datetime, int] | None]:
    """(offset, before). What is no cursor of ours is the first page."""
    try:
        if cursor.startswith("o"):
            return max(0, min(int(cursor[1:6]), 1000)), None
        if cursor == "d":
            return 1000, None
        if cursor.startswith("d"):
            moment, _, pk = cursor[1:].partition("_")
            when = datetime.fromisoformat(moment)
            # In UTC here, where a moment at either end of the calendar is still caught.
            return 1000, ((when if when.tzinfo else timezone.make_aware(when)).astimezone(UTC), int(pk[:18]))
    except (ValueError, OverflowError):
        pass
    return 0, None


def _choices(breakdown: dict[tuple[str, str], int], filters: Filters) -> tuple[list[Choice], list[Choice]]:
    by_kind: Counter[str] = Counter()
    by_section: Counter[str] = Counter()
    for (name, section), n in breakdown.items():
        if not filters.sections or section in filters.sections:
            by_kind[name] += n
        if section and (not filters.kinds or name in filters.kinds):
            by_section[section] += n
    labels = section_labels() if by_section else {}
    kinds = [Choice(n, _label(n), c, n in filters.kinds) for n, c in by_kind.items()]
    kinds.sort(key=lambda choice: (k.order if (k := kind(choice.value)) else 0, choice.value))
    sections = [Choice(s, labels.get(s, s), c, s in filters.sections) for s, c in by_section.most_common(20)]
    return kinds, sections


def _label(name: str) -> Any:
    registered = kind(name)
    return registered.label if registered else name


def _hit(row: Document, needles: list[str]) -> Hit:
    return Hit(
        title=highlight(row.title, needles),
        snippet=highlight(row.text, needles, SNIPPET),
        url=row.url,
        kind=row.kind,
        kind_label=_label(row.kind),
        section_label=section_labels().get(row.section, "") if row.section else "",
        published=None if row.published == UNDATED else row.published,
    )


def day(text: str) -> date | None:
    """2026-11-21, or None for what is no day. The first and last years are none: their ends lie outside the calendar in UTC."""
    try:
        value = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return value if MINYEAR < value.year < MAXYEAR else None
