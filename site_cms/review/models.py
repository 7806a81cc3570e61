"""三审三校: the steps, what each person passed, the proofreadings, and the approval that alone opens the door to publication."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from .choices import Step
from .rules import may_take_step, pass_step, start_step, waiting_steps


class ReviewLock(WorkflowLock):
    """A page under review: its content stands still. Whoever holds the step may comment; the author withdraws it to go on."""


class ReviewTask(Task):
    """One of the three reviews. Who may take it is a permission; that they are three people, none of whom wrote the
    text, is checked with every pass."""

    step = models.CharField(_("stage of the review"), max_length=10, choices=Step.choices, unique=True)

    admin_form_fields = ["name"]
    lock_class = ReviewLock

    class Meta:
        verbose_name = _("review step")
        verbose_name_plural = _("review steps")

    @classmethod
    def get_task_state_class(cls):
        return ReviewTaskState

    @classmethod
    def get_description(cls):
        return _("One of the three reviews: another person for each, none of them an author of the text.")

    def start(self, workflow_state, user=None):
        return start_step(self, workflow_state, user)

    def user_can_access_editor(self, obj, user):
        return may_take_step(self, obj, user)

    def locked_for_user(self, obj, user):
        return not may_take_step(self, obj, user)

    def get_actions(self, obj, user):
        if not may_take_step(self, obj, user):
            return []
        return [
            ("reject", _("Return for changes"), True),
            ("approve", _("Pass"), False),
            ("approve", _("Pass with a remark"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return waiting_steps(self, user)


class ReviewTaskState(TaskState):
    """A step of one review of one revision, bound to the content that lay before the reviewer."""

    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)

    class Meta:
        verbose_name = _("taken review step")
        verbose_name_plural = _("taken review steps")

    def approve(self, user=None, update=True, comment=""):
        """Every way to a pass leads through here: the review screen, Wagtail's editor and dashboard, its API."""
        pass_step(self, user)
        return super().approve(user=user, update=update, comment=comment)


class Proofreading(models.Model):
    """校对: who read which text and what was found. The final review needs one of exactly the text it passes."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="proofreadings")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proofreader"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("read at"))
    is_clean = models.BooleanField(_("nothing left to correct"), default=True)
    findings = models.TextField(_("findings"), blank=True)

    class Meta:
        verbose_name = _("proofreading")
        verbose_name_plural = _("proofreadings")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["page", "content_hash"])]

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d}"


class Approval(models.Model):
    """A finished review: the revision and the fingerprint that three people passed. Nothing else is ever published."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="approvals")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    final_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("approved at"))
    published_at = models.DateTimeField(_("published at"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        permissions = [
            ("pass_first_review", "Can pass the first review"),
            ("pass_second_review", "Can pass the second review"),
            ("pass_final_review", "Can pass the final review"),
            ("proofread", "Can record proofreadings"),
            ("unpublish_content", "Can take published content down"),
            ("schedule_content", "Can schedule approved content"),
            ("move_content", "Can move published content"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.approved_at:%Y-%m-%d}"


class ContentSchedule(models.Model):
    """When a page is to appear and to disappear. An approval that arrives before its hour waits for it."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="content_schedule", primary_key=True
    )
    go_live_at = models.DateTimeField(_("appears at"), null=True, blank=True, db_index=True)
    expire_at = models.DateTimeField(_("disappears at"), null=True, blank=True, db_index=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        default_permissions = ()
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.go_live_at} – {self.expire_at}"
