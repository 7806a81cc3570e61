"""专栏: a column and its list of articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from site_cms.pages.models import BasePage

from ..addresses import without_month
from ..choices import ColumnKind


class ColumnPage(RoutablePageMixin, BasePage):
    """A column: its introduction and its articles, newest first. The slug is set by hand, in ASCII, and short:
    it is the first half of every article's address."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ColumnKind.choices, default=ColumnKind.NEWS)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("kind")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.ArticlePage", "news.TopicPage"]
    template = "news/column_page.html"

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro

    def route(self, request, path_components):
        return super().route(request, without_month(path_components))
