"""Menu, footer and site settings: the same for every page, so they are put together when one of them changes.

The writer of a change stores the frame beside its version (`renew_frame`); the routing query of every request brings both
along; a process reads the text of a version once (`frame_for`). So a reader never waits for the menu to be gathered.
"""

import json
from dataclasses import dataclass

from django.core import serializers
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from .models import FrameVersion, SiteSettings, StandardPage
from .routing import asked_for, locate


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
    """The frame as of the version that the routing query told. No query of its own but where none was ever stored."""
    location = locate(request)
    kept = _kept.get("frame")
    if kept is not None and kept[0] == location.frame_version and location.site is not None:
        return kept[1]
    if location.frame:
        frame = _read(location.frame)
    else:
        frame = _build(location.site or Site.objects.select_related("root_page").filter(is_default_site=True).first())
    if location.site is not None:
        _kept["frame"] = (location.frame_version, frame)
    return frame


def frame_at_hand(request: HttpRequest) -> Frame:
    """For a page that says "not found": the frame as this process last knew it, be it a moment old; else today's."""
    if asked_for(request) is not None or "frame" not in _kept:
        return frame_for(request)
    return _kept["frame"][1]


def renew_frame() -> None:
    """To be called in the transaction of a change. The counter first: it locks the row, so whoever comes second gathers
    the frame with the other's change in it."""
    FrameVersion.bump()
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    FrameVersion.objects.filter(pk=FrameVersion.SINGLETON).update(body=_write(_build(site)) if site else "")


def forget_frame() -> None:
    """For tests, whose databases go back in time."""
    _kept.clear()


def _build(site: Site | None) -> Frame:
    if site is None:
        return Frame(SiteSettings(), (), ())
    root = site.root_page
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    menu = Page.objects.child_of(root).live().in_menu().only("title", "url_path", "path")
    footer = StandardPage.objects.descendant_of(root).live().filter(in_footer=True).only("title", "url_path", "path")
    menu, footer = (
        tuple(Link(page.title, _path(page, root)) for page in pages if not page.path.startswith(restricted))
        for pages in (menu, footer)
    )
    # Not SiteSettings.for_site(): that writes a missing row, and a public GET writes nothing.
    settings = SiteSettings.objects.filter(site=site.pk).first() or SiteSettings(site_id=site.pk)
    return Frame(settings, menu, footer)


def _write(frame: Frame) -> str:
    return json.dumps(
        {
            "menu": [[link.title, link.url] for link in frame.menu],
            "footer": [[link.title, link.url] for link in frame.footer],
            "settings": serializers.serialize("json", [frame.settings]),
        },
        ensure_ascii=False,
    )


def _read(body: str) -> Frame:
    """The inverse of `_write`. A field that this version of the code does not know is passed over."""
    stored = json.loads(body)
    settings = next(serializers.deserialize("json", stored["settings"], ignorenonexistent=True)).object
    return Frame(
        settings, tuple(Link(*link) for link in stored["menu"]), tuple(Link(*link) for link in stored["footer"])
    )


def _path(page: Page, root: Page) -> str:
    return "/" + page.url_path.removeprefix(root.url_path)
