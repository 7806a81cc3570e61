"""The captions of an article: marked ones, and those told by where they stand and how they read."""

from . import captions
from .article import Article
from .columns import PARTED
from .patterns import Pattern
from .result import CAPTION
from .spacing import mend_byline, mend_text
from .vocabulary import SENTENCE_INSIDE

_NAMED = Pattern(r"“([^”]{1,6})”")  # “歇脚点” is nobody's words
_DATED = Pattern(r"^[0-9]{1,2}月[0-9]{1,2}日[，,]")


def is_unmarked_caption(article: Article, at: int, text: str) -> bool:
    if any(reason == PARTED for _, reason in article.chunks[at].doubts) or _is_all_of_a_section(article, at):
        return False
    if (
        article.set_in
        and not article.chunks[at].indented
        and captions.reads_like_caption(_NAMED.sub(r"\1", text))
        and (at > article.first_text or bool(_DATED.match(text)))
    ):
        return True  # flush where every paragraph is set in
    if (
        article.chunks[at].indented
        and article.set_in
        and not any(
            near is not None and article.kinds[near] in ("credit", "caption")
            for near in (article.near(at, -1), article.near(at, 1))
        )
    ):
        return False  # set as the paragraphs are
    if not captions.reads_like_caption(text) or len(article.chunks[at].lines) > 3:
        return len(text) <= 30 and _in_captions(article, at)
    before, after = article.near(at, -1), article.near(at, 1)
    if (
        before is not None
        and article.kinds[before] == "caption"
        and captions.ends_caption(article.chunks[before].text) is False
        and len(article.chunks[before].text) < 12
    ):
        return True
    if _in_captions(article, at):
        return True
    if any(
        near is not None and captions.reads_like_caption(article.chunks[near].text) and article.kinds[near] == "text"
        for near in (before, after)
    ):
        return True
    return bool(after is not None and article.kinds[after] == "credit")


def _is_all_of_a_section(article: Article, at: int) -> bool:
    """Between a heading and the next, or the end, there is no other text: it can't be a caption only."""
    before, after = article.near(at, -1), article.near(at, 1)
    while after is not None and article.kinds[after] in ("credit", "byline"):
        after = article.near(after, 1)
    heads = ("numbered", "short", "heading", "label")
    return (
        before is not None
        and before > article.first_text
        and article.kinds[before] in heads
        and (after is None or article.kinds[after] in heads)
    )


def _in_captions(article: Article, at: int) -> bool:
    """Stands among three or more single short sentences of which most read like captions: a row of pictures."""

    def terse(place: int) -> bool:
        return (
            article.kinds[place] == "text"
            and len(article.chunks[place].text) <= 40
            and not SENTENCE_INSIDE.search(article.chunks[place].text[:-1])
        )

    low = high = at
    while low > 0 and terse(low - 1):
        low -= 1
    while high + 1 < len(article.chunks) and terse(high + 1):
        high += 1
    row = [article.chunks[place].text for place in range(low, high + 1)]
    return terse(at) and len(row) >= 3 and sum(map(captions.reads_like_caption, row)) * 2 >= len(row)


def add_caption(article: Article, at: int) -> None:
    chunk = article.chunks[at]
    mark, text = captions.split_mark(chunk.text)
    if mark:
        article.take_out(mark, "图片说明前的符号")
    text = mend_byline(mend_text(text)) if not captions.is_credit(text) else mend_byline(text)
    last = article.draft.blocks[-1] if article.draft.blocks else None
    joined = (
        captions.is_credit(chunk.text)
        and not captions.names_all_pictures(chunk.text)
        and last is not None
        and last.type == CAPTION
        and not captions.ends_caption(last.text)
    )
    if joined and last is not None:
        last.text = f"{last.text} {text}"
        article.keep_doubts(chunk)
        return
    article.add(CAPTION, text, chunk)
