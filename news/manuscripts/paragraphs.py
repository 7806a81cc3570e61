"""Lines to paragraphs: breaks inside a sentence are mended, breaks between paragraphs are kept.

Rule: the geometry of the page (is the line as wide as its neighbours, is the next one indented, is there a blank
line) and the words across the break are added up. Two lines are joined only on a clear sum; where it isn't clear they
stay apart and the place is doubted, because a wrong join destroys what a wrong break only hides.
"""

import re

from .beginnings import is_number_alone, is_signed, opens_article, structural
from .captions import ends_caption, is_credit, names_all_pictures, starts_caption
from .chunks import BROKEN, LOOSE, Chunk
from .continuity import (
    HEAD_WIDTH,
    after_sentence,
    caption_ahead,
    digits_doubt,
    geometry_of,
    head_ahead,
    in_label_rows,
    is_body,
    torn_start,
)
from .evidence import continues, unclosed
from .furniture import JUMP
from .insertions import over_insertions
from .layout import SLACK, Layout
from .lines import Line, width
from .names import is_byline
from .pairs import fluency
from .patterns import Pattern
from .spacing import glue
from .vocabulary import BULLET, CLOSED_START, DASHED, ENDS, HAN, NUMBERED, SENTENCE_INSIDE, SOFT_END, STARTS

INDENT = 4  # columns: two characters, by which a paragraph begins
_QUOTATION = Pattern(r"^“[^”。！？]+”$")
_SPEECH = Pattern(r"^“[^”]*(?:，|$)")
LONGEST = 20_000  # characters of one paragraph
TOO_LONG = "这一段太长，在这里分开，请核对"
HARDLY = 0.2  # evidence of the words across a break that says next to nothing
MAYBE_HEADING = "这一行正好排满，看不出是不是小标题，请核对"
_NAMED_POINT = Pattern(r"^[\u4e00-\u9fff]{2,4}：[^，：]{4,}$")  # 争议：一楼的账怎么算
TORN = "开头像是半句话，前文可能缺失，没有当作标题"
_LAST_WORD = Pattern(rf"^[{HAN}]{{1,3}}[”’）》]?[。！？；]$")  # 架。 alone on its line is the end of an item
_WEAK_SIGN = Pattern(r"^图[：:]")  # 改了图：… goes on, behind a full line
_ROLE_END = Pattern(r"[。\s\u3000（(](?:本报|首席|见习|特约|全媒体)*(?:记者|通讯员|摄影)$")
_TORN_BRACKET = Pattern(r"[（(][^（()）。]{1,12}$")
_TORN_END = Pattern(r"^[^（()）。]{1,12}[)）][。]?$")
_DATED = Pattern(r"^[0-9]{1,2}月[0-9]{1,2}日[，,]")
JUMP_END = Pattern(rf"(?:{JUMP.pattern})$")
JUMP_START = Pattern(rf"^(?:{JUMP.pattern})")
STRONG_OPENING = Pattern(
    r"^(?:近日|日前|连日来|据了解|据悉|与此同时|[0-9０-９]{1,2}月[0-9０-９]{1,2}日[，,上下早]|下一步[，,]|[一二三四五六七八九十]+[、．]|本报讯)"
)


def join_lines(lines: list[Line]) -> list[Chunk]:
    """Gives the chunks in order; page furniture stays in its place and doesn't part what it interrupts."""
    text_lines = [line for line in lines if line.role != "furniture"]
    layout = Layout(text_lines)
    place = {id(line): at for at, line in enumerate(text_lines)}
    chunks: list[Chunk] = []
    current: Chunk | None = None
    interrupted = False
    for line in lines:
        if line.role == "furniture":
            chunks.append(Chunk([line], line.text, role="furniture", reason=line.reason, blanks=line.blanks))
            interrupted = True
            continue
        at = place[id(line)]
        if current is not None:
            join, doubt = _decide(current, line, at, layout, interrupted)
            if join:
                current.text = f"{current.text} {line.text}" if is_credit(line.text) else glue(current.text, line.text)
                current.lines.append(line)
                if doubt:
                    current.doubts.append((line.text, doubt))
                interrupted = False
                continue
            if doubt:
                current.doubts.append((current.lines[-1].text[-30:], doubt))
                current.broken = doubt == BROKEN
        current = Chunk(
            [line],
            line.text,
            role=line.role,
            hint=line.hint,
            blanks=line.blanks,
            indented=layout.indented(at),
            reason=line.reason,
        )
        current.doubts += [(line.text, doubt) for doubt in line.doubts]
        chunks.append(current)
        interrupted = False
    return over_insertions(chunks, layout, place)


def _decide(chunk: Chunk, line: Line, at: int, layout: Layout, interrupted: bool) -> tuple[bool, str]:
    """Whether ``line`` goes on where ``chunk`` stops, and what is doubtful about it."""
    if len(chunk.text) > LONGEST:
        return False, TOO_LONG
    last = chunk.lines[-1]
    before, after = last.text, line.text
    ended = bool(ENDS.search(before))
    body = is_body(chunk, layout, at)
    if chunk.role or chunk.hint or line.hint or line.role or line.apart:
        return False, (
            BROKEN if body and not ended and not chunk.role and not chunk.hint and not SOFT_END.search(before) else ""
        )
    if is_signed(chunk.text):
        return False, ""
    if is_number_alone(chunk.text) and not structural(line) and not NUMBERED.match(after) and not layout.indented(at):
        return True, ""
    if DASHED.match(chunk.text) and len(chunk.lines) == 1 and not layout.full(at - 1) and not ended:
        return False, ""
    caption = starts_caption(chunk.text)
    if caption and ends_caption(chunk.text):
        return False, ""
    if caption and is_credit(after) and not layout.blank(at) and not names_all_pictures(after):
        return True, ""
    if ends_caption(before) and not caption and (ended or re.search(r"[\s（(].{0,8}$", before)):
        return False, ""
    if _TORN_BRACKET.search(before) and _TORN_END.match(after):
        return True, ""  # （村 / 委会供图）
    if _is_dated_caption(chunk, at, layout):
        return True, ""
    if is_credit(after) and _ROLE_END.search(before):
        return True, ""  # … 记者 / 蓝小野 摄
    if ended and caption_ahead(at, layout):
        return False, ""
    if body and not ended and ends_caption(after) and len(after) > 14 and continues(before, after) < 2.5:
        return False, BROKEN  # a picture's caption stands in the middle of the sentence
    stray_sign = _WEAK_SIGN.match(after) and not ended and layout.full(at - 1) and not layout.indented(at)
    if (
        (structural(line) and not stray_sign)
        or is_byline(chunk.text)
        or (is_credit(chunk.text) and len(chunk.lines) == 1)
    ):
        running = len(chunk.lines) > 1 or "，" in chunk.text or SENTENCE_INSIDE.search(chunk.text)
        if len(chunk.lines) == 1 and opens_article(after) and width(before) <= HEAD_WIDTH:
            running = False  # a headline, however many commas
        if len(chunk.lines) == 2 and opens_article(after) and layout.is_top(at - 2) and width(chunk.text) <= HEAD_WIDTH:
            running = not chunk.lines[0].text.endswith("，")  # the same in two lines
        return False, (BROKEN if body and running and not ended and not caption and not SOFT_END.search(before) else "")
    if in_label_rows(at, layout):
        return False, ""
    if JUMP_END.search(before) and JUMP_START.match(after) and not ENDS.search(JUMP_END.sub("", before)):
        return True, "转版、接版处已连接，请核对"
    full = layout.full(at - 1)
    blank, indented = layout.blank(at) and not interrupted, layout.indented(at)
    if _is_headline_in_two(chunk, line, at, layout) and not blank and not indented:
        return True, ""
    if full and NUMBERED.match(chunk.text) and _LAST_WORD.match(after) and not (ended or blank or indented):
        return True, ""
    words = continues(chunk.text[-80:], after) + 0.3 * max(0.0, fluency(chunk.text[-1], after[0]))
    if CLOSED_START.match(after) and not ended:
        return True, ("空行后以标点开头，已与上文连接" if blank else "")
    if (NUMBERED.match(after) or BULLET.match(after) or DASHED.match(after)) and not (
        full
        and not ended
        and not indented
        and not blank
        and (words >= 1 or (body and DASHED.match(after) and not DASHED.match(chunk.text)))
        and not SOFT_END.search(before)
    ):
        return False, (
            BROKEN
            if body and not ended and not SOFT_END.search(before) and not caption and len(chunk.text) > 30
            else ""
        )
    if (
        NUMBERED.match(chunk.text)
        and len(chunk.lines) == 1
        and not SENTENCE_INSIDE.search(chunk.text)
        and not ended
        and words < 2
        and (not full or indented or blank)
    ):
        return False, ""
    if ended:
        return after_sentence(chunk, line, at, layout, blank, indented, full)
    if (
        before.endswith("：")
        and after.startswith("“")
        and not indented
        and not blank
        and (full or layout.marks_paragraphs(at))
        and len(chunk.text) > 16
    ):
        return True, ""  # somebody speaks: the quotation sign went down to the next line
    if (
        SOFT_END.search(before)
        and words < 3
        and (not full or indented or blank or layout.outer(at) > layout.outer(at - 1) + SLACK)
    ):
        return False, ""
    if torn_start(line, at, layout) and words >= 0:
        return True, TORN
    if before.endswith("：") and words < 3 and (layout.room(at - 1) or not (layout.ended[at] or layout.full(at))):
        return False, ""  # what is announced begins below: the line neither ends nor fills the column
    if before.endswith("：") and words < 0.5 and not layout.marks_paragraphs(at):
        return False, LOOSE  # what is announced may begin below, and nothing but the words could tell
    geometry = geometry_of(chunk, at, layout, full, body)
    if indented:
        geometry -= 6 if layout.marks_paragraphs(at) else 3
    elif layout.marks_paragraphs(at):
        geometry += 0.5
    elif body and chunk.indented and len(chunk.lines) == 1 and last.indent - layout.margin == INDENT and not full:
        geometry += 1.0  # a paragraph begun with an indent and not ended: what is flush below it goes on
    if len(chunk.lines) == 1 and not chunk.indented and _begins_speech(before, after):
        geometry -= 3
    if blank:
        geometry -= 3
    if layout.stops_short(at - 1) and not unclosed(before):
        geometry -= 3
    if _runs_over(chunk, line, at, layout, caption) and not blank:
        geometry = max(geometry, 1.5)
    if interrupted and body and not indented:
        geometry = max(geometry, 1.5)  # a page's end cut the line short
    if caption and not full:
        geometry -= 1
    if STRONG_OPENING.match(after):
        geometry -= 1.5
    if not layout.full(at) and head_ahead(at, layout):
        geometry -= 3
    total = words + geometry
    if indented and chunk.indented and len(chunk.lines) == 1 and layout.room(at - 1) and total < 1.5:
        return False, ""  # a heading that is indented as the paragraphs are
    if total >= 1.5:
        if words < HARDLY and _may_be_heading(chunk, at, layout):
            return not _NAMED_POINT.match(chunk.text), MAYBE_HEADING
        return True, (digits_doubt(before, after) if not blank else "隔着空行，按语句相连处理")
    if not body or caption:
        return False, (LOOSE if total > 0.5 and not caption and len(chunk.text) > 14 else "")
    return False, BROKEN


def _is_headline_in_two(chunk: Chunk, line: Line, at: int, layout: Layout) -> bool:
    """12月1日起， / 这些路段单双号停车: above a text a short line that stops at a comma, and the short one it waits for."""
    return (
        len(chunk.lines) == 1
        and chunk.text.endswith("，")
        and not chunk.indented
        and layout.is_top(at - 1)
        and max(width(chunk.text), width(line.text)) <= HEAD_WIDTH / 2 + INDENT
        and not layout.ended[at]
        and head_ahead(at, layout)
    )


def _may_be_heading(chunk: Chunk, at: int, layout: Layout) -> bool:
    """A line of its own so far, as wide as a narrow column in which nothing marks paragraphs."""
    return (
        len(chunk.lines) == 1
        and width(chunk.text) <= 36
        and not chunk.indented
        and not layout.marks_paragraphs(at)
        and not SENTENCE_INSIDE.search(chunk.text)
        and not STARTS.match(chunk.text)
        and not chunk.text[0].isdigit()
    )


def _runs_over(chunk: Chunk, line: Line, at: int, layout: Layout, caption: bool) -> bool:
    """One long line that is a caption or set in as a paragraph, below it a flush one that ends the sentence."""
    return (
        len(chunk.lines) == 1
        and not layout.indented(at)
        and line.text.endswith(("。", "！", "？", "”", "，"))
        and not SENTENCE_INSIDE.search(chunk.text)
        and layout.outer(at - 1) >= 34
        and "，" in chunk.text
        and (caption or (chunk.indented and chunk.lines[0].indent - layout.margin == INDENT))
        and layout.outer(at) <= layout.outer(at - 1) + SLACK
    )


def _is_dated_caption(chunk: Chunk, at: int, layout: Layout) -> bool:
    """11月9日，市民在… / 留念。: flush above paragraphs that are set in, dated, and ended by the short line below."""
    line = layout.lines[at]
    return (
        len(chunk.lines) == 1
        and not chunk.indented
        and not layout.indented(at)
        and not layout.blank(at)
        and bool(_DATED.match(chunk.text))
        and not layout.ended[at - 1]
        and layout.outer(at - 1) >= 32
        and (layout.ended[at] or ends_caption(line.text))
        and line.width < layout.outer(at - 1)
        and at + 1 < len(layout.lines)
        and (layout.indented(at + 1) or bool(_DATED.match(layout.lines[at + 1].text)))
    )


def _begins_speech(before: str, after: str) -> bool:
    """A sentence somebody speaks stands behind a sign, so the line above is a heading; and so is a quotation that fills its line."""
    return bool(_QUOTATION.match(before)) or (bool(_SPEECH.match(after)) and before[-1] not in "，：、；说道")
