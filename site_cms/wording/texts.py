"""The words of a page, piece by piece, with the place where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

# Fields of a page that hold names of files, addresses and states, not words of the text.
NOT_TEXT = frozenset({"slug", "url_path", "path", "draft_title", "translation_key"})


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `block` is the position of the part within a body of parts, None for a plain field."""

    field: str
    label: str
    text: str
    block: int | None = None


class _Words(HTMLParser):
    """Text without tags; what ends a line in the page ends it here, so that words of two paragraphs are not read as one."""

    BREAKS = {"p", "br", "li", "h2", "h3", "h4", "td", "th", "ul", "ol", "blockquote"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, attrs):
        if tag in self.BREAKS:
            self.parts.append("\n")

    handle_endtag = lambda self, tag: self.handle_starttag(tag, [])  # noqa: E731


def words_of(html: str) -> str:
    if "<" not in html:
        return unescape(html)
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


def pieces(page: Page) -> Iterator[Piece]:
    """Every stretch of words of a specific page: its own fields, the parts of its bodies, the rows of its child tables."""
    for field in page._meta.get_fields():
        if not isinstance(field, models.Field) or field.name in NOT_TEXT or field.is_relation:
            continue
        if isinstance(field, StreamField):
            for index, block in enumerate(getattr(page, field.name).raw_data):
                yield Piece(field.name, str(field.verbose_name), "\n".join(_strings(block.get("value"))), index)
        elif isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices:
            value = getattr(page, field.name) or ""
            text = words_of(value) if isinstance(field, RichTextField) else value
            if text:
                yield Piece(field.name, str(field.verbose_name), text)
    for relation in get_all_child_relations(page):
        for row in getattr(page, relation.get_accessor_name()).all() if _is_ours(relation) else []:
            for field in row._meta.fields:
                if isinstance(field, models.CharField | models.TextField) and getattr(row, field.name):
                    yield Piece(relation.get_accessor_name(), str(field.verbose_name), str(getattr(row, field.name)))


def _is_ours(relation) -> bool:
    """Comments and other tables of Wagtail's own are no text of the page."""
    return not relation.related_model.__module__.startswith("wagtail.")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield words_of(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
