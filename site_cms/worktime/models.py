"""The editable calendar: days that differ from Monday to Friday, the years that are entered, the office hours."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarYear(models.Model):
    """A year whose holidays have been announced and entered. Deadlines that reach beyond are provisional."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    source = models.CharField(_("source"), max_length=120, blank=True, help_text=_("The notice it was taken from"))

    class Meta:
        verbose_name = _("calendar year")
        verbose_name_plural = _("calendar years")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A weekday that is off, or a Saturday or Sunday that is worked 调休."""

    date = models.DateField(_("date"), unique=True)
    is_workday = models.BooleanField(_("is a workday"))
    name = models.CharField(_("name"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["-date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class WorkingHours(models.Model):
    """One row: the office hours by which terms in working hours are reckoned."""

    morning_from = models.TimeField(_("morning from"), default="08:30")
    morning_to = models.TimeField(_("morning to"), default="12:00")
    afternoon_from = models.TimeField(_("afternoon from"), default="13:30")
    afternoon_to = models.TimeField(_("afternoon to"), default="17:30")

    class Meta:
        verbose_name = _("office hours")
        verbose_name_plural = _("office hours")

    def __str__(self) -> str:
        return f"{self.morning_from:%H:%M}–{self.afternoon_to:%H:%M}"

    def clean(self):
        times = [self.morning_from, self.morning_to, self.afternoon_from, self.afternoon_to]
        if None not in times and times != sorted(set(times)):
            raise ValidationError(_("Office hours must run from morning to evening."))
