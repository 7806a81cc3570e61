"""What must be thought through and signed before anything is exposed, and the times at which the board was open (P15)."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import LegalBasis

KEPT_FOR = 3  # years after it was signed (PIPL, article 56)
REVIEWED_AFTER = timedelta(days=365)


class ImpactAssessment(models.Model):
    """个人信息保护影响评估: why, on what legal basis, with which risks and measures (PIPL 55 and 56).

    Written by one, signed by a leader who is somebody else; once signed it is neither changed nor deleted before its time.
    """

    legal_basis = models.CharField(_("legal basis"), max_length=20, choices=LegalBasis)
    clause = models.CharField(
        _("clause and file number"),
        max_length=200,
        help_text=_("The local regulation's article, and the number under which this board's rules are filed"),
    )
    purpose = models.TextField(_("purpose and why it is needed"), max_length=2000)
    handled = models.TextField(_("what personal information is handled, and how"), max_length=2000)
    risks = models.TextField(_("risks for those concerned"), max_length=2000)
    measures = models.TextField(_("measures of protection"), max_length=2000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("written by"), on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("signed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)

    class Meta:
        verbose_name = _("impact assessment")
        verbose_name_plural = _("impact assessments")
        default_permissions = ("view",)
        permissions = [
            ("write_assessment", "Can write an impact assessment"),
            ("sign_assessment", "Can sign an impact assessment and open or close the board"),
        ]
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d}"

    @property
    def review_on(self) -> date | None:
        """The day on which it must have been looked at again."""
        return timezone.localdate(self.signed_at + REVIEWED_AFTER) if self.signed_at else None

    def delete(self, *args, **kwargs):
        if self.signed_at and timezone.now() < self.signed_at + timedelta(days=366 * KEPT_FOR):
            raise TypeError("a signed assessment is kept for three years")
        return super().delete(*args, **kwargs)


class BoardOpening(models.Model):
    """A time during which the board was open to the public. Open now: the one row that is not closed."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.PROTECT, related_name="openings")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("time the board was open")
        verbose_name_plural = _("times the board was open")
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(closed_at=None), name="the_board_is_open_once_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d}"


def current_opening() -> BoardOpening | None:
    return BoardOpening.objects.select_related("assessment").filter(closed_at=None).first()


def board_is_open() -> bool:
    """Whether anything of the board may be seen by the public."""
    return BoardOpening.objects.filter(closed_at=None).exists()
