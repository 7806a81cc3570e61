"""Tables, lists and quotations of an article."""

import re

from .article import Article
from .article_headings import HEADING_WIDTH, add_short
from .article_text import add_text
from .lines import width
from .result import LIST, QUOTE, TABLE, Block
from .spacing import mend_text, mend_title
from .vocabulary import ENDS, NUMBERED, SENTENCE_INSIDE, SYMBOL_HEAD


def add_table(article: Article, at: int) -> int:
    rows: list[str] = []
    while (
        at < len(article.chunks)
        and article.kinds[at] == "table"
        and (not rows or article.chunks[at].blanks == 0 or article.chunks[at].hint)
    ):
        cells = re.split(r"\t+", article.chunks[at].text)
        rows.append("\t".join(mend_title(cell) for cell in cells))
        article.keep_doubts(article.chunks[at])
        at += 1
    article.draft.blocks.append(Block(TABLE, "\n".join(rows)))
    return at


def add_items(article: Article, at: int) -> int:
    """Items that follow each other are a list; a numbered line that text follows is a heading."""
    end = at
    own = article.kinds[at]
    kinds = (own,) if own in ("numbered", "item") else ("bullet", "list")
    while (
        end < len(article.chunks)
        and article.kinds[end] in kinds
        and not (end > at and article.chunks[end].hint == "list" and article.chunks[end].lines[0].apart)
    ):
        end += 1
    following = article.near(end - 1, 1)
    if (
        article.kinds[at] == "numbered"
        and following is not None
        and article.kinds[following] in ("text", "roll", "dispatch", "caption", "table", "bullet", "quote")
    ):
        if end - at > 1 and end - at <= 3 and not _same_numbering(article, at, end):
            pass
        elif end - at > 1:
            _list(article, at, end - 1)
            at = end - 1
        for place in range(at, end):
            add_short(article, place, heading=True)
        return end
    if end - at == 1 and article.kinds[at] == "bullet":
        text = article.chunks[at].text
        if (
            width(text) <= HEADING_WIDTH
            and not ENDS.search(text)
            and not SENTENCE_INSIDE.search(text)
            and SYMBOL_HEAD.match(text)
        ):
            add_short(article, at)
        else:
            add_text(article, at)
        return end
    if end - at == 1 and article.kinds[at] == "numbered":
        add_short(article, at, heading=True)
        return end
    _list(article, at, end)
    return end


def has_long_items(article: Article, at: int) -> bool:
    """（一）… of several sentences stands among them: numbered paragraphs, no list."""
    low = high = at
    while low > 0 and article.kinds[low] == "item":
        low -= 1
    while high + 1 < len(article.chunks) and article.kinds[high] == "item":
        high += 1
    return any(article.kinds[end] == "text" and NUMBERED.match(article.chunks[end].text) for end in (low, high))


def _same_numbering(article: Article, at: int, end: int) -> bool:
    shapes = {
        re.sub(r"[\w①-⑳]+", "0", (NUMBERED.match(article.chunks[place].text) or [""])[0].strip())
        for place in range(at, end)
    }
    return len(shapes) == 1


def _list(article: Article, at: int, end: int) -> None:
    items = article.chunks[at:end]
    if article.kinds[at] == "bullet" and sum(len(item.text) > 90 for item in items) * 2 > len(items):
        for place in range(at, end):
            add_text(article, place)
        return
    article.draft.blocks.append(Block(LIST, "\n".join(mend_text(item.text) for item in items)))
    for item in items:
        article.keep_doubts(item)


def add_quote(article: Article, at: int) -> int:
    end = at + 1
    while end < len(article.chunks) and article.kinds[end] == "quote" and not article.chunks[end].lines[0].apart:
        end += 1
    article.draft.blocks.append(Block(QUOTE, "\n".join(mend_text(chunk.text) for chunk in article.chunks[at:end])))
    for chunk in article.chunks[at:end]:
        article.keep_doubts(chunk)
    return end
