"""What those concerned say about a case that is shown: an appeal, a unit's reply, a correction."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import AppealGround, AppealState, NoteKind, NoteState
from .case import Case
from .publication import Publication


class Appeal(models.Model):
    """申诉: somebody who is shown, or finds a fault, without an account. Decided within five working days, with reasons.

    As private as a report: who appeals is known by a receipt only. `hid_at` is set when the picture was hidden by this
    very appeal, at once and by itself; that happens once a case.
    """

    submission = models.OneToOneField("intake.Submission", on_delete=models.PROTECT, related_name="appeal")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals"
    )  # the picture; empty: the words
    ground = models.CharField(_("what is wrong"), max_length=20, choices=AppealGround)
    text = models.TextField(_("in your words"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=AppealState, default=AppealState.RECEIVED, db_index=True
    )
    due_at = models.DateTimeField(_("decided by"))
    hid_at = models.DateTimeField(_("picture hidden"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ("view",)
        permissions = [("decide_appeal", "Can decide an appeal")]
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(hid_at__isnull=False), name="one_hiding_appeal_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class CaseNote(models.Model):
    """What stands under a case with its date: the unit's reply 单位回应, or a correction 更正. Written by one, approved by another.

    Like everything that is shown, it is shown only while the approval fits its words.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(_("kind"), max_length=20, choices=NoteKind)
    text = models.TextField(_("text"), max_length=1000)
    state = models.CharField(_("state"), max_length=20, choices=NoteState, default=NoteState.WAITING, db_index=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    approved_hash = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("note under a case")
        verbose_name_plural = _("notes under a case")
        default_permissions = ()
        permissions = [("write_correction", "Can write a correction")]
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def content_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def is_shown(self) -> bool:
        return self.state == NoteState.APPROVED and self.approved_hash == self.content_hash
