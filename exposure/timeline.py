"""The course of a case in plain words: for the public, and for the reporter who holds the receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .choices import CaseState, ReportState

if TYPE_CHECKING:
    from .models import Case, Report


@dataclass(frozen=True)
class Step:
    """A line of the timeline: the day (never the minute: it could tell who was there), the words, whether it is done."""

    day: date | None
    text: str
    is_done: bool = True


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def public_steps(case: "Case") -> list[Step]:
    """What happened to a case, from its dates, so that nothing that was said in between leaks."""
    steps = [Step(_day(case.filed_at), _("Verified on the spot and filed"))]
    if case.handed_over_at:
        steps.append(Step(_day(case.handed_over_at), _("Handed over to %(unit)s") % {"unit": case.unit}))
    if case.accepted_at:
        steps.append(Step(_day(case.accepted_at), _("The unit has begun")))
    if case.submitted_at:
        steps.append(Step(_day(case.submitted_at), _("The unit reports it as done")))
    if case.rework_count:
        steps.append(Step(None, _("Sent back %(count)s times") % {"count": case.rework_count}))
    if case.state == CaseState.SUSPENDED:
        steps.append(Step(case.review_on, _("Kept on account; looked at again on this day"), is_done=False))
    if case.state == CaseState.CLOSED:
        steps.append(Step(_day(case.closed_at), _("Checked on the spot and struck off")))
    elif case.due_at and case.handed_over_at:
        steps.append(Step(_day(case.due_at), _("Deadline"), is_done=False))
    return steps


def steps_for_reporter(report: "Report") -> list[Step]:
    """The same, with what came before there was a case, and what happens next."""
    steps = [Step(_day(report.submission.received_at), _("We have received your report"))]
    if report.state == ReportState.VERIFYING:
        steps.append(Step(None, _("Somebody goes and looks, usually within one working day"), is_done=False))
    elif report.state == ReportState.RECEIVED:
        steps.append(Step(None, _("Next: somebody goes and looks"), is_done=False))
    elif report.state == ReportState.REJECTED:
        steps.append(
            Step(
                _day(report.updated_at), _("Not accepted: %(reason)s") % {"reason": report.get_reject_reason_display()}
            )
        )
    elif report.state == ReportState.WITHDRAWN:
        steps.append(Step(_day(report.updated_at), _("You have withdrawn it")))
    if report.state == ReportState.MERGED:
        steps.append(Step(_day(report.updated_at), _("Others reported the same; it goes on as one case")))
    if report.case is not None:
        steps += public_steps(report.case)
    return steps


def state_chip(case: "Case", now: datetime) -> dict[str, Any]:
    """Colour, word and shape of a case's state: {"css", "text"}. Overdue is reckoned, never stored."""
    if case.state == CaseState.CLOSED:
        return {"css": "done", "text": _("Struck off")}
    if case.is_overdue(now):
        days = max(1, (timezone.localdate(now) - timezone.localdate(case.due_at)).days)
        return {"css": "late", "text": _("%(days)s days overdue") % {"days": days}}
    if case.state in (CaseState.IN_PROGRESS, CaseState.SUBMITTED, CaseState.REWORK):
        return {"css": "working", "text": _("Being put right")}
    return {"css": "new", "text": case.get_state_display()}
