"""The exposure board as a page of the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from site_cms.pages.models import BasePage


class ExposureBoardPage(BasePage):
    """曝光台: the list of what is shown. The cases themselves are no pages."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = _("exposure board")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro
