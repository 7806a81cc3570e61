"""A cleaned article as it is shown before it is saved: its text with every doubt marked where it stands."""

import re
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import ArticlePage, Manuscript
from ..services.manuscripts import imported_before

FIELDS = ("kicker", "title", "subtitle", "byline", "date", "summary")


@dataclass
class Doubted:
    """One doubt; ``placed`` once its quotation was marked in the text."""

    text: str
    reason: str
    placed: bool = False


@dataclass
class ArticlePreview:
    """``fields`` and ``blocks`` hold marked text; ``loose`` are the doubts that belong to no place in it."""

    key: str
    file: str
    fields: list[tuple[str, SafeString]]
    blocks: list[tuple[str, SafeString]]
    removed: list[dict] = field(default_factory=list)
    doubts: list[Doubted] = field(default_factory=list)
    before: ArticlePage | None = None
    is_empty: bool = False
    ticked: bool = False

    @property
    def loose(self) -> list[Doubted]:
        return [doubt for doubt in self.doubts if not doubt.placed]


def preview(manuscript: Manuscript) -> list[ArticlePreview]:
    return [_article(manuscript, number, article) for number, article in enumerate(manuscript.articles)]


def _article(manuscript: Manuscript, number: int, article: dict) -> ArticlePreview:
    doubts = [Doubted(item["text"], item["reason"]) for item in article["doubts"]]
    return ArticlePreview(
        key=f"{manuscript.pk}:{number}",
        file=manuscript.file_name,
        fields=[(name, mark(article[name], doubts)) for name in FIELDS if article[name]],
        blocks=[(block["type"], _block(block, doubts)) for block in article["blocks"]],
        removed=article["removed"],
        doubts=doubts,
        before=imported_before(manuscript.digest, number),
        is_empty=not article["blocks"] and not any(article[name] for name in FIELDS),
    )


def _block(block: dict, doubts: list[Doubted]) -> SafeString:
    lines = block["text"].split("\n")
    if block["type"] == "table":
        rows = [
            format_html_join("", "<td>{}</td>", ((mark(cell, doubts),) for cell in row.split("\t"))) for row in lines
        ]
        return format_html("<table>{}</table>", format_html_join("", "<tr>{}</tr>", ((row,) for row in rows)))
    if block["type"] == "list":
        items = format_html_join("", "<li>{}</li>", ((mark(item, doubts),) for item in lines))
        return format_html("<ul>{}</ul>", items)
    return mark(block["text"], doubts)


def mark(text: str, doubts: list[Doubted]) -> SafeString:
    """``text`` with each doubt's quotation inside <mark> and its reason behind it. Spaces don't matter."""
    spans: list[tuple[int, int, list[Doubted]]] = []
    for doubt in doubts:
        quoted = "".join(doubt.text.split())
        if doubt.placed or not quoted:
            continue
        found = re.search(r"\s*".join(map(re.escape, quoted)), text)
        if found is None:
            continue
        doubt.placed = True
        start, end, reasons = found.start(), found.end(), [doubt]
        for span in [span for span in spans if start < span[1] and span[0] < end]:  # overlapping ones are one mark
            spans.remove(span)
            start, end, reasons = min(start, span[0]), max(end, span[1]), [*span[2], *reasons]
        spans.append((start, end, reasons))
    pieces: list[SafeString] = []
    at = 0
    for start, end, inside in sorted(spans, key=lambda span: span[0]):
        reasons_text = "；".join(doubt.reason for doubt in inside)
        pieces.append(
            format_html(
                '{}<mark>{}</mark><span class="doubt">（？{}）</span>', text[at:start], text[start:end], reasons_text
            )
        )
        at = end
    pieces.append(format_html("{}", text[at:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))
