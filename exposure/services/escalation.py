"""T-1 提醒卡, T+1 催办, T+5 督办, T+10 通报: counted in working days from the deadline, by a job that may run at any time.

A step is due at the opening hour of its working day, so T+1 of a deadline in the middle of a night is the next working
morning. Steps that were missed while nothing ran are not made up: the highest one that is due is taken.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from site_cms.worktime.clock import Calendar, Hours, add_working_days, working_days_between
from site_cms.worktime.services import current_calendar, current_hours

from ..choices import UNIT_MUST_ACT, EscalationStep
from ..models import Case, Escalation
from ..workflow import TransitionRefused, apply
from .papers import issue_card

STEPS = (
    (EscalationStep.REMINDER, -1),
    (EscalationStep.URGED, 1),
    (EscalationStep.SUPERVISED, 5),
    (EscalationStep.REPORTED, 10),
)
SHORTEST_FOR_REMINDER = 2  # working days; a shorter term is over before a card is read
LOOK_AHEAD = timedelta(days=21)  # longer than any holiday with the working day before it


def escalate(now: datetime) -> list[Escalation]:
    """Take every step that is due and not taken yet; gives those that were taken."""
    calendar, hours = current_calendar(), current_hours()
    cases = Case.objects.filter(
        state__in=UNIT_MUST_ACT, has_deadline=True, clock_stopped_at=None, due_at__lt=now + LOOK_AHEAD
    )
    taken: dict[int, set[tuple[str, datetime]]] = {}
    for case_id, step, due_at in Escalation.objects.filter(case__in=cases).values_list("case_id", "step", "due_at"):
        taken.setdefault(case_id, set()).add((step, due_at))
    done = []
    for case in cases.iterator():
        step = due_step(case, now, calendar, hours)
        if step is not None and not _reached(step, case.due_at, taken.get(case.pk, set())):
            escalation = _take(case, step, now)
            if escalation is not None:
                done.append(escalation)
    return done


def due_step(case: Case, now: datetime, calendar: Calendar, hours: Hours) -> EscalationStep | None:
    """The highest step whose moment has come."""
    due = timezone.localtime(case.due_at)
    found = None
    for step, days in STEPS:
        if step == EscalationStep.REMINDER and (now >= due or _is_short(case, due, calendar)):
            continue
        if now >= opening(due, days, calendar, hours):
            found = step
    return found


def opening(due: datetime, days: int, calendar: Calendar, hours: Hours) -> datetime:
    """When the working day that is `days` working days from the deadline's day begins."""
    day = add_working_days(due, days, calendar, hours).at
    return day.replace(hour=hours.spans[0][0].hour, minute=hours.spans[0][0].minute)


def _is_short(case: Case, due: datetime, calendar: Calendar) -> bool:
    begun = timezone.localdate(case.handed_over_at) if case.handed_over_at else due.date()
    return working_days_between(begun, due.date(), calendar) < SHORTEST_FOR_REMINDER


def _reached(step: EscalationStep, due_at: datetime, taken: set[tuple[str, datetime]]) -> bool:
    order = [name for name, _ in STEPS]
    return any((name, due_at) in taken for name in order[order.index(step) :])


def _take(case: Case, step: EscalationStep, now: datetime) -> Escalation | None:
    """One step in one transaction; None when another run took it, or the case has moved on meanwhile."""
    try:
        with transaction.atomic():
            row, is_new = Escalation.objects.get_or_create(
                case=case, step=step, due_at=case.due_at, defaults={"at": now}
            )
            if not is_new:
                return None
            card = issue_card(row, now=now)
            payload = {"step": str(step), "due_at": case.due_at.isoformat(), "card": card.number}
            apply(case, "escalate", actor=None, now=now, payload=payload)
    except TransitionRefused:
        return None
    return row
