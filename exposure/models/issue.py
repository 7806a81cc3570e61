"""An issue of the board 第N期: what editors put together of its cases and of supervisory reports, numbered, through the three reviews."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from site_cms.pages.models import BasePage

from ..blocks import ISSUE_ITEMS
from ..timeline import state_chip
from .case import Case
from .publication import picture_pairs

MOST_ITEMS = 60


class IssuePage(BasePage):
    """Its number never changes hands; its cases are looked up as they are now, so nothing outlives its taking down here."""

    number = models.PositiveIntegerField(_("number of the issue"), validators=[MinValueValidator(1)])
    issued_on = models.DateField(_("issued on"), default=timezone.localdate)
    foreword = models.TextField(_("foreword"), max_length=600, blank=True)
    items = StreamField(ISSUE_ITEMS, verbose_name=_("contents"), min_num=1, max_num=MOST_ITEMS)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("number"),
        FieldPanel("issued_on"),
        FieldPanel("foreword"),
        FieldPanel("items"),
    ]
    parent_page_types = ["exposure.ExposureBoardPage"]
    subpage_types = []
    template = "exposure/issue_page.html"

    class Meta:
        verbose_name = _("issue of the board")
        verbose_name_plural = _("issues of the board")

    def clean(self):
        super().clean()
        if self.number and IssuePage.objects.filter(number=self.number).exclude(pk=self.pk).exists():
            raise ValidationError({"number": _("There is an issue with this number already.")})

    @property
    def meta_description(self) -> str:
        return self.search_description or self.foreword[:80]

    @property
    def supervision(self) -> list:
        return [item.value for item in self.items if item.block_type == "report"]

    def cases(self) -> list[Case]:
        """Those of the chosen cases that the public can see now, in the editors' order."""
        numbers = [item.value["number"] for item in self.items if item.block_type == "case"]
        found = {
            case.number: case
            for case in Case.objects.shown()
            .filter(number__in=numbers)
            .select_related("category", "unit", "place", "district")
            .with_pictures()
        }
        return [found[number] for number in dict.fromkeys(numbers) if number in found]

    def serve(self, request, *args, **kwargs):
        now = timezone.now()
        others = IssuePage.objects.live().only("number", "url_path", "title")
        context = {
            **self.get_context(request),
            "rows": [
                {"case": case, "chip": state_chip(case, now), "pairs": picture_pairs(case)} for case in self.cases()
            ],
            "older": others.filter(number__lt=self.number).order_by("-number").first(),
            "newer": others.filter(number__gt=self.number).order_by("number").first(),
        }
        return TemplateResponse(request, self.template, context)
