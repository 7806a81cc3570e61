"""Kinds of words that the check looks for, and how much they matter."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordKind(models.TextChoices):
    TYPO = "typo", _("typing mistake")
    SLOGAN = "slogan", _("fixed wording")
    AVOID = "avoid", _("wording to avoid")


class Severity(models.TextChoices):
    """An error stops the review until it is corrected or passed with a reason; a hint is only shown."""

    ERROR = "error", _("error")
    HINT = "hint", _("hint")
