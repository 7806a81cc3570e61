"""Opening and closing the board to the public: never without a signed impact assessment (P15)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from site_cms.audit.services import record

from ..models import BoardOpening, ImpactAssessment
from ..models.assessment import current_opening

CHAIN = "exposure:board"
WRITE = "exposure.write_assessment"
SIGN = "exposure.sign_assessment"
WORDS = ("legal_basis", "clause", "purpose", "handled", "risks", "measures")


class BoardRefused(Exception):
    """Why this cannot be done with an assessment or the board now, in the user's language."""

    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


def write_assessment(*, actor, now: datetime, **words: str) -> ImpactAssessment:
    """Record an assessment, to be signed by a leader. All of WORDS are needed."""
    _demand(actor, WRITE)
    if set(words) != set(WORDS) or not all(str(text).strip() for text in words.values()):
        raise BoardRefused(_("An assessment answers every question."), "incomplete")
    with transaction.atomic():
        assessment = ImpactAssessment.objects.create(**words, written_by=actor, written_at=now)
        _record("assessment.write", assessment, actor, now, {"legal_basis": words["legal_basis"]})
    return assessment


def sign_assessment(assessment: ImpactAssessment, *, actor, now: datetime) -> ImpactAssessment:
    """By a leader who did not write it; what is signed is not signed again."""
    _demand(actor, SIGN)
    with transaction.atomic():
        row = ImpactAssessment.objects.select_for_update().get(pk=assessment.pk)
        if row.signed_at is not None:
            raise BoardRefused(_("This assessment is signed already."), "signed")
        if row.written_by_id == actor.pk:
            raise BoardRefused(_("Who wrote the assessment cannot sign it; another person must."), "same_person")
        row.signed_by, row.signed_at = actor, now
        row.save(update_fields=["signed_by", "signed_at"])
        _record("assessment.sign", row, actor, now, {name: getattr(row, name) for name in WORDS})
    return row


def open_board(assessment: ImpactAssessment, *, actor, now: datetime) -> BoardOpening:
    """Switch the board on, on the strength of a signed assessment; a newer one takes the place of the one in force."""
    _demand(actor, SIGN)
    with transaction.atomic():
        row = ImpactAssessment.objects.select_for_update().get(pk=assessment.pk)
        if row.signed_at is None or row.signed_by_id is None:
            raise BoardRefused(_("The board opens only with a signed impact assessment."), "unsigned")
        current = current_opening()
        if current is not None and current.assessment_id == row.pk:
            return current
        if current is not None:
            _close(current, actor, now, str(_("a newer assessment")))
        opening = BoardOpening.objects.create(assessment=row, opened_by=actor, opened_at=now)
        _record("board.open", row, actor, now, {"opening": opening.pk})
    return opening


def close_board(*, reason: str, actor, now: datetime) -> None:
    """Switch it off: everything of it leaves the public at once, and the work on the cases goes on."""
    _demand(actor, SIGN)
    with transaction.atomic():
        current = BoardOpening.objects.select_for_update().filter(closed_at=None).first()
        if current is None:
            raise BoardRefused(_("The board is not open."), "closed")
        _close(current, actor, now, reason)
        _record("board.close", current.assessment, actor, now, {"reason": reason})


def _close(opening: BoardOpening, actor, now: datetime, reason: str) -> None:
    opening.closed_by, opening.closed_at, opening.reason = actor, now, reason[:200]
    opening.save(update_fields=["closed_by", "closed_at", "reason"])


def _demand(actor, permission: str) -> None:
    if actor is None or not actor.is_active or not actor.has_perm(permission):
        raise BoardRefused(_("You may not take this step."), "permission")


def _record(action: str, assessment: ImpactAssessment, actor, now: datetime, payload: dict[str, Any]) -> None:
    subject = f"exposure.impactassessment:{assessment.pk}"
    record(chain=CHAIN, action=action, subject=subject, now=now, actor=actor, payload=payload)
