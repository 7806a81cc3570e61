"""The fields that fill in any place of an article: who wrote it, when, and the labels around it."""

import re

from . import bylines
from .article import Article
from .chunks import Chunk
from .names import names_in
from .spacing import mend_byline
from .vocabulary import DATE_LINE


def add_byline(article: Article, text: str, doubt: str = "") -> None:
    marks, byline = bylines.strip_marks(text)
    tail = ""
    if match := re.fullmatch(r"[（(](.+)[)）]", byline.strip()):
        marks, byline, tail = marks + byline.strip()[0], match[1], byline.strip()[-1]
    add_writers(article, byline)
    if marks.strip() or tail:
        article.take_out(marks.strip() + tail, "署名前后的符号")
    if doubt:
        article.draft.doubt(text, doubt)


def add_writers(article: Article, byline: str) -> None:
    """Adds who wrote it; names that the byline holds already, below the text once more, go out."""
    names = names_in(byline)
    held = "".join(article.draft.byline.split())
    if names and held and all(name in held for name in names):
        article.take_out(mend_byline(byline), "署名重复")
        return
    article.draft.byline = " ".join(filter(None, [article.draft.byline, mend_byline(byline)]))


def add_date(article: Article, chunk: Chunk) -> None:
    match = DATE_LINE.match(chunk.text)
    if article.draft.date or not match:
        article.take_out(chunk.text, "又一处日期")
        return
    article.draft.date = mend_byline(match["date"])
    rest = chunk.text[: match.start("date")] + chunk.text[match.end("date") :]
    if rest.strip():
        article.take_out(rest.strip(), "日期旁的星期、时刻等")


def add_labels(article: Article, text: str) -> None:
    for pair in bylines.labelled(text):
        if not pair.label:
            if pair.lead.strip():
                article.take_out(pair.lead.strip(), "标签行的符号")
        elif bylines.WRITER_LABELS.match(pair.label) and pair.value:
            article.take_out(pair.lead.strip(), "署名的标签")
            article.draft.byline = " ".join(filter(None, [article.draft.byline, mend_byline(pair.value)]))
        elif bylines.DATE_LABELS.search(pair.label) and not article.draft.date and bylines.find_date(pair.value):
            found = bylines.find_date(pair.value)
            article.draft.date = mend_byline(found)
            article.take_out((pair.lead + pair.value.replace(found, "", 1)).strip(), "日期的标签")
        else:
            role = (
                "source"
                if bylines.SOURCE_LABELS.search(pair.label)
                else "editor"
                if bylines.EDITOR_LABELS.search(pair.label)
                else ""
            )
            reason = {"source": "来源，存入来源栏", "editor": "编辑署名，不在正文"}.get(role, "标签行，不在正文")
            article.take_out((pair.lead + pair.value).strip(), reason, role)
