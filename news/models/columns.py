"""专栏 landing page: all columns with their newest articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from site_cms.pages.models import BasePage

from ..querysets import newest_of, totals_of
from .column import ColumnPage

EACH = 4


class ColumnsPage(BasePage):
    """One door to all columns, so that the main menu needs one word for them. The columns themselves stand beside it
    below the home page, which keeps the addresses of their articles short."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    show_in_menus_default = True
    template = "news/columns_page.html"

    class Meta:
        verbose_name = _("overview of the columns")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro

    def get_context(self, request, *args, **kwargs):
        columns = list(ColumnPage.objects.live().public().order_by("path"))
        newest, totals = newest_of(columns, EACH), totals_of(columns)
        blocks = []
        for column in columns:
            for row in newest[column.pk]:
                row.column = column
            blocks.append({"column": column, "rows": newest[column.pk], "total": totals.get(column.pk, 0)})
        return {**super().get_context(request, *args, **kwargs), "columns": blocks}
