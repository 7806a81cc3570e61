"""三张清单: 责任清单, 问题清单, 整改清单 as saved views of the cases. One definition for screen, CSV, XLSX and print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import OPEN_STATES, CaseState
from ..models import Case


@dataclass(frozen=True)
class CaseList:
    """`columns`: heading and how its cell is read of a case at a moment. `rows` narrows all cases down to the list's own."""

    name: str
    title: Any
    explains: Any
    columns: tuple[tuple[Any, Callable[[Case, datetime], Any]], ...]
    rows: Callable[[QuerySet[Case]], QuerySet[Case]]

    @property
    def head(self) -> list[str]:
        return [str(heading) for heading, _read in self.columns]

    def cells(self, case: Case, now: datetime) -> list[Any]:
        return [read(case, now) for _heading, read in self.columns]

    def table(self, cases: QuerySet[Case], now: datetime) -> Iterator[list[Any]]:
        """The head, then a row a case, streamed."""
        yield self.head
        for case in cases.iterator(chunk_size=1000):
            yield self.cells(case, now)


def _day(moment: datetime | None) -> str:
    return f"{timezone.localdate(moment):%Y-%m-%d}" if moment else ""


def _where(case: Case) -> str:
    return " ".join(str(part) for part in (case.district, case.place, case.place_words) if part)


def _in_time(case: Case, now: datetime) -> str:
    if not case.has_deadline or case.due_at is None:
        return str(_("no deadline"))
    if case.closed_at is not None:
        return str(_("in time") if case.closed_at <= case.due_at else _("late"))
    return str(_("overdue") if case.is_overdue(now) else _("not yet due"))


NUMBER = (_("Case number"), lambda case, now: case.number)
TITLE = (_("Problem"), lambda case, now: case.title)
PLACE = (_("Place"), lambda case, now: _where(case))
UNIT = (_("Responsible unit"), lambda case, now: case.unit.name if case.unit else "")
DUE = (_("Deadline"), lambda case, now: _day(case.due_at) if case.has_deadline else str(_("no deadline")))
STATE = (_("State"), lambda case, now: case.get_state_display())

LISTS = {
    made.name: made
    for made in (
        CaseList(
            "responsibility",
            _("List of responsibility"),
            _("Who must put what right until when: all cases that a unit has in hand"),
            (
                UNIT,
                NUMBER,
                TITLE,
                PLACE,
                (_("What must be done"), lambda case, now: case.demand),
                (_("Handed over"), lambda case, now: _day(case.handed_over_at)),
                DUE,
                (_("Plan"), lambda case, now: case.plan),
                STATE,
            ),
            lambda cases: cases.filter(state__in=OPEN_STATES, unit__isnull=False).order_by(
                "unit__name", "due_at", "pk"
            ),
        ),
        CaseList(
            "problem",
            _("List of problems"),
            _("Every problem that was filed, with its category and where it comes from"),
            (
                NUMBER,
                (_("Category"), lambda case, now: case.category.name),
                TITLE,
                (_("What is wrong"), lambda case, now: case.summary),
                PLACE,
                (_("Severity"), lambda case, now: case.get_severity_display()),
                (_("Filed"), lambda case, now: _day(case.filed_at)),
                UNIT,
                STATE,
            ),
            lambda cases: cases.order_by("-filed_at", "-pk"),
        ),
        CaseList(
            "rectification",
            _("List of rectification"),
            _("What became of what was handed over: reported as done, sent back, struck off, in time or late"),
            (
                NUMBER,
                TITLE,
                UNIT,
                DUE,
                (_("Reported as done"), lambda case, now: _day(case.submitted_at)),
                (_("Times sent back"), lambda case, now: case.rework_count),
                (_("Struck off"), lambda case, now: _day(case.closed_at)),
                (_("In time"), _in_time),
                STATE,
            ),
            lambda cases: cases.filter(handed_over_at__isnull=False).order_by("-handed_over_at", "-pk"),
        ),
    )
}
CLOSED = CaseState.CLOSED


def cases_of(chosen: CaseList, *, unit_id: int | None = None, start=None, end=None, is_open: bool | None = None):
    """The list's cases, narrowed by unit, by the days they were filed on, and by whether they are struck off."""
    cases = Case.objects.select_related("category", "unit", "district", "place")
    if unit_id is not None:
        cases = cases.filter(unit_id=unit_id)
    if start is not None:
        cases = cases.filter(filed_at__date__gte=start)
    if end is not None:
        cases = cases.filter(filed_at__date__lte=end)
    if is_open is not None:
        cases = cases.exclude(state=CLOSED) if is_open else cases.filter(state=CLOSED)
    return chosen.rows(cases)
