"""What a resident sent. Private for ever: no page, feed, index or unit ever reads this table."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import FindingKind, RejectReason, ReportState
from .category import Category


class Report(models.Model):
    """The subject is a place and what is wrong there. There is no field for a person who did it, on purpose."""

    submission = models.OneToOneField(
        "intake.Submission", verbose_name=_("submission"), on_delete=models.PROTECT, related_name="report"
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ReportState, default=ReportState.RECEIVED, db_index=True
    )
    is_praise = models.BooleanField(_("praise"), default=False)
    category = models.ForeignKey(
        Category, verbose_name=_("category"), null=True, on_delete=models.PROTECT, related_name="reports"
    )
    district = models.ForeignKey(
        "places.District", verbose_name=_("district"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(
        "places.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place_words = models.CharField(_("place in words"), max_length=120, blank=True)
    description = models.TextField(_("what is wrong"), max_length=1000)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    reject_reason = models.CharField(_("reason"), max_length=30, choices=RejectReason, blank=True)
    answer_to_reporter = models.TextField(_("answer to the reporter"), max_length=500, blank=True)
    case = models.ForeignKey(
        "exposure.Case", verbose_name=_("case"), null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    updated_at = models.DateTimeField(_("changed"), null=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ("view",)
        permissions = [
            ("verify_report", "Can verify, reject, merge and file reports"),
            ("type_in_report", "Can type in a report for a caller"),
        ]
        indexes = [models.Index(fields=["state", "-id"])]

    def __str__(self) -> str:
        return f"{self.pk}"


class SpotCheck(models.Model):
    """现场核实 of a report: who, when, what was found, and a picture if one was taken. One report may be looked at twice."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="spot_checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))
    found = models.CharField(_("found"), max_length=20, choices=FindingKind)
    finding = models.TextField(_("finding"), max_length=500)
    evidence = models.ForeignKey("intake.Evidence", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("check on the spot")
        verbose_name_plural = _("checks on the spot")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.report_id}"
