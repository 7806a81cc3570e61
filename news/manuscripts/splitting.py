"""Chunks to articles: where one article ends and the next begins.

Rule: a new article needs a sign: a title the file itself marks, a rule, the end of the one before (names in brackets,
editors' line), or title lines followed by what only stands at a beginning (byline, 本报讯, date, 核心提示). A short line
without such a sign is a heading, and doubted where wide space before it speaks for a title.
"""

import re
from dataclasses import replace

from .beginnings import EDITORIAL
from .bylines import is_body_label, take_tail
from .chunks import Chunk
from .kinds import kind_of
from .names import is_names
from .patterns import Pattern
from .rows import mark_label_rows, mark_pointed, mark_rolls

_MERGED = Pattern(r"(?<=[。！？”）)])\s*(?=(?:本报讯|本报消息)\s*[（( ])")
RUN_TOGETHER = "两篇可能连在一起，已在“本报讯”前分开，请核对"
_BODY = {"text", "roll", "row", "item", "dispatch", "caption", "list", "bullet", "quote", "table", "summary"}


def unmerge(chunks: list[Chunk]) -> list[Chunk]:
    """Parts a chunk in whose middle another article's 本报讯 begins."""
    result: list[Chunk] = []
    for chunk in chunks:
        pieces = [] if chunk.role or chunk.hint else _MERGED.split(chunk.text)
        if len(pieces) < 2:
            result.append(chunk)
            continue
        for number, piece in enumerate(piece for piece in pieces if piece.strip()):
            part = replace(
                chunk,
                text=piece.strip(),
                doubts=list(chunk.doubts) if number == 0 else [],
                broken=chunk.broken and number == len(pieces) - 1,
            )
            if number:
                part.doubts.append((piece.strip()[:30], RUN_TOGETHER))
                part.blanks = 0
            result.append(part)
    return result


def split_articles(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Gives the chunks of each article, in order."""
    chunks = unmerge(chunks)
    kinds = [kind_of(chunk) for chunk in chunks]
    for at, chunk in enumerate(chunks[:-1]):
        # "走近身边榜样：" above a title is a kicker; above text it announces what follows.
        if (
            kinds[at] == "text"
            and chunk.text.endswith(("：", ":"))
            and len(chunk.text) <= 16
            and len(chunk.lines) == 1
            and kinds[at + 1] == "short"
            and "，" not in chunk.text
            and (at == 0 or _opens(chunks, kinds, _title_run(chunks, kinds, at + 1)))
        ):
            kinds[at] = chunk.kind = "short"
    mark_rolls(chunks, kinds)
    mark_label_rows(chunks, kinds)
    mark_pointed(chunks, kinds)
    usual = _usual_gap(chunks, kinds)
    articles: list[list[Chunk]] = []
    current: list[Chunk] = []
    has_body = has_title = closed = noted = False
    at = 0
    while at < len(chunks):
        if kinds[at] == "meta" and has_body and not closed and is_body_label(chunks[at].text):
            kinds[at] = chunks[at].kind = "short"
        kind = kinds[at]
        start = False
        if noted and kind in ("short", "title") and not has_title:
            has_body = closed = False  # the editor's note stands above the headline
        if current and kind in ("short", "subtitle", "title", "dispatch", "byline", "numbered"):
            run = _title_run(chunks, kinds, at)
            opener = _opens(chunks, kinds, run)
            after_rule = _after_rule(kinds, at)
            if kind == "title":
                start = has_body and (
                    has_title
                    or closed
                    or after_rule
                    or opener
                    or chunks[at].lines[0].hint == "title"
                    and len(chunks[at].lines) == 1
                    and has_title
                )
            elif kind == "dispatch":
                start = has_body
            elif kind == "byline":
                start = False
            elif has_body:
                wide = chunks[at].blanks >= max(2, usual + 1)
                body_next = run < len(chunks) and kinds[run] in (
                    "text",
                    "dispatch",
                    "byline",
                    "date",
                    "meta",
                    "summary",
                    "caption",
                )
                body_follows = any(other in _BODY for other in kinds[run : run + 12])
                start = (
                    bool(opener)
                    or (closed and kind != "numbered" and body_follows)
                    or (after_rule and kind != "numbered" and body_next)
                    or (wide and body_next and kind == "short")
                )
                if wide and start and not (opener or closed or after_rule):
                    chunks[at].doubts.append((chunks[at].text, "按空行判断为另一篇的标题，请核对"))
        elif current and kind == "text" and has_body and _after_rule(kinds, at) and closed:
            start = True
        if start:
            articles.append(current)
            current, has_body, has_title, closed = [], False, False, False
        noted = noted if current else bool(EDITORIAL.match(chunks[at].text))
        if kind in ("short", "title", "subtitle") and not has_body:
            has_title = True
        if kind in ("text", "roll", "row", "dispatch", "item", "bullet", "list", "quote", "table"):
            has_body = True
            closed = kind in ("text", "dispatch") and _closes(chunks[at].text)
        elif has_body and (
            kind in ("byline", "end", "meta", "date", "source") or (kind == "short" and is_names(chunks[at].text))
        ):
            closed = True
        current.append(chunks[at])
        at += 1
    if current:
        articles.append(current)
    return articles


def _title_run(chunks: list[Chunk], kinds: list[str], at: int) -> int:
    """The place behind the title lines that begin at ``at`` (furniture between them is passed over)."""
    end = at
    while end < len(chunks) and end - at < 8 and kinds[end] in ("short", "subtitle", "title", "furniture", "numbered"):
        if kinds[end] == "numbered" and end > at:
            break
        end += 1
    return end


def _opens(chunks: list[Chunk], kinds: list[str], run: int) -> bool:
    """What follows the title lines stands only at the beginning of an article."""
    while run < len(chunks) and kinds[run] in ("furniture", "rule"):
        run += 1
    if run >= len(chunks):
        return False
    if kinds[run] in ("dispatch", "summary"):
        return True
    if kinds[run] in ("byline", "date", "meta"):
        following = next(
            (kind for kind in kinds[run + 1 :] if kind not in ("furniture", "byline", "date", "meta", "credit")), ""
        )
        return following in ("text", "dispatch", "summary", "caption", "short", "numbered", "quote")
    if kinds[run] == "text":
        from_head = re.match(r"^[（(](?:本报|记者|通讯员)", chunks[run].text)
        return bool(from_head)
    return False


def _after_rule(kinds: list[str], at: int) -> bool:
    before = at - 1
    while before >= 0 and kinds[before] == "furniture":
        before -= 1
    return before >= 0 and kinds[before] == "rule"


def _closes(text: str) -> bool:
    return take_tail(text, last=True)[3] in ("byline", "names", "source", "end", "meta")


def _usual_gap(chunks: list[Chunk], kinds: list[str]) -> int:
    gaps = sorted(
        chunk.blanks for chunk, kind in zip(chunks[1:], kinds[1:], strict=True) if kind in ("text", "dispatch")
    )
    return gaps[len(gaps) // 2] if gaps else 0
