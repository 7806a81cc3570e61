"""The monthly ranking of units, frozen on the 1st. Units only: no person is ever ranked (P19)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from site_cms.places.choices import UnitKind


class MonthlyRanking(models.Model):
    """月度排名 of one month as it was frozen. A correction is a new revision with its reason; the old one stays.

    Public once a leader has signed it; a revision is signed by somebody who did not ask for it.
    """

    month = models.DateField(_("month"))  # its first day
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    frozen_at = models.DateTimeField(_("frozen"))
    reason = models.CharField(_("reason for the revision"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)

    class Meta:
        verbose_name = _("monthly ranking")
        verbose_name_plural = _("monthly rankings")
        default_permissions = ("view",)
        permissions = [
            ("revise_ranking", "Can ask for a revision of a monthly ranking"),
            ("sign_ranking", "Can sign a monthly ranking"),
        ]
        ordering = ["-month", "-revision"]
        constraints = [models.UniqueConstraint(fields=["month", "revision"], name="one_ranking_a_month_and_revision")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}/{self.revision}"


class RankingRow(models.Model):
    """One unit's figures in one ranking. `rank` is empty where fewer than five cases were due: too few to compare.

    The counts are those of `services.figures`; the names are frozen with them.
    """

    ranking = models.ForeignKey(MonthlyRanking, on_delete=models.CASCADE, related_name="rows")
    league = models.CharField(_("league"), max_length=20, choices=UnitKind)
    unit = models.ForeignKey("places.ResponsibleUnit", on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(_("responsible unit"), max_length=100)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("row of a monthly ranking")
        verbose_name_plural = _("rows of a monthly ranking")
        default_permissions = ()
        ordering = ["ranking", "league", "order"]
        constraints = [models.UniqueConstraint(fields=["ranking", "unit"], name="one_row_a_unit_and_ranking")]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.rank or '—'}"
