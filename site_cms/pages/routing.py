"""From an address to a page in one query.

Wagtail walks the tree level by level and asks for the site first: eight queries for /column/article/, ten for a page
that is not there. All of it can be told from one: the pages whose stored path is a prefix of the address, with the
site, the version of the frame, and whether any redirect or view restriction concerns us as annotations.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, IntegerField, Subquery, TextField, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from .addresses import tree_components
from .models import FrameVersion


@dataclass(frozen=True)
class Location:
    """Where an address leads. `page` is the deepest page on the way, `remaining` what its own route must answer for."""

    site: Site | None
    page: Page | None
    remaining: list[str]
    frame_version: int
    frame: str
    has_redirect: bool
    has_restrictions: bool


def _components(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def locate(request: HttpRequest) -> Location:
    """One query for each request; kept on it. An address longer than any page's is not worth asking the database."""
    if hasattr(request, "_location"):
        return request._location
    path = request.path
    components = tree_components(_components(path))
    if "\0" in path or len(path) > 1000 or len(components) > 12:
        components = []
        missing = True
    else:
        missing = False
    suffixes = ["/".join(components[:depth]) + "/" if depth else "" for depth in range(len(components) + 1)]
    default_site = Site.objects.filter(is_default_site=True)
    pages = (
        Page.objects.annotate(
            root_path=Subquery(default_site.values("root_page__url_path")[:1], output_field=CharField()),
            site_id=Subquery(default_site.values("pk")[:1], output_field=IntegerField()),
            site_hostname=Subquery(default_site.values("hostname")[:1]),
            site_port=Subquery(default_site.values("port")[:1], output_field=IntegerField()),
            site_root=Subquery(default_site.values("root_page_id")[:1], output_field=IntegerField()),
            site_name=Subquery(default_site.values("site_name")[:1]),
            frame_number=Subquery(FrameVersion.objects.values("number")[:1], output_field=IntegerField()),
            frame_body=Subquery(FrameVersion.objects.values("body")[:1], output_field=TextField()),
            has_redirect=Exists(Redirect.objects.filter(old_path__in=_redirect_paths(request))),
            has_restrictions=Exists(PageViewRestriction.objects.filter(pk__gt=0)),
        )
        .select_related("content_type")
        .filter(url_path__in=[Concat(F("root_path"), Value(suffix), output_field=CharField()) for suffix in suffixes])
        .order_by("-depth")
    )
    found = list(pages)
    if not found:
        request._location = Location(None, None, components, 0, "", True, True)
        return request._location
    deepest = found[0]
    # A new process knows no content types yet and would ask for each; this one came with the page.
    ContentType.objects._add_to_cache(deepest._state.db, deepest.content_type)
    site = Site(
        pk=deepest.site_id,
        hostname=deepest.site_hostname,
        port=deepest.site_port,
        root_page_id=deepest.site_root,
        site_name=deepest.site_name,
        is_default_site=True,
    )
    root = next((page for page in found if page.pk == deepest.site_root), None)
    if root is not None:
        site.root_page = root
    request._wagtail_site = site  # what Site.find_for_request would have asked for
    depth = deepest.depth - root.depth if root is not None else 0
    request._location = Location(
        site,
        None if missing else deepest,
        components[depth:],
        deepest.frame_number or 0,
        deepest.frame_body or "",
        bool(deepest.has_redirect),
        bool(deepest.has_restrictions),
    )
    return request._location


def asked_for(request: HttpRequest) -> Location | None:
    """What `locate` found for this request; None where nothing has asked, as for an address outside the tree."""
    return getattr(request, "_location", None)


def _redirect_paths(request: HttpRequest) -> list[str]:
    """How a redirect for this address may be stored. PostgreSQL cannot even be asked for a NUL."""
    if "\0" in request.get_full_path() or "%00" in request.get_full_path():
        return ["/"]
    full = Redirect.normalise_path(request.get_full_path()[:2000])
    return list({full, Redirect.normalise_path(request.path[:2000])} - {""}) or ["/"]


def route(request: HttpRequest) -> RouteResult:
    """The specific page and its arguments, as Wagtail's own routing would give them. Raises Http404."""
    location = locate(request)
    if location.page is None:
        raise Http404
    page = location.page
    if location.remaining and not _may_answer(page.specific_class, location.remaining):
        raise Http404
    if not location.remaining and not page.live:
        raise Http404
    result = page.specific.route(request, location.remaining)
    return result if isinstance(result, RouteResult) else RouteResult(*result)


def _may_answer(page_class: type[Page] | None, remaining: list[str]) -> bool:
    """Whether a page of this class could answer for an address below itself; told without reading the page.

    A child would have been found by the routing query, so what is left is a route of the class's own.
    """
    if page_class is None or page_class.route is Page.route:
        return False
    if issubclass(page_class, RoutablePageMixin):
        try:
            page_class.get_resolver().resolve("/" + "".join(f"{part}/" for part in remaining))
        except Resolver404:
            return False
    return True


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's `serve` with our routing; its hooks run as ever. Where no view restriction exists none is asked for."""
    page, args, kwargs = route(request)
    if not locate(request).has_restrictions:
        page.get_view_restrictions = PageViewRestriction.objects.none
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for before in hooks.get_hooks("before_serve_page"):
        result = before(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    return chain(page, request, args, kwargs)


__all__ = ["Location", "asked_for", "locate", "route", "serve"]
