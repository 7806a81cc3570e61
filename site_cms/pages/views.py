"""Small public views: robots.txt, site maps, error pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import sitemaps
from .frame import frame_at_hand
from .routing import locate

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /desk/
Disallow: /r/
Disallow: /case/
Disallow: /search/
Sitemap: {base}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS.format(base=settings.PUBLIC_BASE_URL), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "pages/sitemap_index.xml",
        {"base": settings.PUBLIC_BASE_URL, "sections": sitemaps.sections()},
        content_type="application/xml",
    )


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    if section not in sitemaps.sections():
        raise Http404
    return render(
        request,
        "pages/sitemap_section.xml",
        {"base": settings.PUBLIC_BASE_URL, "entries": sitemaps.entries_of(section)},
        content_type="application/xml",
    )


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """站点地图 for people: sections and the pages right below them, not every article."""
    site = locate(request).site
    pages = Page.objects.none()
    if site is not None:
        pages = (
            Page.objects.descendant_of(site.root_page)
            .filter(depth__lte=site.root_page.depth + 2, content_type__model__in=_MAPPED)
            .live()
            .public()
            .only("title", "url_path", "depth")
            .order_by("path")
        )
    prefix = site.root_page.url_path if site is not None else "/"
    entries = [{"title": p.title, "url": "/" + p.url_path.removeprefix(prefix), "depth": p.depth} for p in pages]
    return render(request, "pages/site_map.html", {"entries": entries})


_MAPPED = [
    "standardpage",
    "columnspage",
    "columnpage",
    "topicpage",
    "eventspage",
    "eventcalendarpage",
    "boardpage",
    "exposureboardpage",
    "adlibrarypage",
]


def _error(request: HttpRequest, status: int) -> HttpResponse:
    context = {"status": status, "frame": SimpleLazyObject(lambda: frame_at_hand(request))}
    response = render(request, f"errors/{status}.html", context, status=status)
    patch_cache_control(response, no_cache=True)
    return response


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 400)


def permission_denied(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 403)


def page_not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    """For what was public once and was withdrawn; apps call it by name."""
    return _error(request, 410)


def server_error(request: HttpRequest) -> HttpResponse:
    """No database, no template context, no list of hashed files: whatever broke may be just that. So the page names its
    style sheets plainly."""
    return render(None, "errors/500.html", status=500)
