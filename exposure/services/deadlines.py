"""The clock of a case: its term, the time it stood still, the one extension it may have.

Every deadline that a case ever had stays as a row, so that each can be explained; `Case.due_at` is the one that counts.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from site_cms.worktime.clock import (
    Due,
    add_calendar_hours,
    add_working_days,
    add_working_hours,
    office_time_between,
    working_days_between,
)
from site_cms.worktime.services import current_calendar, current_hours

from ..choices import TermKind
from ..models import Case, Deadline, Extension, Pause
from ..workflow import apply


def reckon_deadline(term_kind: str, term: int, start: datetime) -> Due:
    """When a term of working days, working hours or hours on the clock ends."""
    start = timezone.localtime(start)
    if term_kind == TermKind.CALENDAR_HOURS:
        return add_calendar_hours(start, timedelta(hours=term))
    if term_kind == TermKind.WORKING_HOURS:
        return add_working_hours(start, timedelta(hours=term), current_calendar(), current_hours())
    return add_working_days(start, term, current_calendar(), current_hours())


def set_deadline(case: Case, due: Due, *, term_kind: str, term: int, starts_at: datetime, now: datetime) -> None:
    """Make `due` the deadline that counts; the one before stays as a row."""
    case.deadlines.filter(replaced_at=None).update(replaced_at=now)
    Deadline.objects.create(
        case=case,
        term_kind=term_kind,
        term=term,
        starts_at=starts_at,
        due_at=due.at,
        is_provisional=due.is_provisional,
    )
    Case.objects.filter(pk=case.pk).update(due_at=due.at)
    case.due_at = due.at


def pause_case(case: Case, *, reason: str, actor, now: datetime) -> Case:
    """Stop the clock for a reason that is not the unit's (weather, a court, a permit). Not 挂账: the work goes on."""
    with transaction.atomic():
        case = apply(case, "pause", actor=actor, now=now, payload={"reason": reason}, clock_stopped_at=now)
        Pause.objects.create(case=case, reason=reason, from_at=now, by=actor)
    return case


def end_pause(case: Case, *, actor, now: datetime) -> Case:
    """Let the clock run again; the deadline moves by the working time that the clock stood still."""
    with transaction.atomic():
        due = _moved(case, now) if case.clock_stopped_at else None
        case = apply(case, "end_pause", actor=actor, now=now, payload={"due_at": due.at.isoformat() if due else "none"})
        let_the_clock_run(case, now=now)
    return case


def let_the_clock_run(case: Case, *, now: datetime) -> None:
    """End a pause if there is one. In the caller's transaction, whose step says why."""
    pause = case.pauses.filter(to_at=None).first()
    if pause is None:
        return
    due, current = _moved(case, now), _current(case)
    pause.to_at = now
    pause.save(update_fields=["to_at"])
    Case.objects.filter(pk=case.pk).update(clock_stopped_at=None)
    case.clock_stopped_at = None
    set_deadline(case, due, term_kind=current.term_kind, term=current.term, starts_at=current.starts_at, now=now)


def ask_extension(case: Case, *, working_days: int, reason: str, actor, now: datetime) -> Case:
    """延期: the unit asks, once, before the deadline."""
    with transaction.atomic():
        payload = {"reason": reason, "working_days": working_days}
        case = apply(case, "ask_extension", actor=actor, now=now, payload=payload)
        Extension.objects.create(case=case, reason=reason, working_days=working_days, asked_by=actor, asked_at=now)
    return case


def decide_extension(case: Case, *, granted: bool, actor, now: datetime, reason: str = "") -> Case:
    """The supervision office decides. A granted one counts from the deadline and is counted in 延期率."""
    with transaction.atomic():
        extension = Extension.objects.filter(case=case).first()
        if granted and extension is not None and case.due_at is not None:
            start = timezone.localtime(case.due_at)
            due = add_working_days(start, extension.working_days, current_calendar(), current_hours())
            payload = {"due_at": due.at.isoformat(), "working_days": extension.working_days}
            case = apply(case, "grant_extension", actor=actor, now=now, payload=payload)
            set_deadline(
                case,
                due,
                term_kind=TermKind.WORKING_DAYS,
                term=extension.working_days,
                starts_at=start,
                now=now,
            )
        else:
            name = "grant_extension" if granted else "refuse_extension"
            case = apply(case, name, actor=actor, now=now, payload={"reason": reason, "due_at": "none"})
        extension = case.extension
        extension.decided_by, extension.decided_at, extension.is_granted = actor, now, granted
        extension.save(update_fields=["decided_by", "decided_at", "is_granted"])
    return case


def reckon_provisional_deadlines(now: datetime) -> int:
    """Reckon again what passed through a year whose holidays were not entered; gives how many deadlines were replaced.

    A deadline that is provisional still is left alone. What was moved by a pause or an extension keeps its distance:
    those are counted from the days as they are known now.
    """
    count = 0
    rows = Deadline.objects.filter(replaced_at=None, is_provisional=True).exclude(case__closed_at__isnull=False)
    for deadline in rows.select_related("case"):
        due = reckon_deadline(deadline.term_kind, deadline.term, deadline.starts_at)
        if due.is_provisional:
            continue
        for pause in deadline.case.pauses.filter(to_at__isnull=False, from_at__gte=deadline.starts_at):
            due = _shifted(deadline.term_kind, due.at, pause.from_at, pause.to_at)
        with transaction.atomic():
            set_deadline(
                deadline.case,
                due,
                term_kind=deadline.term_kind,
                term=deadline.term,
                starts_at=deadline.starts_at,
                now=now,
            )
        count += 1
    return count


def _current(case: Case) -> Deadline:
    return case.deadlines.filter(replaced_at=None).latest("pk")


def _moved(case: Case, now: datetime) -> Due:
    pause = case.pauses.filter(to_at=None).latest("pk")
    return _shifted(_current(case).term_kind, case.due_at, pause.from_at, now)


def _shifted(term_kind: str, due: datetime, start: datetime, end: datetime) -> Due:
    """A deadline later by the time from `start` to `end`, counted as its term is counted."""
    due, start, end = timezone.localtime(due), timezone.localtime(start), timezone.localtime(end)
    calendar, hours = current_calendar(), current_hours()
    if term_kind == TermKind.CALENDAR_HOURS:
        return add_calendar_hours(due, end - start)
    if term_kind == TermKind.WORKING_HOURS:
        return add_working_hours(due, office_time_between(start, end, calendar, hours), calendar, hours)
    days = working_days_between(start.date(), end.date(), calendar)
    return add_working_days(due, days, calendar, hours) if days else Due(due, False)
