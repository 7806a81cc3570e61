"""申诉: from somebody who is shown, without an account, to a decision with reasons within five working days (P11).

The first appeal on a picture hides it at once and by itself, once a case and only under the day's quota; everything else waits for
a person. Who decides had no part in redacting or approving what is appealed against.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_cms.audit.services import record
from site_cms.intake import services as intake
from site_cms.intake.models import Submission
from site_cms.worktime.clock import add_working_days
from site_cms.worktime.services import current_calendar, current_hours

from ..choices import AppealState, PublicationState
from ..models import Appeal, Case, Publication
from ..workflow import TransitionRefused
from .publishing import hold, release, take_down, take_down_one

CONSENT_VERSION = "2026-11-appeal"
WORKING_DAYS = 5
DECIDE = "exposure.decide_appeal"


class AppealRefused(Exception):
    """Why an appeal cannot be decided like this, in the user's language."""

    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


@dataclass(frozen=True)
class SubmittedAppeal:
    appeal: Appeal
    receipt: str
    is_new: bool


def submit_appeal(
    case: Case,
    *,
    form_key: str,
    ground: str,
    now: datetime,
    text: str = "",
    publication: Publication | None = None,
    contact: str = "",
    address: str = "",
    is_strict: bool = False,
) -> SubmittedAppeal:
    """Take an appeal in. The same form key again gives the same appeal and receipt. `address` serves the quota only.

    `publication` is the picture it is about; without one it is about the words, which a person must look at.
    """
    if address and intake.count_against_quota(address, now=now):
        is_strict = True
    with transaction.atomic():
        received = intake.receive(
            form_key=form_key, now=now, consent_version=CONSENT_VERSION, contact=contact, is_strict=is_strict
        )
        if not received.is_new:
            return SubmittedAppeal(received.submission.appeal, received.receipt, is_new=False)
        case = Case.objects.select_for_update().get(pk=case.pk)
        hides = (
            publication is not None
            and not is_strict
            and not case.appeals.filter(hid_at__isnull=False).exists()
            and _hide(publication, now)
        )
        due = add_working_days(timezone.localtime(now), WORKING_DAYS, current_calendar(), current_hours())
        appeal = Appeal.objects.create(
            submission=received.submission,
            case=case,
            publication=publication,
            ground=ground,
            text=text,
            due_at=due.at,
            hid_at=now if hides else None,
        )
        payload = {"appeal": appeal.pk, "ground": ground, "hides": hides, "about": publication.pk if publication else 0}
        _record("appeal.receive", appeal, None, now, payload)
    return SubmittedAppeal(appeal, received.receipt, is_new=True)


def _hide(publication: Publication, now: datetime) -> bool:
    try:
        hold(publication, reason=str(_("hidden while an appeal is decided")), now=now)
    except TransitionRefused:
        return False  # it is not shown any more
    return True


def appeal_of(submission: Submission) -> Appeal | None:
    return Appeal.objects.select_related("case").filter(submission=submission).first()


def decide_appeal(appeal: Appeal, *, granted: bool, reasons: str, actor, now: datetime) -> Appeal:
    """With reasons. Granted: the picture, or for an appeal about the words the whole case, is taken down; refused: what was hidden
    is shown again, if its approval still fits."""
    if actor is None or not actor.is_active or not actor.has_perm(DECIDE):
        raise AppealRefused(_("You may not take this step."), "permission")
    if not reasons.strip():
        raise AppealRefused(_("A decision gives its reasons."), "reasons")
    with transaction.atomic():
        row = Appeal.objects.select_for_update(of=("self",)).select_related("case", "publication").get(pk=appeal.pk)
        if row.state != AppealState.RECEIVED:
            raise AppealRefused(_("This appeal is decided already."), "state")
        about = [row.publication] if row.publication else list(row.case.publications.all())
        if any(actor.pk in (one.redactor_id, one.approver_id) for one in about):
            raise AppealRefused(_("Who redacted or approved it cannot decide about it."), "own_work")
        short = str(_("appeal %(number)s") % {"number": row.pk})
        try:
            _carry_out(row, granted, short, actor, now)
        except TransitionRefused as refused:
            raise AppealRefused(refused.message, refused.code) from refused
        row.state = AppealState.UPHELD if granted else AppealState.REFUSED
        row.reasons, row.decided_by, row.decided_at = reasons.strip(), actor, now
        row.save(update_fields=["state", "reasons", "decided_by", "decided_at"])
        _record("appeal.decide", row, actor, now, {"appeal": row.pk, "granted": granted})
    return row


def _carry_out(appeal: Appeal, granted: bool, reason: str, actor, now: datetime) -> None:
    publication = appeal.publication
    if publication is None:
        if granted:
            take_down(appeal.case, reason=reason, actor=actor, now=now)
        return
    publication.refresh_from_db()
    if granted:
        if publication.state != PublicationState.UNPUBLISHED:
            take_down_one(publication, reason=reason, actor=actor, now=now)
    elif publication.state == PublicationState.HELD and appeal.hid_at is not None:
        try:
            release(publication, reason=reason, actor=actor, now=now)
        except TransitionRefused as refused:
            if refused.code == "permission":
                raise
            # It may not be shown for another reason (the unit declined, the board is closed): it stays hidden.


def _record(action: str, appeal: Appeal, actor, now: datetime, payload: dict[str, Any]) -> None:
    """In the case's chain, without a word of what the appellant wrote."""
    subject = f"exposure.appeal:{appeal.pk}"
    record(chain=appeal.case.chain, action=action, subject=subject, now=now, actor=actor, payload=payload)


def counters(now: datetime) -> dict[str, int]:
    """How many appeals came this year and how they ended, for everybody to read."""
    start = timezone.localtime(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return Appeal.objects.filter(submission__received_at__gte=start).aggregate(
        received=Count("pk"),
        granted=Count("pk", filter=Q(state=AppealState.UPHELD)),
        refused=Count("pk", filter=Q(state=AppealState.REFUSED)),
        late=Count("pk", filter=Q(decided_at__gt=F("due_at")) | Q(decided_at=None, due_at__lt=now)),
    )
