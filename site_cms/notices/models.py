"""What has been told already."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeSent(models.Model):
    """One mail about one open item to one person: the reason why it is not sent again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=160)
    sent_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        verbose_name = _("notice sent")
        verbose_name_plural = _("notices sent")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]

    def __str__(self) -> str:
        return self.key
