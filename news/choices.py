"""Enumerations of the columns."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ColumnKind(models.TextChoices):
    """What a column holds. Government sites declare it as ColumnType; the home page puts notices into a strip of their own."""

    NEWS = "news", _("news")
    NOTICE = "notice", _("notices")
    QUESTION = "question", _("questions and answers")
    SERIES = "series", _("serials")
