"""A case between the office, the responsible unit and the verifier."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from django.db import transaction
from django.db.models import F

from site_cms.intake import services as intake
from site_cms.intake.models import Evidence

from ..models import Case, UnitReply, Verification
from ..workflow import apply
from .deadlines import let_the_clock_run, reckon_deadline, set_deadline
from .papers import issue_notice
from .reports import open_publications
from .retention import set_end_of_showing


def assign_case(case: Case, *, unit, actor, now: datetime, has_deadline: bool = True, term: int | None = None) -> Case:
    """交办: hand a case over to a unit, with the deadline of its category (or another `term`), or into its yearly plan; the
    unit gets a numbered 整改通知单."""
    term = term or case.category.term
    due = reckon_deadline(case.category.term_kind, term, now) if has_deadline else None
    with transaction.atomic():
        case.handed_over_at = now
        notice = issue_notice(case, unit=unit, due_at=due.at if due else None, now=now)
        case = apply(
            case,
            "assign",
            actor=actor,
            now=now,
            payload={
                "unit": unit.name,
                "due_at": due.at.isoformat() if due else "none",
                "notice": notice.number,
            },
            unit=unit,
            has_deadline=has_deadline,
            due_at=due.at if due else None,
            handed_over_at=now,
        )
        case.deadlines.filter(replaced_at=None).update(replaced_at=now)
        if due is not None:
            set_deadline(case, due, term_kind=case.category.term_kind, term=term, starts_at=now, now=now)
    return case


def accept_case(case: Case, *, actor, now: datetime, plan: str = "") -> Case:
    return apply(case, "accept", actor=actor, now=now, accepted_at=now, plan=plan)


def decline_case(case: Case, *, reason: str, actor, now: datetime) -> Case:
    """退件: within one working day, with a reason; the office decides."""
    with transaction.atomic():
        let_the_clock_run(case, now=now)
        return apply(case, "decline", actor=actor, now=now, payload={"reason": reason}, decline_reason=reason)


def submit_rectification(case: Case, *, text: str, photos: Sequence[IO[bytes]], actor, now: datetime) -> Case:
    """The unit says that it is done and shows it. Its pictures wait for redaction like everybody's."""
    rebuilt = intake.rebuild_pictures(photos)
    with transaction.atomic():
        evidence = [intake.add_evidence(picture, now=now, purpose=Evidence.Purpose.AFTER) for picture in rebuilt]
        case.evidence.add(*evidence)
        case = apply(case, "submit", actor=actor, now=now, submitted_at=now)
        reply = UnitReply.objects.create(case=case, by=actor, at=now, text=text)
        reply.evidence.set(evidence)
        open_publications(case)
    return case


def verify_rectification(case: Case, *, passed: bool, finding: str, actor, now: datetime) -> Case:
    """核查: struck off, or sent back with the deadline unchanged and counted as rework."""
    with transaction.atomic():
        if passed:
            let_the_clock_run(case, now=now)
            case = apply(case, "close", actor=actor, now=now, payload={"finding": finding}, closed_at=now)
            set_end_of_showing(case)
        else:
            case = apply(case, "send_back", actor=actor, now=now, payload={"finding": finding})
            Case.objects.filter(pk=case.pk).update(rework_count=F("rework_count") + 1)
            case.refresh_from_db()
        Verification.objects.create(case=case, by=actor, at=now, passed=passed, finding=finding)
    return case


def suspend_case(case: Case, *, cause: str, review_on: date, actor, now: datetime) -> Case:
    """挂账: a hard case is kept on account with a date to look at it again; it stays counted and shown."""
    with transaction.atomic():
        let_the_clock_run(case, now=now)
        return apply(
            case,
            "suspend",
            actor=actor,
            now=now,
            payload={"cause": cause, "review_on": review_on.isoformat()},
            review_on=review_on,
        )


def reopen_case(case: Case, *, evidence: str, actor, now: datetime) -> Case:
    """复核: struck off too early, or back again. By a verifier, or by the reporter (actor None) within 14 days."""
    name = "reopen" if actor is not None else "reopen_by_reporter"
    with transaction.atomic():
        case = apply(case, name, actor=actor, now=now, payload={"evidence": evidence})
        case.closed_at = None  # after the step, whose guard asks how long ago it was closed
        case.save(update_fields=["closed_at"])
        set_end_of_showing(case)
    return case


def uphold_case(case: Case, *, reason: str, actor, now: datetime) -> Case:
    """The office decides that the case stays with the unit that declined it."""
    return apply(case, "uphold", actor=actor, now=now, payload={"reason": reason})


def return_to_filed(case: Case, *, actor, now: datetime) -> Case:
    """The office agrees with the unit; another one will be made responsible."""
    return apply(case, "return_to_filed", actor=actor, now=now, unit=None, due_at=None)


def resume_case(case: Case, *, actor, now: datetime) -> Case:
    """From the account back to its unit, or to the office when nobody had been made responsible yet."""
    return apply(case, "resume" if case.unit_id else "return_from_account", actor=actor, now=now, review_on=None)
