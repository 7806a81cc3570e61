"""Numbered papers: 整改通知单 with each hand-over, 提醒卡 before a deadline, 提示函 to a unit once a month.

What a paper says is frozen in `content` when it is numbered, so that printing it again gives the same paper.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .case import Case, Escalation


class Paper(models.Model):
    """`sequence` counts the papers of one kind in one year; a number is never given twice, gaps are allowed."""

    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("sequence"))
    issued_at = models.DateTimeField(_("issued"))
    unit = models.ForeignKey("places.ResponsibleUnit", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField(default=dict)

    CODE = ""  # the character in the number

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it stands on the paper: 创城整改〔2026〕0042号."""
        return f"创城{self.CODE}〔{self.year}〕{self.sequence:04d}号"

    @property
    def issued_on(self):
        return timezone.localdate(self.issued_at)


def _once_a_year(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["year", "sequence"], name=name)


class RectificationNotice(Paper):
    """整改通知单: one for each time a case is handed over."""

    CODE = "整改"
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")

    class Meta:
        verbose_name = _("rectification notice")
        verbose_name_plural = _("rectification notices")
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [_once_a_year("one_notice_a_number")]


class ReminderCard(Paper):
    """提醒卡: one for each step taken about a deadline (T-1 reminder, T+1 urging, T+5 supervision, T+10 report)."""

    CODE = "提醒"
    escalation = models.OneToOneField(Escalation, on_delete=models.PROTECT, related_name="card")

    class Meta:
        verbose_name = _("reminder card")
        verbose_name_plural = _("reminder cards")
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [_once_a_year("one_card_a_number")]


class PromptLetter(Paper):
    """提示函: to a unit that has not put right what was due by the end of a month; one a unit and month, out by the 5th."""

    CODE = "提示"
    month = models.DateField(_("month"))  # its first day

    class Meta:
        verbose_name = _("prompt letter")
        verbose_name_plural = _("prompt letters")
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            _once_a_year("one_letter_a_number"),
            models.UniqueConstraint(fields=["unit", "month"], name="one_letter_a_unit_and_month"),
        ]


PAPERS = {"notice": RectificationNotice, "card": ReminderCard, "letter": PromptLetter}
