"""活动 calendar: the months and what stands in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from site_cms.pages.models import BasePage


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
