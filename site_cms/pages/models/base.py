"""What every page of the site has."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from site_cms.review.overwriting import refuse_overwriting
from site_cms.review.tester import ReviewedPageTester
from site_cms.wording.forms import WordCheckedPageForm


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

    # No panel for Wagtail's hours of publication: schedules go through site_cms.review.
    settings_panels: list = []
    base_form_class = WordCheckedPageForm

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        """Content goes live by review alone; see the tester."""
        return ReviewedPageTester(user, self)

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Autosave may write over a revision that nobody has before them yet, and over no other."""
        if overwrite_revision is not None:
            refuse_overwriting(self, overwrite_revision)
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    @property
    def meta_title(self) -> str:
        return self.seo_title or self.title

    @property
    def meta_description(self) -> str:
        """One or two sentences for search engines and shared links. Page types with a summary override it."""
        return self.search_description
