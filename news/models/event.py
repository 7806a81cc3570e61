"""活动: what happens where and when, once or again and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from site_cms.pages.models import BasePage

from ..addresses import new_id
from ..blocks import ARTICLE_BLOCKS
from ..ics import calendar_response
from ..recurrence import moments, parse

COMING = 6  # dates of a repeating event that its page lists


@dataclass(frozen=True)
class Occurrence:
    """One time that an event takes place; `note` says why it does not, when it was cancelled."""

    event: "EventPage"
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False
    note: str = ""

    @property
    def days(self) -> Iterator[date]:
        """Every day it covers. An end at midnight belongs to the day before."""
        day = timezone.localtime(self.starts_at).date()
        last = timezone.localtime(self.ends_at - timedelta(microseconds=1)).date()
        while day <= last:
            yield day
            day += timedelta(days=1)


class EventPage(RoutablePageMixin, BasePage):
    """A volunteer Friday, a theme week, a hearing. `starts_at` and `ends_at` are those of the first time."""

    summary = models.CharField(_("summary"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    is_all_day = models.BooleanField(_("whole days"), default=False)
    recurrence = models.CharField(
        _("repeats"),
        max_length=200,
        blank=True,
        help_text=_(
            "Empty for once only. Every Friday: FREQ=WEEKLY;BYDAY=FR. Third Monday of each month: FREQ=MONTHLY;BYDAY=3MO. "
            "The 15th of each month: FREQ=MONTHLY;BYMONTHDAY=15."
        ),
    )
    place = models.CharField(_("place"), max_length=60)
    place_detail = models.CharField(_("how to find it"), max_length=120, blank=True)
    organiser = models.CharField(_("organised by"), max_length=60, blank=True)
    contact = models.CharField(_("questions and registration"), max_length=120, blank=True)
    body = StreamField(ARTICLE_BLOCKS, verbose_name=_("text"), blank=True)
    topics = ParentalManyToManyField("news.Topic", verbose_name=_("topics"), blank=True, related_name="events")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("is_all_day"),
                FieldPanel("recurrence"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("place_detail")], heading=_("Where it takes place")),
        MultiFieldPanel([FieldPanel("organiser"), FieldPanel("contact")], heading=_("Who holds it")),
        FieldPanel("body"),
        FieldPanel("topics"),
        InlinePanel("cancellations", heading=_("Days it does not take place"), label=_("Day"), max_num=60),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("place"),
        index.SearchField("body"),
        index.FilterField("starts_at"),
    ]
    parent_page_types = ["news.EventsPage"]
    subpage_types: list[str] = []
    template = "news/event_page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.summary

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or f"e-{new_id(6)}"
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.slug = self.slug or f"e-{new_id(6)}"
        super().minimal_clean()

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at:
            if self.ends_at < self.starts_at:
                raise ValidationError({"ends_at": _("The end lies before the start.")})
            if self.ends_at - self.starts_at > timedelta(days=400):
                raise ValidationError({"ends_at": _("An event lasts at most 400 days.")})
            if self.is_all_day:
                self._stretch_to_whole_days()
            if self.recurrence:
                self.recurrence = self.recurrence.strip().upper().removeprefix("RRULE:")
                try:
                    parse(self.recurrence, timezone.localtime(self.starts_at))
                except ValidationError as error:
                    raise ValidationError({"recurrence": error.messages}) from error

    def _stretch_to_whole_days(self) -> None:
        """From midnight to midnight; an end within a day includes that day."""
        zone = timezone.get_current_timezone()
        first = timezone.localtime(self.starts_at, zone).date()
        last = timezone.localtime(self.ends_at, zone)
        after = last.date() if last.time() == time() and last.date() > first else last.date() + timedelta(days=1)
        self.starts_at = datetime.combine(first, time(), zone)
        self.ends_at = datetime.combine(after, time(), zone)

    @path("ical/")
    def ical(self, request):
        return calendar_response([self], name=self.title, filename=f"{self.slug}.ics")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        context["next"] = self.next_occurrence(now)
        context["coming"] = list(islice(self.occurrences(now, now + timedelta(days=366)), COMING))
        context["calendar"] = self.get_parent()
        context["topics"] = list(self.topics.all())
        return context

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    def occurrences(self, since: datetime, until: datetime) -> Iterator[Occurrence]:
        """Every time that touches the span from `since` (included) to `until` (not), cancelled ones marked."""
        cancelled = {row.day: row.note for row in self.cancellations.all()}
        if self.recurrence:
            starts: Iterator[datetime] = moments(self.recurrence, self.starts_at, since - self.length, until)
        else:
            starts = iter([self.starts_at])
        for start in starts:
            end = start + self.length
            if start >= until or (end <= since and not (start == end == since)):
                continue
            day = timezone.localtime(start).date()
            yield Occurrence(self, start, end, day in cancelled, cancelled.get(day, ""))

    def next_occurrence(self, now: datetime) -> Occurrence | None:
        """The one that runs or comes next and takes place; None when there is none within four years."""
        for occurrence in self.occurrences(now, now + timedelta(days=366 * 4)):
            if not occurrence.cancelled:
                return occurrence
        return None


class EventCancellation(Orderable):
    """A day on which a repeating event does not take place, and why."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="cancellations")
    day = models.DateField(_("day"))
    note = models.CharField(_("reason or new date"), max_length=80, blank=True)

    panels = [FieldRowPanel([FieldPanel("day"), FieldPanel("note")])]

    class Meta(Orderable.Meta):
        verbose_name = _("cancelled day")
        verbose_name_plural = _("cancelled days")

    def __str__(self) -> str:
        return f"{self.day} {self.note}"
