"""The city's front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from ..registry import home as home_registry
from .base import BasePage


class HomePage(BasePage):
    """One a site, right under the root. What stands on it, below the lead story, is registered by the apps."""

    summary = models.CharField(_("what this site is"), max_length=160, blank=True)
    lead_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the newest article with a picture leads."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), PageChooserPanel("lead_page")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.summary

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        strips = []
        for strip in home_registry.strips:
            variables = strip.context(request)
            if variables is not None:
                strips.append({"template": strip.template, "context": variables})
        context["strips"] = strips
        return context
