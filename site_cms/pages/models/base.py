"""What every page of the site has."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page


class BasePage(Page):
    """Abstract base of all our page types (an abstract class, not Wagtail's swappable Page, which is experimental).

    A page shows its own title and summary to search engines and shared links unless an editor wrote others.
    """

    share_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("share_image")],
            heading=_("Address and shared links"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def meta_title(self) -> str:
        return self.seo_title or self.title

    @property
    def meta_description(self) -> str:
        """One or two sentences for search engines and shared links. Page types with a summary override it."""
        return self.search_description
