"""Whether something of a case may be seen: the text, and each picture, each with a machine of its own."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import PublicationKind, PublicationState
from .case import Case


class Publication(models.Model):
    """Case work and publication are two axes: a case is worked whether or not it is shown.

    `content_hash` is the SHA-256 of what was redacted (the derivative's bytes, or the text); `approved_hash` of what
    the approver saw. Only when both are equal, and equal to the bytes in hand, is anything served.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(_("kind"), max_length=10, choices=PublicationKind)
    state = models.CharField(
        _("state"), max_length=20, choices=PublicationState, default=PublicationState.PRIVATE, db_index=True
    )
    evidence = models.ForeignKey(
        "intake.Evidence", null=True, blank=True, on_delete=models.PROTECT, related_name="publications"
    )
    redaction = models.ForeignKey(
        "intake.Redaction", null=True, blank=True, on_delete=models.PROTECT, related_name="publications"
    )
    redactor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    content_hash = models.CharField(max_length=64, blank=True)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_hash = models.CharField(max_length=64, blank=True)
    checklist = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(_("public since"), null=True, blank=True)
    until = models.DateField(_("picture shown until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        default_permissions = ()
        permissions = [
            ("redact_publication", "Can redact"),
            ("approve_publication", "Can approve what was redacted by another"),
            ("publish_publication", "Can publish what was approved"),
            ("withdraw_publication", "Can take down at once"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(kind=PublicationKind.TEXT), name="one_text_publication_a_case"
            ),
            models.UniqueConstraint(
                fields=["case", "evidence"],
                condition=models.Q(evidence__isnull=False),
                name="one_publication_a_picture",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def is_shown_picture(self) -> bool:
        """A picture the public may see now; the serving view asks again for the bytes."""
        return (
            self.redaction is not None
            and self.state == PublicationState.PUBLISHED
            and self.approved_hash == self.content_hash == self.redaction.sha256
        )


def picture_pairs(case: Case) -> dict[str, list[Publication]]:
    """The pictures of a case that may be seen, before and after (its publications are read already)."""
    shown = [publication for publication in case.publications.all() if publication.is_shown_picture]
    return {
        kind.value: [publication for publication in shown if publication.kind == kind]
        for kind in (PublicationKind.BEFORE, PublicationKind.AFTER)
    }
