"""When each periodic job ran last, and when it is due next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DueJob(models.Model):
    """One row a job. The lease lets one runner at a time have it; a runner that dies loses it when the lease ends."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    next_due = models.DateTimeField(_("due"))
    lease_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    last_started = models.DateTimeField(_("last started"), null=True, blank=True)
    last_success = models.DateTimeField(_("last success"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")
        ordering = ["name"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
