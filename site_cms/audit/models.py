"""What happened, append-only and chained, so that a changed row is found, and a lawfully erased one is not mistaken for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """One link of a chain. The hash covers everything but the payload, of which it covers the digest only:
    the payload lies in a row beside it that can be erased when the law wants it gone, and the chain still verifies."""

    chain = models.CharField(_("chain"), max_length=80)
    sequence = models.PositiveIntegerField(_("sequence"))
    at = models.DateTimeField(_("time"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    action = models.CharField(_("action"), max_length=60)
    subject = models.CharField(_("what"), max_length=120)
    payload_digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ["chain", "sequence"]
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="audit_chain_sequence")]
        indexes = [models.Index(fields=["subject", "at"])]

    def __str__(self) -> str:
        return f"{self.chain}#{self.sequence} {self.action}"

    def save(self, *args, **kwargs):
        if self.pk and not self._state.adding:
            raise TypeError("audit events are append-only")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("audit events are append-only")


class AuditPayload(models.Model):
    """The erasable part of an event: what exactly was said or changed."""

    event = models.OneToOneField(AuditEvent, on_delete=models.CASCADE, related_name="payload", primary_key=True)
    data = models.JSONField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("audit payload")

    def __str__(self) -> str:
        return f"{self.event_id}"
