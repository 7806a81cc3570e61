"""The city's front page."""

from django.utils.translation import gettext_lazy as _

from .base import BasePage


class HomePage(BasePage):
    """One a site, right under the root."""

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
