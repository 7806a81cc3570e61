"""专题: articles that belong together, in the order of their numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from site_cms.pages.models import BasePage

from ..querysets import parts_of


class TopicPage(BasePage):
    """A special topic. A serial numbers its parts ①②③ and reads from the first to the last; other topics show the
    newest first. An article says itself which topic it belongs to and which part it is, so a new part needs no change
    of this page."""

    summary = models.CharField(_("summary"), max_length=200, blank=True)
    is_serial = models.BooleanField(_("numbered serial"), default=True)
    lead_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_alt_text = models.CharField(_("what the picture shows"), max_length=250, blank=True)
    lead_decorative = models.BooleanField(_("decoration only"), default=False)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("is_serial"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_alt_text"), FieldPanel("lead_decorative")],
            heading=_("Lead picture"),
        ),
    ]
    parent_page_types = ["news.ColumnPage"]
    subpage_types: list[str] = []
    template = "news/topic_page.html"

    class Meta:
        verbose_name = _("special topic")
        verbose_name_plural = _("special topics")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.summary

    def get_context(self, request, *args, **kwargs):
        parts = parts_of(self, is_serial=self.is_serial)
        column = parts[0].column if parts else self.get_parent()
        return {**super().get_context(request, *args, **kwargs), "parts": parts, "column": column}
