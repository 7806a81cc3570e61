"""What speaks for and against a line going on where the one above stops, beyond the words across the break."""

from .beginnings import is_signed, opens_article, structural
from .captions import ends_caption, starts_caption
from .chunks import Chunk, asks
from .evidence import continues, unclosed
from .layout import SLACK, Layout
from .lines import Line, width
from .names import is_byline
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import DASHED, DISPATCH, LABEL_ROW, OPEN_END, SENTENCE_INSIDE, STARTS, SUMMARY_LABEL

HEAD_WIDTH = 60
AT_WIDTH = "这一行正好排满又是句末，看不出是否另起一段，先按另起一段处理"
ASKED = "短句，看不出是小标题还是上一段的末句，没有连接"
_SENTENCE_AND_MORE = Pattern("[。；]")
SPOKEN = Pattern(r"[。！？…]”$")
_CLINGS = Pattern(r"^(?:并(?!不)|而且|其中|从而|使得|以及|同比|且)")  # hardly ever a paragraph's first word
SPEAKER = Pattern(r"^[^。！？：“”]{0,24}(?:说|道|表示|告诉|介绍|感慨|回忆|笑|点头|称)[^“”：]{0,16}[。，]")


def torn_start(line: Line, at: int, layout: Layout) -> bool:
    """The file's first line fills the column and is flush, the next is flush too and ends: no headline where paragraphs are indented."""
    first = layout.lines[0]
    return (
        at == 1
        and "，" in first.text
        and not layout.ended[0]
        and any(
            not layout.ended[near] and abs(layout.outer(near) - layout.outer(0)) <= SLACK
            for near in range(1, min(8, len(layout.lines)))
        )
        and not layout.indented(0)
        and not layout.indented(1)
        and layout.ended[1]
        and line.text.endswith("。")
        and not layout.blank(1)
        and (layout.marks_paragraphs(1) or (len(layout.lines) > 2 and layout.indented(2)))
    )


def in_label_rows(at: int, layout: Layout) -> bool:
    """时间：… 地点：… 电话：… stand in rows: the line and one beside it are a label and what it says."""
    if not LABEL_ROW.match(layout.lines[at].text):
        return False
    beside = [layout.lines[near].text for near in (at - 1, at + 1) if near < len(layout.lines)]
    return any(LABEL_ROW.match(text) for text in beside)


def is_body(chunk: Chunk, layout: Layout, at: int) -> bool:
    """Running text, as against a title, a heading or a label: more than a line, or a sentence inside it."""
    text = chunk.text
    if len(chunk.lines) == 1 and _stands_out(chunk, layout, at):
        return False
    return (
        len(chunk.lines) > 1
        or bool(SENTENCE_INSIDE.search(text) and not asks(chunk))
        or bool(DISPATCH.match(text))
        or len(text) > 70
        or width(text) > 70
        or ("，" in text and layout.full(at - 1) and at > 1 and (not layout.is_top(at - 1) or _runs_on(layout, at)))
        or (chunk.indented and layout.full(at - 1))
    )


def _stands_out(chunk: Chunk, layout: Layout, at: int) -> bool:
    """One line that ends without a sign, set flush where paragraphs are indented or alone between blank lines."""
    if layout.ended[at - 1] or SENTENCE_INSIDE.search(chunk.text) or width(chunk.text) > HEAD_WIDTH:
        return False
    flush = not chunk.indented and layout.indented(at)
    alone = layout.blank(at) and (at == 1 or layout.blank(at - 1))
    return (
        (flush or alone)
        and not OPEN_END.search(chunk.text)
        and (at == 1 or layout.ended[at - 2] or layout.is_top(at - 1))
    )


def _runs_on(layout: Layout, at: int) -> bool:
    """At the top of an article a full line with a comma may be the headline: only the words tell."""
    before, after = layout.lines[at - 1].text, layout.lines[at].text
    return continues(before, after) + 0.7 * fluency(before[-1], after[0]) >= 0.5


def caption_ahead(at: int, layout: Layout) -> bool:
    """An unmarked caption begins here: within three lines the photographer is named."""
    text = ""
    for near in range(at, min(at + 3, len(layout.lines))):
        line = layout.lines[near]
        if near > at and (
            layout.blank(near) or layout.indented(near) or line.role or line.hint or starts_caption(line.text)
        ):
            return False
        text += line.text
        if ends_caption(text) and not is_byline(text):
            return True
    return False


def head_ahead(at: int, layout: Layout) -> bool:
    """This line and perhaps the next are title lines: what follows them stands only at an article's beginning."""
    for near in range(at, min(at + 4, len(layout.lines))):
        line = layout.lines[near]
        if near > at and layout.blank(near) and not layout.blank(at):
            return False  # the headline is what stands below the blank line
        if near > at and (opens_article(line.text) or DASHED.match(line.text)):
            return True
        if (
            line.role
            or line.text.endswith(("。", "”", "；"))
            or is_signed(line.text)
            or _SENTENCE_AND_MORE.search(line.text)
        ):
            return False
    return False


def geometry_of(chunk: Chunk, at: int, layout: Layout, full: bool, body: bool) -> float:
    single = len(chunk.lines) == 1
    if full and (body or not single):
        return 3.0 if layout.peers(at - 1) >= 3 else 2.0
    if full:
        # The first line of a chunk, without any punctuation: a title as wide as the column, or a paragraph's first line.
        if layout.marks_paragraphs(at) and not chunk.indented and not layout.blank(at - 1):
            return -2.0
        if layout.blank(at - 1) and at > 3 and layout.marks_paragraphs(at) and (layout.full(at) or layout.ended[at]):
            return 1.5  # a paragraph's first line after a blank one, where blank lines part paragraphs
        if at > 1 and is_byline(layout.lines[at - 2].text) and layout.full(at):
            return 1.5
        if (
            layout.is_top(at - 1)
            or layout.blank(at - 1)
            or layout.lines[at - 2].role
            or is_byline(layout.lines[at - 2].text)
        ):
            return -1.0
        return 1.5 if layout.peers(at - 1) >= 3 else 0.0
    if body:
        before = chunk.lines[-1].width
        return (
            1.5
            if before > 60 or (single and (SENTENCE_INSIDE.search(chunk.text) or DISPATCH.match(chunk.text)))
            else 0.0
        )
    if (
        single
        and chunk.indented
        and chunk.lines[0].indent <= 8
        and width(chunk.text) >= 20
        and not layout.indented(at)
        and (layout.ended[at] or layout.full(at))
        and (layout.marks_paragraphs(at) or (chunk.lines[0].indent - layout.margin == 4 and chunk.lines[0].width >= 24))
    ):
        return 1.0  # where paragraphs are indented a heading is followed by an indented line
    if width(chunk.text) > 44 or "，" in chunk.text:
        return -1.0
    return -3.0


def after_sentence(
    chunk: Chunk, line: Line, at: int, layout: Layout, blank: bool, indented: bool, full: bool
) -> tuple[bool, str]:
    if blank or indented or not full or (len(chunk.lines) == 1 and not layout.peers(at - 1)):
        return False, ""
    if unclosed(chunk.text[-300:]):
        return True, ""
    if head_ahead(at, layout) and width(line.text) <= HEAD_WIDTH:
        return False, ""
    if SUMMARY_LABEL.match(chunk.text) and _set_off(at, layout):
        return True, ""
    following = layout.lines[at + 1] if at + 1 < len(layout.lines) else None
    announces = line.text.endswith(("：", ":"))  # 现公告如下： is no heading
    if (
        layout.marks_paragraphs(at)
        and not layout.ended[at]
        and not announces
        and following is not None
        and layout.indented(at + 1)
    ):
        return False, ""  # the paragraph below begins anew, so this line is whole: a heading as wide as the column
    if (
        not layout.ended[at]
        and not announces
        and not layout.full(at)
        and (
            layout.stops_short(at)
            or following is None
            or layout.indented(at + 1)
            or layout.blank(at + 1)
            or following.role
            or following.hint
            or structural(following)
        )
    ):
        return False, ""  # a heading between two paragraphs
    if layout.marks_paragraphs(at) or layout.begins_one(at - len(chunk.lines)):
        if width(line.text) <= 24 and line.text.endswith(("？", "！")) and not layout.full(at):
            return False, ASKED
        return True, ""
    if _CLINGS.match(line.text) or (SPOKEN.search(chunk.text) and SPEAKER.match(line.text)):
        return True, ""
    return False, ("" if STARTS.match(line.text) or line.width < 20 else AT_WIDTH)


def _set_off(at: int, layout: Layout) -> bool:
    """A blank line ends the few lines that begin here: a summary is set as one block."""
    for near in range(at + 1, min(at + 8, len(layout.lines))):
        if layout.blank(near):
            return True
        if layout.indented(near) or structural(layout.lines[near]):
            return False
    return False


def digits_doubt(before: str, after: str) -> str:
    if before[-1].isdigit() and after[0].isdigit():
        return "数字在换行处断开，已连接"
    if before.endswith("-") and after[0].isascii() and after[0].isalpha():
        return "英文单词可能在换行处断开"
    return ""
