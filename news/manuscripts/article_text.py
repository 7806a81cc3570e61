"""The paragraphs of an article: bylines inside them, jumps to other pages, ends that are missing."""

from . import bylines, captions
from .article import Article
from .article_credits import add_labels, add_writers
from .article_pictures import is_unmarked_caption
from .furniture import JUMP
from .result import CAPTION, PARAGRAPH
from .spacing import mend_text
from .vocabulary import ENDS

JUMPED = "文字转到或接自别的版，请确认前后文是否齐全"


def add_text(article: Article, at: int) -> None:
    chunk, text = article.chunks[at], article.chunks[at].text
    if at == article.first_text:
        byline, outer, text = bylines.take_head(text)
        if byline:
            add_writers(article, byline)
            if outer:
                article.take_out(outer, "署名外的符号")
    tails: list[tuple[str, str, str]] = []
    while True:
        text, tail, outer, kind = bylines.take_tail(text, last=at == article.last_text)
        if not kind:
            break
        tails.append((tail, outer, kind))
    for tail, outer, kind in reversed(tails):
        _tail(article, tail, outer, kind)
    text, jumped = _jumps(article, text)
    text = mend_text(text)
    if not text:
        article.keep_doubts(chunk)
        return
    kind = PARAGRAPH
    below = article.near(at, 1)
    if (
        not article.draft.title
        and article.first_text == article.last_text == at
        and below is not None
        and article.kinds[below] == "credit"
    ):
        kind = CAPTION  # 图片新闻: a picture, what it shows, and who took it
        article.draft.doubt(text, "只有一段文字和拍摄者，按图片说明处理，请核对")
    elif is_unmarked_caption(article, at, text):
        kind = CAPTION
        article.draft.doubt(text, "没有标记，按位置和写法判断为图片说明")
    elif captions.reads_like_caption(text) and at not in (article.first_text, article.last_text):
        article.draft.doubt(text, "可能是图片说明，先按正文处理")
    article.add(kind, text, chunk)
    last = at == article.last_text
    if (
        kind == PARAGRAPH
        and not ENDS.search(text)
        and not chunk.broken
        and not text.endswith(("：", ":", "；", ";", "）", ")"))
        and not jumped
    ):
        article.draft.doubt(text[-20:], "全文到这里断了，缺结尾" if last else "这一段没有结尾的标点，可能有缺文")
    if text[0] in "，。、；：！？”’）》":
        article.draft.doubt(text[:20], "以标点开头，前文可能缺失")


def _tail(article: Article, tail: str, outer: str, kind: str) -> None:
    if kind == "meta":
        add_labels(article, tail)
    elif kind == "source":
        article.take_out(outer[:1] + tail + outer[1:], "来源，存入来源栏", "source")
        return
    elif kind == "end":
        article.take_out(outer[:1] + tail + outer[1:], "全文结束的标记")
        return
    else:
        add_writers(article, tail)
        if kind == "names":
            article.draft.doubt(tail, "文末的姓名，按署名处理")
    if outer:
        article.take_out(outer, "署名外的括号")


def _jumps(article: Article, text: str) -> tuple[str, bool]:
    found = False
    while match := JUMP.search(text):
        article.take_out(match.group(), "转版、接版标记")
        article.draft.doubt(text[max(0, match.start() - 15) : match.start()], JUMPED)
        text, found = text[: match.start()] + text[match.end() :], True
    return text, found
