"""Enumerations of the exposure board. State values are those of the specification; named groups stand beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("state of a report", "received")
    VERIFYING = "verifying", _("being verified")
    REJECTED = "rejected", _("not accepted")
    MERGED = "merged", _("merged")
    FILED = "filed", _("filed as a case")
    WITHDRAWN = "withdrawn", _("withdrawn by the reporter")


class CaseState(models.TextChoices):
    FILED = "filed", _("filed")
    ASSIGNED = "assigned", _("handed over")
    DECLINED = "declined", _("declined by the unit")
    IN_PROGRESS = "in_progress", _("being put right")
    SUBMITTED = "submitted", _("waiting for verification")
    REWORK = "rework", _("sent back")
    CLOSED = "closed", _("struck off")
    SUSPENDED = "suspended", _("kept on account")
    REOPENED = "reopened", _("reopened")


OPEN_STATES = (
    CaseState.FILED,
    CaseState.ASSIGNED,
    CaseState.DECLINED,
    CaseState.IN_PROGRESS,
    CaseState.SUBMITTED,
    CaseState.REWORK,
    CaseState.SUSPENDED,
    CaseState.REOPENED,
)
# Where the next step is the unit's: what was sent in waits for the verifier, and nobody is urged for that.
UNIT_MUST_ACT = (CaseState.ASSIGNED, CaseState.IN_PROGRESS, CaseState.REWORK)
# A case is shown only while somebody has been made responsible for it, or after it was put right.
SHOWABLE_STATES = (
    CaseState.ASSIGNED,
    CaseState.IN_PROGRESS,
    CaseState.SUBMITTED,
    CaseState.REWORK,
    CaseState.CLOSED,
    CaseState.SUSPENDED,
    CaseState.REOPENED,
)


class PublicationState(models.TextChoices):
    PRIVATE = "private", _("not public")
    REDACTING = "redacting", _("being redacted")
    REDACTED = "redacted", _("redacted")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("public")
    PHOTO_EXPIRED = "photo_expired", _("picture expired")
    HELD = "held", _("held for an appeal")
    UNPUBLISHED = "unpublished", _("taken down")


class PublicationKind(models.TextChoices):
    TEXT = "text", _("text")
    BEFORE = "before", _("picture before")
    AFTER = "after", _("picture after")


class TermKind(models.TextChoices):
    WORKING_DAYS = "working_days", _("working days")
    WORKING_HOURS = "working_hours", _("working hours")
    CALENDAR_HOURS = "calendar_hours", _("hours on the clock")


class Precision(models.TextChoices):
    EXACT = "exact", _("as reported")
    COMMUNITY = "community", _("community only")


class RejectReason(models.TextChoices):
    UNTRUE = "untrue", _("not found on the spot")
    OUT_OF_SCOPE = "out_of_scope", _("not within the campaign's scope")
    DUPLICATE = "duplicate", _("already reported")
    INCOMPLETE = "incomplete", _("too little to go on")
    PERSONAL_DISPUTE = "personal_dispute", _("a dispute between persons")
    NOT_TO_BE_SHOWN = "not_to_be_shown", _("subject must not be exposed")


class LegalBasis(models.TextChoices):
    SUPERVISION = "supervision", _("supervision by public opinion")
    DUTY = "duty", _("statutory duty")
    PENALTY = "penalty", _("publication of a penalty")


class Severity(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary")
    SERIOUS = "serious", _("serious")
    SAFETY = "safety", _("danger to safety")


class EscalationStep(models.TextChoices):
    """What is sent about a deadline, by working days before and after it."""

    REMINDER = "t-1", _("reminder card")
    URGED = "t+1", _("urged")
    SUPERVISED = "t+5", _("under supervision")
    REPORTED = "t+10", _("reported to the whole city")


class AppealGround(models.TextChoices):
    """Why somebody appeals, in the words of who is concerned."""

    I_AM_SHOWN = "i_am_shown", _("I or my family can be recognised")
    MINE = "mine", _("my home, car or shop can be recognised")
    CHILD = "child", _("a child can be seen")
    WRONG_FACT = "wrong_fact", _("what is said is not true")
    WRONG_PLACE = "wrong_place", _("it is not this place or not this unit")
    OTHER = "other", _("something else")


class AppealState(models.TextChoices):
    RECEIVED = "received", _("waiting for a decision")
    UPHELD = "upheld", _("granted")
    REFUSED = "refused", _("not granted")


class NoteKind(models.TextChoices):
    UNIT_REPLY = "unit_reply", _("statement of the unit")
    CORRECTION = "correction", _("correction")


class NoteState(models.TextChoices):
    WAITING = "waiting", _("waiting for approval")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("not approved")


class FindingKind(models.TextChoices):
    """What was found where a report pointed to."""

    FOUND = "found", _("found as reported")
    OTHERWISE = "otherwise", _("found, but otherwise than reported")
    NOTHING = "nothing", _("nothing found")
