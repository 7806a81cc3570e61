"""The steps of the three reviews 三审."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    FIRST = "first", _("first review")
    SECOND = "second", _("second review")
    FINAL = "final", _("final review")

    @property
    def permission(self) -> str:
        return f"review.pass_{self.value}_review"
