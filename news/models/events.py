"""活动 calendar: the months and what stands in them."""

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from site_cms.pages.models import BasePage

from ..ics import calendar_response
from ..month import Month
from .event import EventPage

MOST = 300  # events that one month or one calendar file is made of


class EventsPage(RoutablePageMixin, BasePage):
    """The calendar of events, a month at a time."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.EventPage"]
    max_count = 1
    show_in_menus_default = True
    template = "news/events_page.html"

    class Meta:
        verbose_name = _("calendar of events")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro

    @path("")
    def this_month(self, request):
        return self._month(request, Month.of(timezone.localdate()))

    @re_path(r"^(?P<text>\d{4}-\d{2})/$")
    def one_month(self, request, text):
        month = Month.parse(text)
        if month is None:
            raise Http404
        return self._month(request, month)

    @path("ical/")
    def ical(self, request):
        """Everything that is still to come or repeats, as one calendar to subscribe to."""
        return calendar_response(self._events(timezone.now(), None), name=self.title, filename="events.ics")

    def _events(self, since, until):
        events = EventPage.objects.child_of(self).live().prefetch_related("cancellations").defer("body")
        still = Q(ends_at__gte=since) | ~Q(recurrence="")
        events = events.filter(still)
        if until is not None:
            events = events.filter(starts_at__lt=until)
        return list(events.order_by("starts_at")[:MOST])

    def _month(self, request, month: Month):
        since, until = month.span
        events = self._events(since, until)
        found = [occurrence for event in events for occurrence in event.occurrences(since, until)]
        weeks = month.weeks(found, timezone.localdate())
        days = [day for week in weeks for day in week if day.is_inside and day.occurrences]
        context = {**self.get_context(request), "month": month, "weeks": weeks, "days": days}
        return TemplateResponse(request, self.get_template(request), context)
