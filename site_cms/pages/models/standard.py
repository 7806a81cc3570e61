"""Pages that stand by themselves: about, privacy, accessibility."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BODY_BLOCKS
from .base import BasePage


class StandardPage(BasePage):
    intro = models.CharField(_("introduction"), max_length=200, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)
    in_footer = models.BooleanField(_("show in the footer"), default=False)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels = [*BasePage.promote_panels, FieldPanel("in_footer")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]

    class Meta:
        verbose_name = _("standard page")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro
