"""Who stands in for whom, and who is away."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Deputy(models.Model):
    """A standing arrangement. A deputy takes over the open items of somebody on leave, never a right: what the work
    asks for the deputy must hold as well, and the two-person rule goes by who really acted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="deputies"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("deputy"), on_delete=models.CASCADE, related_name="stands_in_for"
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("The first who is here takes over; the next when the first is away too.")
    )

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        ordering = ["person", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "deputy"],
                name="deputy_once",
                violation_error_message=_("This deputy is named already."),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("deputy")),
                name="deputy_is_another",
                violation_error_message=_("Nobody stands in for themselves."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.deputy}"


class Leave(models.Model):
    """Days on which somebody is away, both ends included, by the city's clock."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="leaves"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    note = models.CharField(_("note"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        ordering = ["-first_day", "person"]
        indexes = [models.Index(fields=["last_day", "first_day"], name="leave_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="leave_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.first_day} – {self.last_day}"

    def clean(self):
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day lies before the first.")})
