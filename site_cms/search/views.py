"""The site's search page, its suggestions and its API. Plain GET, no cookie, no write."""

import html
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import engines, services
from .empty_searches import note
from .query import Filters
from .registry import address_of_code, any_secret, kind, kinds, secret_in
from .results import Choice, Results, day, results, visible
from .text import fold

MAX_TYPED = 256  # characters of the box that are looked at; the parser uses fewer
MAX_VALUES = 10  # of one facet


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    typed = typed_in(request)
    folded = fold(typed)
    context: dict[str, Any] = {"typed": typed, "kinds_there": kinds()}
    if secret_in(folded):
        # A receipt is a key: it is neither searched nor noted, and leaves the address too.
        return HttpResponseRedirect(reverse("search") + "?receipt=1")
    if request.GET.get("receipt") == "1" and (secret := any_secret()):
        return render(request, "search/search_page.html", context | {"secret": secret})
    if address := address_of_code(folded):
        return HttpResponseRedirect(address)
    filters, mistakes = filters_in(request)
    by_date = request.GET.get("sort") == "date"
    cursor = request.GET.get("after", "")[:64]
    found = results(typed, filters, by_date=by_date, cursor=cursor)
    if typed.strip() and not found.total and not filters_chosen(filters) and not cursor:
        note(found.found.query.text)
    context |= {
        "results": found,
        "filters": filters,
        "since": request.GET.get("since", "")[:10],
        "until": request.GET.get("until", "")[:10],
        "mistakes": mistakes,
        "by_date": by_date,
        "cursor": cursor,
        "chips": chips(request, found),
    }
    context |= addresses(request, found)
    return render(request, "search/search_page.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """{"suggestions": [{"title", "url", "kind"}]} for what is being typed, at most eight."""
    typed = typed_in(request)
    found = [] if secret_in(fold(typed)) else services.suggest(typed, engines.answering())
    shown = visible([s.id for s in found], timezone.now())  # a title is a hit too, so the app's own rule is asked again
    labels = {s.kind: str(k.label) if (k := kind(s.kind)) else "" for s in found}
    return JsonResponse(
        {"suggestions": [{"title": s.title, "url": s.url, "kind": labels[s.kind]} for s in found if s.id in shown]},
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """The page as data: same parameters, same hits, same order. A bad date is answered with 400 and says which."""
    typed = typed_in(request)
    filters, mistakes = filters_in(request)
    if mistakes:
        return JsonResponse({"errors": mistakes}, status=400, json_dumps_params={"ensure_ascii": False})
    if secret_in(fold(typed)):
        typed = ""
    found = results(typed, filters, by_date=request.GET.get("sort") == "date", cursor=request.GET.get("after", "")[:64])
    body = {
        "total": found.total,
        "capped": found.capped,
        "exact": bool(found.found.sure),
        "did_you_mean": found.meant,
        "facets": {
            "kind": {c.value: c.count for c in found.kinds},
            "section": {c.value: c.count for c in found.sections},
        },
        "hits": [
            {
                "title": plain(hit.title),
                "snippet": plain(hit.snippet),
                "url": hit.url,
                "kind": hit.kind,
                "published": hit.published.isoformat() if hit.published else None,
            }
            for hit in found.hits
        ],
        "after": found.more,
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def plain(marked: str) -> str:
    return html.unescape(strip_tags(marked))


def typed_in(request: HttpRequest) -> str:
    """What stands in the box; NUL and lone surrogates could not be printed again."""
    typed = request.GET.get("q", "")[:MAX_TYPED].replace("\x00", " ")
    return typed.encode("utf-8", "ignore").decode("utf-8")


def filters_in(request: HttpRequest) -> tuple[Filters, dict[str, str]]:
    mistakes: dict[str, str] = {}
    period = {}
    for name in ("since", "until"):
        text = request.GET.get(name, "").strip()
        period[name] = day(text) if text else None
        if text and not period[name]:
            mistakes[name] = _("This is not a day. Write it like %(example)s.") % {
                "example": timezone.localdate().isoformat()
            }
    if period["since"] and period["until"] and period["since"] > period["until"]:
        mistakes["until"] = _("The last day lies before the first.")
    known = {k.name for k in kinds()}
    return (
        Filters(
            kinds=tuple(v for v in request.GET.getlist("kind")[:MAX_VALUES] if v in known),
            sections=tuple(v[:80].replace("\x00", "") for v in request.GET.getlist("section")[:MAX_VALUES] if v),
            since=period["since"],
            until=period["until"],
        ),
        mistakes,
    )


def filters_chosen(filters: Filters) -> bool:
    return filters != Filters()


class Links:
    """Addresses of this search with one thing changed; every one starts at the first page again."""

    def __init__(self, request: HttpRequest):
        self.pairs = [
            (name, value.replace("\x00", ""))
            for name, values in request.GET.lists()
            if name in ("q", "kind", "section", "since", "until", "sort")
            for value in values[:MAX_VALUES]
            if value
        ]

    def without(self, name: str, value: str | None = None) -> str:
        return self._address([p for p in self.pairs if p[0] != name or (value is not None and p[1] != value)])

    def with_one(self, name: str, value: str) -> str:
        """`value` instead of whatever `name` was."""
        return self._address([*(p for p in self.pairs if p[0] != name), (name, value)])

    def _address(self, pairs: list[tuple[str, str]]) -> str:
        return "?" + urlencode([(n, v.encode("utf-8", "ignore")) for n, v in pairs])


def addresses(request: HttpRequest, found: Results) -> dict[str, Any]:
    """Where every choice of the page leads."""
    links = Links(request)

    def of(name: str, choices: list[Choice]) -> list[dict[str, Any]]:
        return [
            {"choice": c, "url": links.without(name, c.value) if c.chosen else links.with_one(name, c.value)}
            for c in choices
        ]

    return {
        "kind_links": of("kind", found.kinds),
        "all_kinds_url": links.without("kind"),
        "section_links": of("section", found.sections),
        "by_relevance_url": links.without("sort"),
        "by_date_url": links.with_one("sort", "date"),
        "more_url": links.with_one("after", found.more) if found.more else "",
        "meant_links": [{"title": title, "url": "?" + urlencode({"q": title})} for title in found.meant],
    }


def chips(request: HttpRequest, found: Results) -> list[dict[str, Any]]:
    """What narrows the list, each with the address that takes it away."""
    links = Links(request)
    chosen = [("kind", c) for c in found.kinds if c.chosen] + [("section", c) for c in found.sections if c.chosen]
    listed = [{"label": c.label, "url": links.without(name, c.value)} for name, c in chosen]
    for name, text in (("since", _("from %(day)s")), ("until", _("until %(day)s"))):
        if value := day(request.GET.get(name, "")):
            listed.append({"label": text % {"day": value.isoformat()}, "url": links.without(name)})
    return listed
