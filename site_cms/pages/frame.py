"""Menu, footer and site settings: the same for every page, so each process reads them once a version."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from .models import SiteSettings, StandardPage
from .routing import locate


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class Frame:
    settings: SiteSettings
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]


_kept: dict[str, tuple[int, Frame]] = {}


def frame_for(request: HttpRequest) -> Frame:
    """The frame as of the version that the routing query told. No query while nothing has changed."""
    location = locate(request)
    kept = _kept.get("frame")
    if kept is not None and kept[0] == location.frame_version and location.site is not None:
        return kept[1]
    site = location.site or Site.objects.select_related("root_page").filter(is_default_site=True).first()
    frame = _build(site)
    if location.site is not None:
        _kept["frame"] = (location.frame_version, frame)
    return frame


def forget_frame() -> None:
    """For tests, whose databases go back in time."""
    _kept.clear()


def _build(site: Site | None) -> Frame:
    if site is None:
        return Frame(SiteSettings(), (), ())
    root = site.root_page
    below = Page.objects.child_of(root).live().public()
    menu = [Link(page.title, _path(page, root)) for page in below.in_menu().only("title", "url_path")]
    footer = [
        Link(page.title, _path(page, root))
        for page in StandardPage.objects.descendant_of(root)
        .live()
        .public()
        .filter(in_footer=True)
        .only("title", "url_path")
    ]
    # Not SiteSettings.for_site(): that writes a missing row, and a public GET writes nothing.
    settings = SiteSettings.objects.filter(site=site.pk).first() or SiteSettings(site_id=site.pk)
    return Frame(settings, tuple(menu), tuple(footer))


def _path(page: Page, root: Page) -> str:
    return "/" + page.url_path.removeprefix(root.url_path)
