"""The ad library's public page: designs with counted facets, and the rows behind each figure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from site_cms.pages.models import BasePage

from ..views.library import design_page, figure_rows, library_list


class AdLibraryPage(RoutablePageMixin, BasePage):
    """公益广告库. One a site; designs and figures have their addresses below it."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    class Meta:
        verbose_name = _("ad library")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro

    @path("")
    def index(self, request):
        return library_list(request, self)

    @path("figures/<slug:slug>/", name="figure")
    def figure(self, request, slug):
        return figure_rows(request, self, slug)

    @path("<slug:code>/", name="design")
    def design(self, request, code):
        return design_page(request, self, code)
