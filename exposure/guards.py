"""What must hold before a step is taken. One guard, one rule, in one place; each is named by the rule it keeps.

A guard gets the locked row, the person (None for a resident or a job) and the step's payload with `now`; it raises
GuardError with a sentence for the user, or gives nothing.
"""

import hashlib
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_cms.worktime.clock import add_working_days
from site_cms.worktime.services import current_calendar, current_hours

from .choices import OPEN_STATES, SHOWABLE_STATES, PublicationKind
from .models.assessment import board_is_open
from .textscan import unsettled

QUESTIONS = ("faces", "plates", "names_and_numbers", "children", "uniforms", "reflections")
DISAGREE_WITHIN = timedelta(days=14)
MOST_PICTURES = 5


class GuardError(Exception):
    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


# --- Reports and cases --------------------------------------------------------------------------------------------------


def target_case_is_open(report, actor, payload) -> None:
    if report.case is None or report.case.state not in OPEN_STATES:
        raise GuardError(_("Choose an open case to merge into."), "target")


def has_room_for_pictures(report, actor, payload) -> None:
    if report.submission.evidence.count() > MOST_PICTURES:
        raise GuardError(_("A report has five pictures at most."), "too_many")


def is_still_worked_on(report, actor, payload) -> None:
    if report.case is not None and report.case.state not in OPEN_STATES:
        raise GuardError(_("The case is struck off; if something is still wrong, please say so."), "closed")


def has_unit_and_term(case, actor, payload) -> None:
    """A hand-over names who and until when, or says openly that it has no deadline."""
    if case.unit is None:
        raise GuardError(_("Choose the responsible unit."), "unit")
    if case.has_deadline and case.due_at is None:
        raise GuardError(_("Set a deadline, or say that there is none."), "deadline")


def is_of_the_unit(case, actor, payload) -> None:
    """A unit sees and answers its own cases only."""
    if actor is None or actor.unit_id is None or actor.unit_id != case.unit_id:
        raise GuardError(_("This case belongs to another unit."), "unit")


def is_not_of_the_unit(case, actor, payload) -> None:
    """Nobody verifies the work of their own unit."""
    if actor is None or (actor.unit_id is not None and actor.unit_id == case.unit_id):
        raise GuardError(_("The verifier must not belong to the responsible unit."), "own_unit")


def within_a_working_day(case, actor, payload) -> None:
    due = add_working_days(timezone.localtime(case.handed_over_at), 1, current_calendar(), current_hours())
    if payload["now"] > due.at:
        raise GuardError(_("A case can be declined within one working day only."), "late")


def has_after_photo(case, actor, payload) -> None:
    if not case.evidence.filter(purpose="after").exists():
        raise GuardError(_("Add at least one picture of the place as it is now."), "after_photo")


def within_fourteen_days(case, actor, payload) -> None:
    if case.closed_at is None or payload["now"] > case.closed_at + DISAGREE_WITHIN:
        raise GuardError(_("This can be done within 14 days after striking off."), "late")


def has_no_unit(case, actor, payload) -> None:
    """What was kept on account before anybody was made responsible goes back to the office, not to a unit."""
    if case.unit is not None:
        raise GuardError(_("This case has a responsible unit; it goes on with it."), "unit")


def clock_runs(case, actor, payload) -> None:
    if not case.has_deadline or case.due_at is None:
        raise GuardError(_("A case without a deadline has no clock to stop."), "deadline")
    if case.pauses.filter(to_at=None).exists():
        raise GuardError(_("The clock of this case stands still already."), "paused")
    if payload["now"] > case.due_at:
        raise GuardError(_("The deadline has passed; there is no time left to stop."), "late")


def clock_stands(case, actor, payload) -> None:
    if not case.pauses.filter(to_at=None).exists():
        raise GuardError(_("The clock of this case is running."), "running")


def is_not_paused(case, actor, payload) -> None:
    if case.clock_stopped_at is not None:
        raise GuardError(_("The clock of this case stands still."), "paused")


def is_not_overdue(case, actor, payload) -> None:
    """An extension is asked for before the deadline; afterwards it would hide that it was missed."""
    if not case.has_deadline or case.due_at is None:
        raise GuardError(_("This case has no deadline."), "deadline")
    if payload["now"] > case.due_at:
        raise GuardError(_("An extension must be asked for before the deadline."), "late")


def was_never_extended(case, actor, payload) -> None:
    """One extension a case, and one request: a refused one is not asked again."""
    if hasattr(case, "extension"):
        raise GuardError(_("An extension can be asked for once only."), "extension")


def extension_is_asked_for(case, actor, payload) -> None:
    extension = getattr(case, "extension", None)
    if extension is None or extension.decided_at is not None:
        raise GuardError(_("No extension is waiting for a decision."), "extension")


# --- Publication ----------------------------------------------------------------------------------------------------------


def no_minor(publication, actor, payload) -> None:
    """P5: a picture that may show a minor is never public."""
    evidence = publication.evidence
    if evidence is not None and evidence.may_show_minor:
        raise GuardError(_("A picture that may show a minor is never made public."), "minor")


def text_is_clean(publication, actor, payload) -> None:
    """P1: plates, telephone and identity numbers, names of accounts and door numbers are settled before anything is shown."""
    if publication.kind != PublicationKind.TEXT:
        return
    found = unsettled(public_text(publication.case))
    if found:
        raise GuardError(_("Remove from the text: %(found)s.") % {"found": "、".join(found)}, "text")


def is_another_person(publication, actor, payload) -> None:
    """P2: who redacted does not approve. There is no override."""
    if actor is None or publication.redactor_id is None or actor.pk == publication.redactor_id:
        raise GuardError(_("Who redacted cannot approve; another person must."), "same_person")


def checklist_is_complete(publication, actor, payload) -> None:
    answers = payload.get("checklist") or {}
    if publication.kind != PublicationKind.TEXT and any(answers.get(question) is not True for question in QUESTIONS):
        raise GuardError(_("Answer all six questions."), "checklist")


def hash_matches(publication, actor, payload) -> None:
    """What the approver saw is what was redacted, to the byte."""
    if not publication.content_hash or payload.get("sha256") != publication.content_hash:
        raise GuardError(_("The content has changed since you opened it. Please look at it again."), "hash")
    if content_hash(publication) != publication.content_hash:
        raise GuardError(_("The content has changed since it was redacted."), "hash")


def board_is_switched_on(publication, actor, payload) -> None:
    """P15: nothing is exposed without an impact assessment that a leader has signed."""
    if not board_is_open():
        raise GuardError(_("The board is not open: a leader must have signed its impact assessment."), "board")


def has_legal_basis(publication, actor, payload) -> None:
    """P16: each case says on what legal basis it is exposed, with the clause and the file number."""
    if not publication.case.legal_basis or not publication.case.legal_note.strip():
        raise GuardError(_("Say on what legal basis the case is shown, with the clause and the file number."), "basis")


def case_may_be_shown(publication, actor, payload) -> None:
    if publication.case.state not in SHOWABLE_STATES:
        raise GuardError(_("A case is shown only after it was handed over."), "case_state")
    if publication.kind != PublicationKind.TEXT and not publication.case.category.may_publish_photo:
        raise GuardError(_("Pictures of this category are not shown."), "category")


def approval_holds(publication, actor, payload) -> None:
    """The approval is bound to the hash; anything else is as good as not approved."""
    if not is_approved_for(publication, content_hash(publication)):
        raise GuardError(_("The approval does not fit the content."), "hash")


def is_a_picture(publication, actor, payload) -> None:
    if publication.kind == PublicationKind.TEXT:
        raise GuardError(_("Only pictures expire; the numbers stay."), "kind")


def time_is_up(publication, actor, payload) -> None:
    """A picture leaves the page on its day, not before."""
    if publication.until is None or timezone.localdate(payload["now"]) <= publication.until:
        raise GuardError(_("The picture's time is not up yet."), "until")


def is_approved_for(publication, sha256: str) -> bool:
    """Whether exactly these bytes were redacted by one person and approved by another."""
    return (
        bool(sha256)
        and publication.approved_hash == publication.content_hash == sha256
        and publication.approver_id is not None
        and publication.approver_id != publication.redactor_id
    )


def public_text(case) -> str:
    """Everything of a case that would be read by the public."""
    return "\n".join([case.title, case.summary, case.demand, case.place_words, case.legal_basis, case.legal_note])


def content_hash(publication) -> str:
    """SHA-256 of what stands to be shown: of the text as it is now, or of the derivative's bytes as they lie on disk."""
    if publication.kind == PublicationKind.TEXT:
        return hashlib.sha256(public_text(publication.case).encode()).hexdigest()
    if publication.redaction is None:
        return ""
    digest = hashlib.sha256()
    try:
        with publication.redaction.derivative.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
