"""Words of a page for the index: what a reader sees, and nothing else."""

import html
import re
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from .indexing import Searchable

_TAG = re.compile(r"<[^>]*>")


def words_of(*parts: Any) -> str:
    """Plain text of strings, rich text and StreamFields, each part a line of its own so that no phrase runs across them."""
    lines: list[str] = []
    for part in parts:
        if hasattr(part, "stream_block"):
            lines += part.stream_block.get_searchable_content(part)
        elif part:
            lines.append(plain(str(getattr(part, "source", part))))
    return "\n".join(line.strip() for line in lines if line and str(line).strip())


def plain(markup: str) -> str:
    """Text without tags; a tag counts as a space, since </p><p> parts two sentences."""
    return html.unescape(_TAG.sub(" ", markup)) if "<" in markup else html.unescape(markup)


def public_pages(model: type[Page]) -> QuerySet:
    """Pages of this type that any stranger may read: live, and no restriction on them or above them."""
    return model._default_manager.live().public()


def page_item(page: Page, kind: str, text: str, section: str = "", published: datetime | None = None) -> Searchable:
    """`published`: the date a list shows, where that is not the day of first publication."""
    return Searchable(
        key=f"{page._meta.label_lower}:{page.pk}",
        kind=kind,
        section=section,
        url=page.url or "",
        title=page.title,
        text=text,
        published=published or page.first_published_at,
        expires=page.expire_at,
    )
