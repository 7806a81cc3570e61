"""What stands under a case with its date: the unit's own statement 单位回应 and corrections 更正. Two people, always."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from site_cms.audit.services import record

from ..choices import NoteKind, NoteState
from ..models import Case, CaseNote
from ..textscan import unsettled

ANSWER, CORRECT, APPROVE = "exposure.answer_case", "exposure.write_correction", "exposure.approve_publication"
MOST_STATEMENTS = 3  # of a unit under one case


class NoteRefused(Exception):
    """Why this cannot be written or decided, in the user's language."""

    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


def write_statement(case: Case, *, text: str, actor, now: datetime) -> CaseNote:
    """By a member of the case's own unit."""
    if actor is None or not actor.has_perm(ANSWER):
        raise NoteRefused(_("You may not take this step."), "permission")
    if actor.unit_id is None or actor.unit_id != case.unit_id:
        raise NoteRefused(_("This case belongs to another unit."), "unit")
    if case.notes.filter(kind=NoteKind.UNIT_REPLY).exclude(state=NoteState.REFUSED).count() >= MOST_STATEMENTS:
        raise NoteRefused(_("Three statements stand under a case at most."), "too_many")
    return _write(case, NoteKind.UNIT_REPLY, text, actor, now)


def write_correction(case: Case, *, text: str, actor, now: datetime) -> CaseNote:
    """P14: what is said instead, with its date; the old claim is not repeated."""
    if actor is None or not actor.has_perm(CORRECT):
        raise NoteRefused(_("You may not take this step."), "permission")
    return _write(case, NoteKind.CORRECTION, text, actor, now)


def decide_note(note: CaseNote, *, approved: bool, sha256: str, actor, now: datetime, reason: str = "") -> CaseNote:
    """By another person, of exactly the words they saw: `sha256` is the hash of what stood on their screen."""
    if actor is None or not actor.has_perm(APPROVE):
        raise NoteRefused(_("You may not take this step."), "permission")
    with transaction.atomic():
        row = CaseNote.objects.select_for_update(of=("self",)).select_related("case").get(pk=note.pk)
        if row.state != NoteState.WAITING:
            raise NoteRefused(_("This is decided already."), "state")
        if row.written_by_id == actor.pk or (actor.unit_id is not None and actor.unit_id == row.case.unit_id):
            raise NoteRefused(_("Who wrote it cannot approve it; another person must."), "same_person")
        if approved and sha256 != row.content_hash:
            raise NoteRefused(_("The content has changed since you opened it. Please look at it again."), "hash")
        if not approved and not reason.strip():
            raise NoteRefused(_("Please say why it is refused."), "reason")
        row.state = NoteState.APPROVED if approved else NoteState.REFUSED
        row.approved_hash = row.content_hash if approved else ""
        row.decided_by, row.decided_at, row.reason = actor, now, reason.strip()[:200]
        row.save(update_fields=["state", "approved_hash", "decided_by", "decided_at", "reason"])
        _record("note.decide", row, actor, now, {"note": row.pk, "approved": approved, "sha256": row.content_hash})
    return row


def shown_notes(case: Case) -> list[CaseNote]:
    """What the public reads: approved, and unchanged since."""
    return [note for note in case.notes.filter(state=NoteState.APPROVED) if note.is_shown]


def _write(case: Case, kind: str, text: str, actor, now: datetime) -> CaseNote:
    text = text.strip()
    if not text:
        raise NoteRefused(_("Please write something."), "empty")
    found = unsettled(text)
    if found:
        raise NoteRefused(_("Remove from the text: %(found)s.") % {"found": "、".join(found)}, "text")
    with transaction.atomic():
        note = CaseNote.objects.create(case=case, kind=kind, text=text, written_by=actor, written_at=now)
        _record("note.write", note, actor, now, {"note": note.pk, "kind": str(kind)})
    return note


def _record(action: str, note: CaseNote, actor, now: datetime, payload: dict[str, Any]) -> None:
    subject = f"exposure.casenote:{note.pk}"
    record(chain=note.case.chain, action=action, subject=subject, now=now, actor=actor, payload=payload)
