"""专栏: a column and its list of articles."""

from django.conf import settings
from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from site_cms.pages.models import BasePage

from ..addresses import without_month
from ..choices import ColumnKind
from ..feeds import column_feed
from ..querysets import ColumnList


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

    @property
    def path_on_site(self) -> str:
        """Columns stand right below the home page, so that their address needs no query."""
        return f"/{self.slug}/"

    def route(self, request, path_components):
        return super().route(request, without_month(path_components))

    @path("")
    def articles(self, request):
        listed = ColumnList(self, request.GET)
        for row in listed.rows:
            row.column = self
        context = {**self.get_context(request), "listed": listed}
        return TemplateResponse(request, self.get_template(request), context)

    @path("atom/")
    def atom(self, request):
        return self._feed(request, "atom")

    @path("rss/")
    def rss(self, request):
        return self._feed(request, "rss")

    def _feed(self, request, kind: str):
        if request.method not in ("GET", "HEAD"):
            raise Http404
        return column_feed(self, kind, settings.PUBLIC_BASE_URL)
