"""The chunks of one article to a draft: each kind of chunk has one reader, which says where the next one begins."""

from collections.abc import Callable

from .article import Article
from .article_checks import check, place_doubts
from .article_credits import add_byline, add_date, add_labels
from .article_head import read_summary, read_top
from .article_headings import add_short, add_wrapped, is_wrapped
from .article_lists import add_items, add_quote, add_table, has_long_items
from .article_pictures import add_caption
from .article_text import add_text
from .chunks import Chunk
from .result import HEADING, Draft


def make_draft(file: str, chunks: list[Chunk]) -> Draft:
    """Builds the draft of one article from its chunks, in their order."""
    article = Article(file, chunks)
    at = article.body = read_top(article)
    while at < len(chunks):
        at = _READERS.get(article.kinds[at], _text)(article, at)
    check(article.draft)
    place_doubts(article.draft)
    return article.draft


def _furniture(article: Article, at: int) -> int:
    article.remove(article.chunks[at])
    return at + 1


def _label(article: Article, at: int) -> int:
    article.add(HEADING, article.chunks[at].text, article.chunks[at])
    return at + 1


def _text(article: Article, at: int) -> int:
    add_text(article, at)
    return at + 1


def _plain(article: Article, at: int) -> int:
    article.add_plain(at)
    return at + 1


def _date(article: Article, at: int) -> int:
    if article.draft.date:
        article.add_plain(at)
    else:
        add_date(article, article.chunks[at])
    return at + 1


def _labels(article: Article, at: int) -> int:
    add_labels(article, article.chunks[at].text)
    return at + 1


def _source(article: Article, at: int) -> int:
    article.take_out(article.chunks[at].text, "来源，存入来源栏", "source")
    return at + 1


def _end(article: Article, at: int) -> int:
    article.take_out(article.chunks[at].text, "全文结束的标记")
    return at + 1


def _byline(article: Article, at: int) -> int:
    add_byline(article, article.chunks[at].text)
    return at + 1


def _caption(article: Article, at: int) -> int:
    add_caption(article, at)
    return at + 1


def _item(article: Article, at: int) -> int:
    alone = article.kinds[at + 1 : at + 2] != ["item"]
    return _text(article, at) if alone or has_long_items(article, at) else add_items(article, at)


def _short(article: Article, at: int) -> int:
    if article.kinds[at] == "short" and is_wrapped(article, at):
        add_wrapped(article, at)
        return at + 2
    add_short(article, at)
    return at + 1


def _summary(article: Article, at: int) -> int:
    return _plain(article, at) if article.draft.summary else read_summary(article, at)


_READERS: dict[str, Callable[[Article, int], int]] = {
    "furniture": _furniture,
    "rule": _furniture,
    "label": _label,
    "roll": _plain,
    "row": _plain,
    "date": _date,
    "meta": _labels,
    "source": _source,
    "end": _end,
    "byline": _byline,
    "credit": _caption,
    "caption": _caption,
    "table": add_table,
    "item": _item,
    "list": add_items,
    "bullet": add_items,
    "numbered": add_items,
    "quote": add_quote,
    "heading": _short,
    "title": _short,
    "subtitle": _short,
    "short": _short,
    "summary": _summary,
}
