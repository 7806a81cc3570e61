"""A resident's report and what the office decides about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from site_cms.audit.services import record
from site_cms.intake import services as intake
from site_cms.intake.models import Channel, Evidence, Submission

from ..choices import Precision, PublicationKind, PublicationState
from ..models import Case, Publication, Report, SpotCheck
from ..models.assessment import current_opening
from ..workflow import TransitionRefused, apply, chain_of

MAY_FLAG = ("exposure.verify_report", "exposure.redact_publication", "exposure.approve_publication")
CONSENT_VERSION = "2026-11"


@dataclass(frozen=True)
class SubmittedReport:
    report: Report
    receipt: str
    is_new: bool


def submit_report(
    *,
    form_key: str,
    category,
    description: str,
    photos: Sequence[IO[bytes]],
    now: datetime,
    district=None,
    place=None,
    place_words: str = "",
    answers: dict[str, Any] | None = None,
    contact: str = "",
    may_show_minor: bool = False,
    is_praise: bool = False,
    address: str = "",
    is_strict: bool = False,
    channel: str = Channel.SNAPSHOT,
    typed_in_by=None,
) -> SubmittedReport:
    """Take a report in. The same form key again gives the same report and the same receipt.

    Pictures that were staged under the form key come along. Pictures are rebuilt before the transaction; a broken one raises IntakeError and nothing is kept. `address` serves
    the quota only and is stored nowhere; `is_strict` puts what smells of a machine into the stricter queue.
    """
    rebuilt = intake.rebuild_pictures(photos)
    if rebuilt:
        intake.waiting(form_key).delete()  # chosen anew
    if address and intake.count_against_quota(address, now=now):
        is_strict = True
    with transaction.atomic():
        received = intake.receive(
            form_key=form_key,
            now=now,
            channel=channel,
            consent_version=CONSENT_VERSION,
            contact=contact,
            is_strict=is_strict,
            typed_in_by=typed_in_by,
        )
        if not received.is_new:
            return SubmittedReport(received.submission.report, received.receipt, is_new=False)
        report = Report.objects.create(
            submission=received.submission,
            category=category,
            district=district,
            place=place,
            place_words=place_words,
            description=description,
            answers=answers or {},
            is_praise=is_praise,
            updated_at=now,
        )
        evidence = intake.take_staged(form_key, received.submission, may_show_minor=may_show_minor) + [
            intake.add_evidence(picture, now=now, submission=received.submission, may_show_minor=may_show_minor)
            for picture in rebuilt
        ]
        record(
            chain=chain_of(report),
            action="report.receive",
            subject=f"exposure.report:{report.pk}",
            now=now,
            actor=typed_in_by,
            payload={
                "channel": channel,
                "consent": CONSENT_VERSION,
                "pictures": [row.pk for row in evidence],
                "to": report.state,
            },
        )
    return SubmittedReport(report, received.receipt, is_new=True)


def report_of(submission: Submission) -> Report | None:
    return Report.objects.select_related("case", "category").filter(submission=submission).first()


def start_verifying(report: Report, *, actor, now: datetime) -> Report:
    payload = {"category": report.category.code if report.category else "none"}
    return apply(report, "start_verifying", actor=actor, now=now, payload=payload, updated_at=now)


def reject_report(report: Report, *, reason: str, answer: str, actor, now: datetime) -> Report:
    return apply(
        report,
        "reject",
        actor=actor,
        now=now,
        payload={"reason": reason},
        reject_reason=reason,
        answer_to_reporter=answer,
        updated_at=now,
    )


def withdraw_report(report: Report, *, now: datetime) -> Report:
    """By the holder of the receipt."""
    return apply(report, "withdraw", actor=None, now=now, updated_at=now)


def add_photos(report: Report, photos: Sequence[IO[bytes]], *, now: datetime, may_show_minor: bool = False) -> Report:
    """By the holder of the receipt, while the report is looked at or its case is open; five pictures in all.

    They are as private as the first ones and wait for redaction with them. Raises IntakeError for a broken one.
    """
    rebuilt = intake.rebuild_pictures(photos)
    with transaction.atomic():
        evidence = [
            intake.add_evidence(picture, now=now, submission=report.submission, may_show_minor=may_show_minor)
            for picture in rebuilt
        ]
        payload = {"pictures": [row.pk for row in evidence] or None}
        report = apply(report, "add_photo", actor=None, now=now, payload=payload, updated_at=now)
        if report.case is not None:
            report.case.evidence.add(*evidence)
            open_publications(report.case)
    return report


def file_case(
    report: Report, *, title: str, summary: str, actor, now: datetime, demand: str = "", **fields: Any
) -> Case:
    """立案: a verified report becomes a case with a number; its pictures come along, everything still private.

    The public place is as exact as the category allows. The legal basis is the signed assessment's unless another is named.
    """
    opening = current_opening()
    if opening is not None and not fields.get("legal_basis"):
        fields |= {"legal_basis": opening.assessment.legal_basis, "legal_note": opening.assessment.clause}
    with transaction.atomic():
        case = Case.objects.create(
            number=next_number(now),
            title=title,
            summary=summary,
            demand=demand,
            category=report.category,
            district=report.district,
            place=report.place if report.category.precision == Precision.EXACT else None,
            place_words=fields.pop(
                "place_words", report.place_words if report.category.precision == Precision.EXACT else ""
            ),
            channel=report.submission.channel,
            filed_at=now,
            **fields,
        )
        record(
            chain=case.chain,
            action="case.file",
            subject=f"exposure.case:{case.pk}",
            now=now,
            actor=actor,
            payload={
                "number": case.number,
                "standard": report.category.standard,
                "severity": case.severity,
                "channel": case.channel,
                "to": case.state,
            },
        )
        apply(report, "file", actor=actor, now=now, payload={"case": case.number}, case=case, updated_at=now)
        case.evidence.set(report.submission.evidence.all())
        case.evidence.add(*report.spot_checks.exclude(evidence=None).values_list("evidence", flat=True))
        open_publications(case)
    return case


def merge_report(report: Report, case: Case, *, actor, now: datetime) -> Report:
    """并案: the report joins an open case; its reporter follows that case, and it counts once."""
    with transaction.atomic():
        merged = apply(report, "merge", actor=actor, now=now, payload={"case": case.number}, case=case, updated_at=now)
        case.evidence.add(*report.spot_checks.exclude(evidence=None).values_list("evidence", flat=True))
    return merged


def open_publications(case: Case) -> None:
    """One publication for the text and one for each picture that has none yet."""
    Publication.objects.get_or_create(case=case, kind=PublicationKind.TEXT)
    for evidence in case.evidence.filter(purpose__in=("before", "after")):
        Publication.objects.get_or_create(case=case, evidence=evidence, defaults={"kind": evidence.purpose})


def next_number(now: datetime) -> str:
    """The year and six digits. Two at once: the unique number makes the second try again in its own transaction."""
    year = timezone.localtime(now).year
    last = Case.everything.select_for_update().filter(number__startswith=str(year)).order_by("-number").first()
    return f"{year}{int(last.number[4:]) + 1 if last else 1:06d}"


def check_on_the_spot(report: Report, *, found: str, finding: str, actor, now: datetime, photo=None) -> SpotCheck:
    """现场核实: who looked, when, what they found, and a picture if they took one. The picture is the office's own and is
    shown to nobody outside."""
    rebuilt = intake.rebuild_pictures([photo])[0] if photo else None
    with transaction.atomic():
        report = apply(report, "check", actor=actor, now=now, payload={"found": str(found)}, updated_at=now)
        evidence = (
            intake.add_evidence(rebuilt, now=now, purpose=Evidence.Purpose.VERIFICATION)
            if rebuilt is not None
            else None
        )
        return SpotCheck.objects.create(
            report=report, by=actor, at=now, found=found, finding=finding, evidence=evidence
        )


def flag_minor(evidence: Evidence, *, may_show_minor: bool, actor, now: datetime) -> None:
    """P5: what may show a minor is never public; what is shown already is hidden in the same moment."""
    if actor is None or not any(actor.has_perm(right) for right in MAY_FLAG):
        raise TransitionRefused(_("You may not take this step."), "permission")
    with transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(may_show_minor=may_show_minor)
        record(
            chain=f"evidence:{evidence.pk}",
            action="evidence.flag_minor",
            subject=f"intake.evidence:{evidence.pk}",
            now=now,
            actor=actor,
            payload={"may_show_minor": may_show_minor},
        )
        if may_show_minor:
            for shown in Publication.objects.filter(evidence=evidence, state=PublicationState.PUBLISHED):
                apply(
                    shown, "hold", actor=None, now=now, payload={"reason": "minor"}, reason=str(_("may show a minor"))
                )
