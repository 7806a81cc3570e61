"""What waits for whom at the exposure board: the sources of the inbox and of the desk."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F
from django.urls import reverse

from site_cms.notices.registry import OpenItem

from .choices import UNIT_MUST_ACT, AppealState, CaseState, EscalationStep, NoteState, PublicationState, ReportState
from .models import Appeal, Case, CaseNote, Escalation, Publication, Report

LIMIT = 50
WITH_THE_UNIT = (CaseState.ASSIGNED, CaseState.IN_PROGRESS, CaseState.REWORK, CaseState.REOPENED)


def reports_to_verify(user, now: datetime) -> Iterator[OpenItem]:
    """Named by number, never by what the reporter wrote."""
    permission = "exposure.verify_report"
    if user.has_perm(permission):
        waiting = (ReportState.RECEIVED, ReportState.VERIFYING)
        for pk in Report.objects.filter(state__in=waiting).order_by("pk").values_list("pk", flat=True)[:LIMIT]:
            url = reverse("exposure_office_report", args=[pk])
            yield OpenItem(f"report:{pk}", f"随手拍 #{pk}", url, permission=permission)


def cases_of_my_unit(user, now: datetime) -> Iterator[OpenItem]:
    if user.unit_id and user.has_perm("exposure.answer_case"):
        for case in Case.objects.of_unit(user.unit_id).filter(state__in=WITH_THE_UNIT).order_by("due_at")[:LIMIT]:
            url = reverse("exposure_desk_case", args=[case.number])
            yield OpenItem(f"case:{case.pk}:{case.state}", _title(case), url, due=case.due_at)


def cases_to_verify(user, now: datetime) -> Iterator[OpenItem]:
    """Never a case of one's own unit: nobody strikes off their own work."""
    permission = "exposure.verify_case"
    if user.has_perm(permission):
        cases = Case.objects.filter(state=CaseState.SUBMITTED).order_by("due_at")
        if user.unit_id:
            cases = cases.exclude(unit_id=user.unit_id)
        for case in cases[:LIMIT]:
            url = reverse("exposure_office_case", args=[case.number])
            yield OpenItem(f"case:{case.pk}:verify", _title(case), url, due=case.due_at, permission=permission)


def escalations(user, now: datetime) -> Iterator[OpenItem]:
    """A unit reads what was sent about its own deadlines; the supervision office what came to supervision and report."""
    rows = Escalation.objects.filter(
        case__state__in=UNIT_MUST_ACT, case__due_at=F("due_at"), case__clock_stopped_at=None
    ).select_related("case")
    supervises = "exposure.approve_extension"
    if user.unit_id and user.has_perm("exposure.answer_case"):
        for row in rows.filter(case__unit_id=user.unit_id).order_by("-at", "-pk")[:LIMIT]:
            yield _escalation(row, reverse("exposure_desk_case", args=[row.case.number]), "")
    elif user.has_perm(supervises):
        steps = (EscalationStep.SUPERVISED, EscalationStep.REPORTED)
        for row in rows.filter(step__in=steps).order_by("-at", "-pk")[:LIMIT]:
            yield _escalation(row, reverse("exposure_office_case", args=[row.case.number]), supervises)


def _escalation(row: Escalation, url: str, permission: str) -> OpenItem:
    title = f"{row.get_step_display()} {_title(row.case)}"
    return OpenItem(f"escalation:{row.pk}", title, url, since=row.at, due=row.due_at, permission=permission)


def appeals_to_decide(user, now: datetime) -> Iterator[OpenItem]:
    """Named by number, never by what the appellant wrote."""
    permission = "exposure.decide_appeal"
    if user.has_perm(permission):
        rows = Appeal.objects.filter(state=AppealState.RECEIVED).select_related("case").order_by("due_at", "pk")
        for row in rows[:LIMIT]:
            url = reverse("exposure_office_appeal", args=[row.pk])
            title = f"申诉 #{row.pk} {_title(row.case)}"
            yield OpenItem(f"appeal:{row.pk}", title, url, due=row.due_at, permission=permission)


def notes_to_approve(user, now: datetime) -> Iterator[OpenItem]:
    """What another person wrote to stand under a case."""
    permission = "exposure.approve_publication"
    if user.has_perm(permission):
        rows = CaseNote.objects.filter(state=NoteState.WAITING).exclude(written_by=user).select_related("case")
        for row in rows.order_by("pk")[:LIMIT]:
            url = reverse("exposure_office_case", args=[row.case.number])
            title = f"{row.get_kind_display()} {_title(row.case)}"
            yield OpenItem(f"note:{row.pk}", title, url, permission=permission)


def publications_to_redact(user, now: datetime) -> Iterator[OpenItem]:
    permission = "exposure.redact_publication"
    if user.has_perm(permission):
        yield from _publications(Publication.objects.filter(state=PublicationState.REDACTING), permission)


def publications_to_approve(user, now: datetime) -> Iterator[OpenItem]:
    """What another person redacted."""
    permission = "exposure.approve_publication"
    if user.has_perm(permission):
        rows = Publication.objects.filter(state=PublicationState.REDACTED).exclude(redactor=user)
        yield from _publications(rows, permission)


def _publications(rows, permission: str) -> Iterator[OpenItem]:
    for row in rows.select_related("case").order_by("pk")[:LIMIT]:
        title = f"{row.case.number} {row.get_kind_display()}"
        url = reverse("exposure_office_publication", args=[row.pk])
        yield OpenItem(f"publication:{row.pk}:{row.state}", title, url, permission=permission)


def _title(case: Case) -> str:
    return f"{case.number} {case.title}"
