"""What the site map lists: pages, and what the apps register. Nothing that is not public, no pictures of cases."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from .addresses import address_of


@dataclass(frozen=True)
class Entry:
    path: str
    changed: datetime | None = None


_sections: dict[str, Callable[[], Iterable[Entry]]] = {}


def register(name: str, entries: Callable[[], Iterable[Entry]]) -> None:
    """An app's own section, e.g. "designs". At most 50,000 entries, as the protocol says."""
    _sections[name] = entries


def sections() -> list[str]:
    return sorted(_sections)


def entries_of(name: str) -> Iterable[Entry]:
    return _sections[name]()


def _pages() -> Iterable[Entry]:
    from_root = Page.objects.filter(sites_rooted_here__is_default_site=True).first()
    if from_root is None:
        return
    pages = Page.objects.descendant_of(from_root, inclusive=True).live().public().order_by("path")
    for page in pages.only("url_path", "last_published_at", "latest_revision_created_at")[:50_000]:
        yield Entry(address_of("/" + page.url_path.removeprefix(from_root.url_path)), page.last_published_at)


register("pages", _pages)
