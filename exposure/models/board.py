"""The exposure board as a page of the site."""

from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from site_cms.pages.models import BasePage

from ..choices import OPEN_STATES, CaseState
from ..timeline import state_chip
from ..views.figures import dashboard
from .case import Case
from .publication import picture_pairs

PAGE_SIZE = 24


class ExposureBoardPage(RoutablePageMixin, BasePage):
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

    @path("figures/", name="figures")
    def figures(self, request):
        return dashboard(request, self)

    def get_context(self, request, *args, **kwargs):
        """A GET form's worth: `state` (open or closed), `unit`, `district`, and `before` for the next page by keyset.

        Values that mean nothing are passed over, so that no address answers with an error.
        """
        context = super().get_context(request, *args, **kwargs)
        shown = Case.objects.shown()
        chosen = {name: request.GET.get(name, "")[:20] for name in ("state", "unit", "district")}
        cases = shown
        if chosen["state"] == "open":
            cases = cases.filter(state__in=OPEN_STATES)
        elif chosen["state"] == "closed":
            cases = cases.filter(state=CaseState.CLOSED)
        for name in ("unit", "district"):
            if chosen[name].isascii() and chosen[name].isdigit():
                cases = cases.filter(**{f"{name}_id": int(chosen[name])})
            else:
                chosen[name] = ""
        rows = list(_page(cases, request.GET.get("before", "")))
        context |= {
            "rows": [_row(case) for case in rows[:PAGE_SIZE]],
            "more": f"before={rows[PAGE_SIZE - 1].pk}" if len(rows) > PAGE_SIZE else "",
            "chosen": chosen,
            "total": cases.count(),
            "units": list(
                shown.values("unit_id", "unit__name", "unit__short_name").annotate(n=Count("pk")).order_by("-n")[:30]
            ),
            "states": {
                "open": shown.filter(state__in=OPEN_STATES).count(),
                "closed": shown.filter(state=CaseState.CLOSED).count(),
            },
        }
        return context


def _page(cases, before: str):
    """One page and one row more, newest first; the key is the case's own number in the table."""
    if before.isascii() and before.isdigit() and len(before) < 19:
        cases = cases.filter(pk__lt=int(before))
    return (
        cases.select_related("category", "unit", "place", "district").with_pictures().order_by("-pk")[: PAGE_SIZE + 1]
    )


def _row(case: Case) -> dict:
    return {"case": case, "chip": state_chip(case, timezone.now()), "pairs": picture_pairs(case)}
