"""The exposure board as a page of the site."""

from django.conf import settings
from django.db import models
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from site_cms.pages.models import BasePage
from site_cms.search.registry import secret_in
from site_cms.search.text import fold

from ..feeds import board_feed, issue_feed
from ..filters import WORDS, BoardFilter
from ..timeline import state_chip
from ..views.figures import dashboard
from ..views.ranking import public_page
from .issue import IssuePage
from .publication import picture_pairs

ISSUES_A_PAGE = 30


class ExposureBoardPage(RoutablePageMixin, BasePage):
    """曝光台: the list of what is shown. The cases themselves are no pages."""

    intro = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["exposure.IssuePage"]
    max_count = 1

    class Meta:
        verbose_name = _("exposure board")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.intro

    @path("")
    def listed(self, request):
        """The list with its facets. Choices that mean nothing are passed over, so that no address answers with an error."""
        if secret_in(fold(request.GET.get("q", "")[:WORDS])):
            # A receipt is a key: it is not searched for, and leaves the address too.
            return HttpResponseRedirect(reverse("search") + "?receipt=1")
        now = timezone.now()
        chosen = BoardFilter(request.GET, self.get_url(request), now)
        cases, more = chosen.page()
        total, facets = chosen.count()
        context = {
            **self.get_context(request),
            "rows": [{"case": case, "chip": state_chip(case, now), "pairs": picture_pairs(case)} for case in cases],
            "more": more,
            "newest": chosen.address() if chosen.before else "",
            "total": total,
            "facets": facets,
            "chips": chosen.chips(facets),
            "words": chosen.words,
            "kept": [(name, value) for name, value in chosen.chosen.items() if name != "q"],
            "all_url": chosen.url,
            "feed_url": f"{chosen.url}atom/{chosen.query()}",
            "is_narrowed": bool(chosen.chosen or chosen.before),
        }
        return TemplateResponse(request, self.get_template(request), context)

    @path("atom/", name="atom")
    def atom(self, request):
        chosen = BoardFilter(request.GET, self.get_url(request), timezone.now())
        chips = chosen.chips(chosen.count()[1]) if chosen.chosen else []
        return board_feed(self.title, chosen, chips, settings.PUBLIC_BASE_URL)

    @path("issues/", name="issues")
    def issues(self, request):
        """Every issue, the newest first; `before` is the number where the next page begins."""
        before = request.GET.get("before", "")
        issues = IssuePage.objects.child_of(self).live().order_by("-number")
        if before.isascii() and before.isdigit() and len(before) < 10:
            issues = issues.filter(number__lt=int(before))
        rows = list(issues[: ISSUES_A_PAGE + 1])
        more = rows[ISSUES_A_PAGE - 1].number if len(rows) > ISSUES_A_PAGE else None
        context = {**self.get_context(request), "issues": rows[:ISSUES_A_PAGE], "more": more, "is_first": not before}
        return TemplateResponse(request, "exposure/issues.html", context)

    @path("issues/atom/", name="issues_atom")
    def issues_atom(self, request):
        issues = IssuePage.objects.child_of(self).live().order_by("-number")
        return issue_feed(self.title, self.get_url(request), issues, settings.PUBLIC_BASE_URL)

    @path("figures/", name="figures")
    def figures(self, request):
        return dashboard(request, self)

    @path("ranking/", name="ranking")
    def ranking(self, request):
        return public_page(request, self)

    @path("ranking/<str:month>/", name="ranking_of_month")
    def ranking_of_month(self, request, month):
        return public_page(request, self, month)
