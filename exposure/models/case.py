"""A problem from being filed to being struck off, and everything that is reckoned about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from site_cms.imports.models import Importable

from ..choices import CaseState, EscalationStep, LegalBasis, Severity, TermKind
from ..querysets import CaseManager
from .category import Category


class Case(Importable):
    """案件: one problem at one place, many reports, one responsible unit.

    `number` is the year and six digits, gaps allowed. A date that is empty has not happened. `has_deadline` is false
    for a problem that was handed over into the unit's yearly plan; it is not in the divisor of 限期整改率.
    """

    number = models.CharField(_("case number"), max_length=12, unique=True)
    state = models.CharField(_("state"), max_length=20, choices=CaseState, default=CaseState.FILED, db_index=True)
    title = models.CharField(_("title"), max_length=60)
    summary = models.TextField(_("what is wrong, for the public"), max_length=500)
    demand = models.TextField(_("what must be done"), max_length=500, blank=True)
    category = models.ForeignKey(Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="cases")
    district = models.ForeignKey(
        "places.District",
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    place = models.ForeignKey(
        "places.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    place_words = models.CharField(_("place, as shown"), max_length=120, blank=True)
    unit = models.ForeignKey(
        "places.ResponsibleUnit",
        verbose_name=_("responsible unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    severity = models.CharField(_("severity"), max_length=20, choices=Severity, default=Severity.ORDINARY)
    legal_basis = models.CharField(_("legal basis"), max_length=20, choices=LegalBasis, blank=True)
    legal_note = models.CharField(_("clause and file number"), max_length=200, blank=True)
    channel = models.CharField(_("source"), max_length=20, blank=True)

    filed_at = models.DateTimeField(pgettext_lazy("time", "filed"))
    handed_over_at = models.DateTimeField(pgettext_lazy("time", "handed over"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted by the unit"), null=True, blank=True)
    has_deadline = models.BooleanField(_("has a deadline"), default=True)
    due_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    clock_stopped_at = models.DateTimeField(_("clock stopped"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("reported as done"), null=True, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("time", "struck off"), null=True, blank=True)
    review_on = models.DateField(_("looked at again on"), null=True, blank=True)
    me_too_count = models.PositiveIntegerField(_("others who met the same"), default=0, editable=False)
    rework_count = models.PositiveSmallIntegerField(_("times sent back"), default=0)
    plan = models.TextField(_("the unit's plan"), max_length=500, blank=True)
    decline_reason = models.TextField(_("why the unit declines"), max_length=500, blank=True)
    previous = models.ForeignKey(
        "self", verbose_name=_("relapse of"), null=True, blank=True, on_delete=models.PROTECT, related_name="relapses"
    )
    evidence = models.ManyToManyField("intake.Evidence", verbose_name=_("pictures"), blank=True, related_name="cases")

    ledger_key = models.CharField(_("key in ledgers"), max_length=64, blank=True, db_index=True, editable=False)

    objects = CaseManager()
    everything = models.Manager()  # noqa: DJ012 the default manager comes first

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ("view", "change")
        permissions = [
            ("assign_case", "Can hand a case over to a unit"),
            ("answer_case", "Can answer for the responsible unit"),
            ("import_case", "Can import a ledger of cases"),
            ("verify_case", "Can verify and strike off"),
            ("approve_extension", "Can approve an extension"),
            ("approve_suspension", "Can keep a case on account"),
        ]
        ordering = ["-filed_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["-filed_at", "-id"]),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return f"/case/{self.number}"

    def is_overdue(self, now) -> bool:
        """Past its deadline and not yet put right; what is kept on account waits for its review instead, and while the
        clock stands still nothing becomes late."""
        return (
            self.has_deadline
            and self.due_at is not None
            and self.due_at < (self.clock_stopped_at or now)
            and self.state not in (CaseState.CLOSED, CaseState.SUSPENDED)
        )

    @property
    def chain(self) -> str:
        """The name of its chain of events."""
        return f"case:{self.pk}"


class Deadline(models.Model):
    """How a deadline came about, so that it can be explained and reckoned again. The current one has no `replaced_at`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    term_kind = models.CharField(_("term in"), max_length=20, choices=TermKind)
    term = models.PositiveSmallIntegerField(_("term"))
    starts_at = models.DateTimeField(_("runs from"))
    due_at = models.DateTimeField(_("deadline"))
    is_provisional = models.BooleanField(_("provisional: that year's holidays are not entered yet"), default=False)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.due_at:%Y-%m-%d %H:%M}"


class Extension(models.Model):
    """延期: at most one a case, asked for by the unit, approved by the supervision office."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="extension")
    reason = models.TextField(_("reason"), max_length=500)
    working_days = models.PositiveSmallIntegerField(_("working days asked for"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.case_id}"


class Pause(models.Model):
    """A time during which the clock stands still, with its reason (weather, a court, a missing permit). Not 挂账."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=200)
    from_at = models.DateTimeField(_("from"))
    to_at = models.DateTimeField(_("to"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.case_id}"


class Escalation(models.Model):
    """提醒、催办、督办、通报: one row for each step of each deadline, which is why a step is never taken twice."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    step = models.CharField(_("step"), max_length=10, choices=EscalationStep)
    due_at = models.DateTimeField(_("deadline"))
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "step", "due_at"], name="one_escalation_a_step_and_deadline")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class UnitReply(models.Model):
    """What the unit says it did, with its after-photos. One for each time it was submitted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(_("what was done"), max_length=1000)
    evidence = models.ManyToManyField("intake.Evidence", verbose_name=_("pictures"), related_name="+")

    class Meta:
        verbose_name = _("reply of the unit")
        verbose_name_plural = _("replies of the unit")
        default_permissions = ()
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.case_id}"


class Verification(models.Model):
    """核查: what somebody who is not of the unit found on the spot."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="verifications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    passed = models.BooleanField(_("put right"))
    finding = models.TextField(_("finding"), max_length=500)
    evidence = models.ForeignKey("intake.Evidence", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        default_permissions = ()
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.case_id}"
