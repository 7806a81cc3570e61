"""The rates of the board, each with its divisor, as of a day. A figure is a query; nothing is typed or stored.

Two questions, two sets of cases, never mixed:

- *Handed over* in a period: 限期整改率 = put right ÷ handed over with a deadline; 交办整改率 = put right ÷ all handed over.
- *Due* in a period, and carried over into it unsolved: 到期整改率 = put right ÷ due; 按期整改率 = put right in time ÷ due.

"Put right" is struck off by a verifier: of what was handed over no later than the day the figures speak for, of what was
due no later than the period's end, so that a month that is over keeps its rate. A case kept on account is counted;
one that was reopened is not put right any more. The rates of rework and extension go with the cases handed over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models.case import Case

NOTHING = "—"
LONGEST = 60  # months a table of months may have


@dataclass(frozen=True)
class Rate:
    """A share that keeps what it was reckoned from. `value` is in per cent, half up to two places; None without a divisor."""

    name: str
    label: Any
    numerator: int
    denominator: int
    numerator_label: Any
    denominator_label: Any

    @property
    def value(self) -> Decimal | None:
        if not self.denominator:
            return None
        share = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def text(self) -> str:
        return NOTHING if self.value is None else f"{self.value}%"

    @property
    def fraction(self) -> str:
        """What a reader must see beside it."""
        return f"{self.numerator}/{self.denominator}"


# name, label, numerator, denominator: what is divided by what
RATES = (
    ("deadline_rate", _("Rate of those with a deadline put right"), "deadline_closed", "deadline"),
    ("due_rate", _("Rate of those due put right"), "due_closed", "due"),
    ("in_time_rate", _("Rate put right in time"), "due_in_time", "due"),
    ("handed_over_rate", _("Rate of all handed over put right"), "closed", "handed_over"),
    ("rework_rate", _("Rate sent back"), "reworked", "submitted"),
    ("extension_rate", _("Rate extended"), "extended", "deadline"),
)

# What a rate is reckoned from, in a reader's words.
COUNTED = {
    "closed": _("Put right"),
    "deadline": _("Handed over with a deadline"),
    "deadline_closed": _("Put right"),
    "due": _("Fell due"),
    "due_closed": _("Put right"),
    "due_in_time": _("Put right in time"),
    "extended": _("Extended"),
    "handed_over": _("Handed over"),
    "reworked": _("Sent back"),
    "submitted": _("Handed in for checking"),
}


@dataclass(frozen=True)
class Line:
    """The counts of one unit, category, district or month, or of all, and the rates that follow from them."""

    key: Any
    label: str
    counts: dict[str, int]

    def __getattr__(self, name: str) -> Any:
        if name in _INDEX:
            return _INDEX[name].of(self.counts)
        if name in COUNTS:
            return self.counts[name]
        raise AttributeError(name)

    @property
    def rates(self) -> list[Rate]:
        return [rule.of(self.counts) for rule in _INDEX.values()]


@dataclass(frozen=True)
class _Rule:
    name: str
    label: Any
    numerator: str
    denominator: str

    def of(self, counts: dict[str, int]) -> Rate:
        return Rate(
            self.name,
            self.label,
            counts[self.numerator],
            counts[self.denominator],
            COUNTED[self.numerator],
            COUNTED[self.denominator],
        )


_INDEX = {row[0]: _Rule(*row) for row in RATES}
COUNTS = (
    "handed_over", "closed", "deadline", "deadline_closed", "submitted", "reworked", "extended",
    "due", "carried", "due_closed", "due_in_time",
)  # fmt: skip
GROUPED = (
    "unit_id", "unit__name", "unit__short_name", "category_id", "category__name", "district_id", "district__name",
)  # fmt: skip


@dataclass(frozen=True)
class Statistics:
    """The figures of a period as of a day (both days included)."""

    start: date
    end: date
    as_of: date
    total: Line
    units: list[Line] = field(default_factory=list)
    categories: list[Line] = field(default_factory=list)
    districts: list[Line] = field(default_factory=list)
    months: list[Line] = field(default_factory=list)


def statistics(start: date, end: date, *, as_of: date | None = None, breakdown: bool = True) -> Statistics:
    """All figures of a period, as of today unless another day is named. A fixed number of queries, however many cases:
    two, or one for the total alone without `breakdown`.

    Raises ValueError for a period that ends before it begins.
    """
    if end < start:
        raise ValueError("the period ends before it begins")
    as_of = as_of or timezone.localdate()
    cells = list(
        Case.objects.filter(_handed_over(start, end) | _due(start, end))
        .order_by()
        .values(*GROUPED)
        .annotate(**_window(start, end, as_of))
    )
    total = Line(None, str(_("All")), _sum(cells))
    if not breakdown:
        return Statistics(start, end, as_of, total)
    return Statistics(
        start,
        end,
        as_of,
        total,
        _lines(cells, "unit_id", "unit__short_name", "unit__name"),
        _lines(cells, "category_id", "category__name"),
        _lines(cells, "district_id", "district__name"),
        _months(start, end, as_of),
    )


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_between(start: date, end: date) -> list[tuple[date, date]]:
    """The months that a period touches, the latest LONGEST of them."""
    months, day = [], start.replace(day=1)
    while day <= end:
        months.append(month_of(day))
        day = months[-1][1] + timedelta(days=1)
    return months[-LONGEST:]


def _sum(cells: Iterable[dict]) -> dict[str, int]:
    total = dict.fromkeys(COUNTS, 0)
    for cell in cells:
        for name in COUNTS:
            total[name] += cell[name]
    return total


def _lines(cells: list[dict], key: str, *labels: str) -> list[Line]:
    """The cells of one query added up by one of their keys; a case without it is in the total only."""
    groups: dict[Any, list[dict]] = {}
    for cell in cells:
        if cell[key] is not None:
            groups.setdefault(cell[key], []).append(cell)
    lines = [
        Line(value, next(group[0][name] for name in labels if group[0][name]), _sum(group))
        for value, group in groups.items()
    ]
    return sorted(lines, key=lambda line: (-line.deadline, -line.due, line.label))


def _months(start: date, end: date, as_of: date) -> list[Line]:
    """One query for all months: what was handed over in each, and what was due in it with what it carried over."""
    months = months_between(start, end)
    asked = {
        f"{name}_{number}": count
        for number, (first, last) in enumerate(months)
        for name, count in _window(first, last, as_of).items()
    }
    found = Case.objects.aggregate(**asked) if asked else {}
    return [
        Line(first, f"{first:%Y-%m}", {name: found[f"{name}_{number}"] for name in COUNTS})
        for number, (first, _last) in enumerate(months)
    ]


def _window(start: date, end: date, as_of: date) -> dict[str, Count]:
    """The counts of a period as conditional aggregates over cases."""
    closed, closed_by_the_end = Q(closed_at__lt=_after(as_of)), Q(closed_at__lt=_after(min(end, as_of)))
    handed, due = _handed_over(start, end), _due(start, end)
    with_deadline = handed & Q(has_deadline=True)
    return {
        "handed_over": _count(handed),
        "closed": _count(handed & closed),
        "deadline": _count(with_deadline),
        "deadline_closed": _count(with_deadline & closed),
        "submitted": _count(handed & Q(submitted_at__lt=_after(as_of))),
        "reworked": _count(handed & Q(submitted_at__lt=_after(as_of), rework_count__gt=0)),
        "extended": _count(with_deadline & Q(extension__is_granted=True, extension__decided_at__lt=_after(as_of))),
        "due": _count(due),
        "carried": _count(due & Q(due_at__lt=_from(start))),
        "due_closed": _count(due & closed_by_the_end),
        "due_in_time": _count(due & closed_by_the_end & Q(closed_at__lte=F("due_at"))),
    }


def _handed_over(start: date, end: date) -> Q:
    return Q(handed_over_at__gte=_from(start), handed_over_at__lt=_after(end))


def _due(start: date, end: date) -> Q:
    """Due in the period, or due before it and not put right when it began (结转)."""
    carried = Q(closed_at=None) | Q(closed_at__gte=_from(start))
    return Q(has_deadline=True, due_at__lt=_after(end)) & (Q(due_at__gte=_from(start)) | carried)


def _count(rows: Q) -> Count:
    return Count("pk", filter=rows)


def _from(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _after(day: date) -> datetime:
    return _from(day + timedelta(days=1))


def lines_of(figures: Statistics) -> Iterable[tuple[str, list[Line]]]:
    """The tables of a statistic by their codes."""
    return (
        ("total", [figures.total]),
        ("units", figures.units),
        ("categories", figures.categories),
        ("districts", figures.districts),
        ("months", figures.months),
    )
