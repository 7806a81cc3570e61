"""Lines to paragraphs: breaks inside a sentence are mended, breaks between paragraphs are kept.

Rule: the geometry of the page (is the line as wide as its neighbours, is the next one indented, is there a blank
line) and the words across the break are added up. Two lines are joined only on a clear sum; where it isn't clear they
stay apart and the place is doubted, because a wrong join destroys what a wrong break only hides.
"""

import re
from dataclasses import dataclass, field
from statistics import mode

from .bylines import labelled, take_tail
from .captions import ends_caption, is_credit, names_all_pictures, starts_caption
from .evidence import continues, unclosed
from .furniture import JUMP
from .lines import Line, first_piece, width
from .names import is_byline
from .pairs import fluency
from .patterns import Pattern
from .spacing import glue
from .vocabulary import (
    BULLET,
    CLOSED_START,
    DASHED,
    DATE_LINE,
    DISPATCH,
    ENDS,
    LABEL_ROW,
    NUMBERED,
    OPEN_END,
    SENTENCE_INSIDE,
    SOFT_END,
    STARTS,
    SUMMARY_LABEL,
)

SHORT = 8  # columns by which a line must be narrower to be a short one: a long number or word may move down whole
SLACK = 4  # columns by which a full line may be narrower than the widest: two characters that typesetting moves down
WIDE = 32
WIDEST = 130  # a wider line is a paragraph of its own, never a line of a wrapped one
LONGEST = 20_000  # characters of one paragraph
TOO_LONG = "这一段太长，在这里分开，请核对"
BROKEN = "句子在这里断了，下文不相连"
AT_WIDTH = "这一行正好排满又是句末，看不出是否另起一段，先按另起一段处理"
ASKED = "短句，看不出是小标题还是上一段的末句，没有连接"
TORN = "开头像是半句话，前文可能缺失，没有当作标题"
LOOSE = "看不出与下一行是否同一句，没有连接"
EDITORIAL = Pattern(
    r"^[【（(]?(?:编者按|编者的话|开栏的话|编后|编后语|记者手记|采访手记|相关链接|链接|新闻背景|新闻链接|背景|小贴士|延伸阅读|名词解释)[】）)]?(?:[：:]|$)"
)
HEAD_WIDTH = 60
CENTRED = 6  # columns: what is indented further is centred and begins no paragraph
ASKING_WIDTH = 60
_ASKING = Pattern(r"^[^。；“：！？]+[！？][^。；“：！？]+[！？]?$")
_SENTENCE_AND_MORE = Pattern("[。；]")
SPOKEN = Pattern(r"[。！？…]”$")
_WEAK_SIGN = Pattern(r"^图[：:]")  # 改了图：… goes on, behind a full line
_CLINGS = Pattern(r"^(?:并(?!不)|而且|其中|从而|使得|以及|同比|且)")  # hardly ever a paragraph's first word
SPEAKER = Pattern(r"^[^。！？：“”]{0,24}(?:说|道|表示|告诉|介绍|感慨|回忆|笑|点头|称)[^“”：]{0,16}[。，]")
JUMP_END = Pattern(rf"(?:{JUMP.pattern})$")
JUMP_START = Pattern(rf"^(?:{JUMP.pattern})")
STRONG_OPENING = Pattern(
    r"^(?:近日|日前|连日来|据了解|据悉|与此同时|[0-9０-９]{1,2}月[0-9０-９]{1,2}日[，,上下早]|下一步[，,]|[一二三四五六七八九十]+[、．]|本报讯)"
)


@dataclass(slots=True)
class Chunk:
    """Lines that belong together. ``role`` and ``hint`` are their first line's; ``blanks``: empty lines before it."""

    lines: list[Line]
    text: str
    role: str = ""
    hint: str = ""
    blanks: int = 0
    indented: bool = False
    reason: str = ""
    doubts: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""  # set where the neighbours decide what it is
    broken: bool = False  # stops in the middle of a sentence


def asks(chunk: Chunk) -> bool:
    """Two short questions or calls in one line, 谁来看？看什么？: a headline when nobody speaks them."""
    return len(chunk.lines) == 1 and width(chunk.text) <= ASKING_WIDTH and bool(_ASKING.match(chunk.text))


class Layout:
    """What the shape of the page says about the lines around each line."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.ended = [bool(ENDS.search(line.text)) or _is_signed(line.text) for line in lines]
        # A blank line after most lines that stop in mid-sentence parts nothing: the text was double-spaced.
        open_pairs = [
            at
            for at in range(len(lines) - 1)
            if not self.ended[at] and lines[at].width >= 20 and lines[at + 1].width >= 4
        ]
        gaps = [lines[at + 1].blanks for at in open_pairs if not lines[at + 1].new_page]
        self.usual_blanks = (
            min(mode(gaps), 3) if len(gaps) >= 4 and sum(gap > 0 for gap in gaps) >= 0.6 * len(gaps) else 0
        )
        margins = sorted(line.indent for line in lines)
        self.margin = margins[len(margins) // 8] if margins and self._wrapped_file() else 0
        self._outer = [line.width + max(0, line.indent - self.margin if line.indent <= 8 else 0) for line in lines]
        self._reach = [self._reached(at) for at in range(len(lines))]
        self._marks: dict[int, bool] = {}
        self._plain = [
            line.width >= 16
            and not line.role
            and not line.hint
            and not starts_caption(line.text)
            and not ends_caption(line.text)
            and not NUMBERED.match(line.text)
            for line in lines
        ]
        self._full = [self._is_full(at) for at in range(len(lines))]

    def _wrapped_file(self) -> bool:
        body = [at for at, line in enumerate(self.lines) if line.width >= 16]
        return bool(body) and sum(not self.ended[at] for at in body) >= 0.4 * len(body)

    def outer(self, at: int) -> int:
        """Columns from the margin to the line's end; a centred line counts without its indent."""
        return self._outer[at]

    def _reached(self, at: int) -> int:
        """Columns that the line would fill with the next line's first piece but one column: what could not be broken moved down whole."""
        if at + 1 == len(self.lines) or self.ended[at]:
            return self._outer[at]
        return self._outer[at] + max(0, min(first_piece(self.lines[at + 1].text), 12) - 2)

    def _is_full(self, at: int) -> bool:
        """As wide as the lines around it of which at least one stops in mid-sentence at that very width."""
        own = self.outer(at)
        if self._reach[at] - own > SLACK and self._reach[at] <= WIDEST:
            widest = max(
                (
                    self.outer(near)
                    for near in range(max(0, at - 3), min(len(self.lines), at + 4))
                    if near != at and self._plain[near]
                ),
                default=0,
            )
            own = min(self._reach[at], max(own, widest))
        if own > WIDEST or own < 12:
            return False
        around = [
            near
            for near in range(max(0, at - 7), min(len(self.lines), at + 8))
            if near != at and self.lines[near].width >= 10
        ]
        # A wider line below and none of this width above: this one ended early.
        if (
            at + 1 < len(self.lines)
            and self.outer(at + 1) > own + SLACK
            and not self._structural_at(at + 1)
            and (at == 0 or abs(self.outer(at - 1) - own) > SLACK)
        ):
            return False
        peers = [near for near in around if abs(self.outer(near) - own) <= SLACK and not self.ended[near]]
        wider = [near for near in around if self.outer(near) > own + SLACK]
        if len(peers) >= 2 and len(wider) * 3 <= len(around):
            return True
        # The column may be narrower here, beside a picture: the very next lines then share the width.
        beside = [near for near in (at - 1, at + 1) if near in peers and abs(self.outer(near) - own) <= 3]
        further = [near for near in (at - 2, at + 2) if near in peers and abs(self.outer(near) - own) <= 3]
        ahead = [near for near in (at + 1, at - 1) if 0 <= near < len(self.lines)]
        if beside and further and not any(self.outer(near) > own + SLACK for near in ahead[:1]):
            return True
        if bool(peers) and not wider and len(around) <= 3:
            return True
        # A short text of few lines: two neighbours of one width, one of them unfinished, and nothing wider.
        alike = [near for near in (at - 1, at + 1) if near in around and abs(self.outer(near) - own) <= SLACK]
        return own >= WIDE and not wider and any(not (self.ended[at] and self.ended[near]) for near in alike)

    def _structural_at(self, at: int) -> bool:
        return _structural(self.lines[at])

    def full(self, at: int) -> bool:
        return self._full[at]

    def peers(self, at: int) -> int:
        own = self.outer(at)
        return sum(
            abs(self.outer(near) - own) <= SLACK and not self.ended[near]
            for near in range(max(0, at - 7), min(len(self.lines), at + 8))
            if near != at
        )

    def indented(self, at: int) -> bool:
        return self.lines[at].indent >= self.margin + 2

    def blank(self, at: int) -> bool:
        return self.lines[at].blanks > self.usual_blanks and not self.lines[at].new_page

    def is_top(self, at: int) -> bool:
        """The place of a headline: near the file's beginning, behind a rule, or behind a text's signature."""
        before = self.lines[at - 1]
        if at and (DASHED.match(before.text) or (is_byline(before.text) and not before.text.startswith(("（", "(")))):
            return False  # behind a subtitle or a byline the text begins
        if at <= 2:
            return True
        return (
            before.role == "rule"
            or is_byline(before.text)
            or _is_signed(before.text)
            or _is_signed(self.lines[at - 2].text + before.text)
        )

    def room(self, at: int) -> bool:
        """The next line's first piece would still have stood here, and in the lines around it never would: it ends on purpose."""
        near = [
            other
            for other in range(max(0, at - 12), min(len(self.lines) - 1, at + 13))
            if other != at and self._full[other] and not self.ended[other] and self._plain[other]
        ]
        if len(near) < 5 or at + 1 >= len(self.lines):
            return False
        column = mode(self._outer[other] for other in near)
        taken = [self._outer[other] + first_piece(self.lines[other + 1].text) for other in near]
        return self._outer[at] + first_piece(self.lines[at + 1].text) <= column < min(taken)

    def stops_short(self, at: int) -> bool:
        """Well short of its column, in a column whose other unfinished lines are all full: nothing goes on behind it."""
        beside = [self._outer[near] for near in (at + 1, at - 1) if 0 <= near < len(self.lines) and self._full[near]]
        if not beside or self._outer[at] > beside[0] - SHORT:
            return False
        near = [
            other
            for other in range(max(0, at - 20), min(len(self.lines), at + 21))
            if other != at and not self.ended[other] and self._plain[other]
        ]
        return len(near) >= 4 and sum(self._full[other] for other in near) >= 0.7 * len(near)

    def marks_paragraphs(self, at: int) -> bool:
        """Near here new paragraphs are indented, or parted by blank lines, so a line without is none."""
        if at not in self._marks:
            self._marks[at] = self._marks_paragraphs(at)
        return self._marks[at]

    def _marks_paragraphs(self, at: int) -> bool:
        low, high = max(1, at - 30), min(len(self.lines), at + 30)
        fresh = [
            near
            for near in range(low, high)
            if self.ended[near - 1]
            and not self.full(near - 1)
            and self._plain[near]
            and (self.full(near) or self.ended[near])  # the others are headings and centred titles
        ]
        marked = [
            near
            for near in range(low, high)
            if (self.indented(near) and self.lines[near].indent - self.margin <= CENTRED or self.blank(near))
            and self.lines[near].width >= 12
        ]
        plain = [near for near in range(low, high) if not self.indented(near) and not self.blank(near)]
        # A line that both begins and ends what it says may be a caption or a heading as well as a paragraph.
        begun = [near for near in fresh if self.full(near) and not self.ended[near]]
        if not begun and len(marked) >= 2 and len(plain) >= len(marked):
            return True
        fresh = begun or fresh
        if fresh:
            return sum(self.indented(near) or self.blank(near) for near in fresh) >= 0.7 * len(fresh) and bool(plain)
        return False


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
    return _over_insertions(chunks, layout, place)


def _structural(line: Line) -> bool:
    """Begins something that is never the middle of a sentence."""
    text = line.text
    return bool(
        line.role
        or line.hint
        or starts_caption(text)
        or DISPATCH.match(text)
        or SUMMARY_LABEL.match(text)
        or EDITORIAL.match(text)
        or DATE_LINE.match(text)
        or labelled(text)
        or is_byline(text)
        or is_credit(text)
    )


_SIGNED = Pattern(r"[。！？…”’][\s]*[（(][^（()）]{2,40}[)）]$")


def _is_signed(text: str) -> bool:
    """Ends with its writer or source in brackets: nothing of the paragraph follows."""
    return (
        bool(_SIGNED.search(text))
        and not ends_caption(text)
        and take_tail(text, last=True)[3] in ("byline", "names", "source", "end")
    )


def _torn_start(line: Line, at: int, layout: Layout) -> bool:
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


def _in_label_rows(at: int, layout: Layout) -> bool:
    """时间：… 地点：… 电话：… stand in rows: the line and one beside it are a label and what it says."""
    if not LABEL_ROW.match(layout.lines[at].text):
        return False
    beside = [layout.lines[near].text for near in (at - 1, at + 1) if near < len(layout.lines)]
    return any(LABEL_ROW.match(text) for text in beside)


def _is_number_alone(text: str) -> bool:
    """（一） on a line of its own: the heading stands below it."""
    number = NUMBERED.match(text)
    return bool(number) and number.end() == len(text)


def _opens_article(text: str) -> bool:
    return bool(is_byline(text) or DISPATCH.match(text) or SUMMARY_LABEL.match(text) or DATE_LINE.match(text))


def _decide(chunk: Chunk, line: Line, at: int, layout: Layout, interrupted: bool) -> tuple[bool, str]:
    """Whether ``line`` goes on where ``chunk`` stops, and what is doubtful about it."""
    if len(chunk.text) > LONGEST:
        return False, TOO_LONG
    last = chunk.lines[-1]
    before, after = last.text, line.text
    ended = bool(ENDS.search(before))
    body = _is_body(chunk, layout, at)
    if chunk.role or chunk.hint or line.hint or line.role or line.apart:
        return False, (
            BROKEN if body and not ended and not chunk.role and not chunk.hint and not SOFT_END.search(before) else ""
        )
    if _is_signed(chunk.text):
        return False, ""
    if _is_number_alone(chunk.text) and not _structural(line) and not NUMBERED.match(after) and not layout.indented(at):
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
    if ended and _caption_ahead(at, layout):
        return False, ""
    if body and not ended and ends_caption(after) and len(after) > 14 and continues(before, after) < 2.5:
        return False, BROKEN  # a picture's caption stands in the middle of the sentence
    stray_sign = _WEAK_SIGN.match(after) and not ended and layout.full(at - 1) and not layout.indented(at)
    if (
        (_structural(line) and not stray_sign)
        or is_byline(chunk.text)
        or (is_credit(chunk.text) and len(chunk.lines) == 1)
    ):
        running = len(chunk.lines) > 1 or "，" in chunk.text or SENTENCE_INSIDE.search(chunk.text)
        if len(chunk.lines) == 1 and _opens_article(after) and width(before) <= HEAD_WIDTH:
            running = False  # a headline, however many commas
        return False, (BROKEN if body and running and not ended and not caption and not SOFT_END.search(before) else "")
    if _in_label_rows(at, layout):
        return False, ""
    if JUMP_END.search(before) and JUMP_START.match(after) and not ENDS.search(JUMP_END.sub("", before)):
        return True, "转版、接版处已连接，请核对"
    full = layout.full(at - 1)
    blank, indented = layout.blank(at) and not interrupted, layout.indented(at)
    words = continues(chunk.text[-80:], after) + 0.3 * max(0.0, fluency(chunk.text[-1], after[0]))
    if CLOSED_START.match(after) and not ended:
        return True, ("空行后以标点开头，已与上文连接" if blank else "")
    if (NUMBERED.match(after) or BULLET.match(after) or DASHED.match(after)) and not (
        full and not ended and not indented and not blank and words >= 1 and not SOFT_END.search(before)
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
        return _after_sentence(chunk, line, at, layout, blank, indented, full)
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
    if _torn_start(line, at, layout) and words >= 0:
        return True, TORN
    if before.endswith("：") and not layout.ended[at] and not layout.full(at) and words < 3:
        return False, ""  # what is announced begins below: the line neither ends nor fills the column
    geometry = _geometry(chunk, at, layout, full, body)
    if indented:
        geometry -= 6 if layout.marks_paragraphs(at) else 3
    elif layout.marks_paragraphs(at):
        geometry += 0.5
    if blank:
        geometry -= 3
    if layout.stops_short(at - 1) and not unclosed(before):
        geometry -= 3
    if interrupted and body and not indented:
        geometry = max(geometry, 1.5)  # a page's end cut the line short
    if caption and not full:
        geometry -= 1
    if STRONG_OPENING.match(after):
        geometry -= 1.5
    if not layout.full(at) and _head_ahead(at, layout):
        geometry -= 3
    total = words + geometry
    if indented and chunk.indented and len(chunk.lines) == 1 and layout.room(at - 1) and total < 1.5:
        return False, ""  # a heading that is indented as the paragraphs are
    if total >= 1.5:
        return True, (_digits_doubt(before, after) if not blank else "隔着空行，按语句相连处理")
    if not body or caption:
        return False, (LOOSE if total > 0.5 and not caption and len(chunk.text) > 14 else "")
    return False, BROKEN


def _is_body(chunk: Chunk, layout: Layout, at: int) -> bool:
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
    flush = not chunk.indented and layout.indented(at) and layout.marks_paragraphs(at)
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


def _caption_ahead(at: int, layout: Layout) -> bool:
    """An unmarked caption begins here: within three lines the photographer is named."""
    for near in range(at, min(at + 3, len(layout.lines))):
        line = layout.lines[near]
        if near > at and (
            layout.blank(near) or layout.indented(near) or line.role or line.hint or starts_caption(line.text)
        ):
            return False
        if ends_caption(line.text) and not is_byline(line.text):
            return True
    return False


def _head_ahead(at: int, layout: Layout) -> bool:
    """This line and perhaps the next are title lines: what follows them stands only at an article's beginning."""
    for near in range(at, min(at + 4, len(layout.lines))):
        line = layout.lines[near]
        if near > at and layout.blank(near) and not layout.blank(at):
            return False  # the headline is what stands below the blank line
        if near > at and (_opens_article(line.text) or DASHED.match(line.text)):
            return True
        if line.role or line.text.endswith(("。", "”", "；")) or _SENTENCE_AND_MORE.search(line.text):
            return False
    return False


def _geometry(chunk: Chunk, at: int, layout: Layout, full: bool, body: bool) -> float:
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


def _after_sentence(
    chunk: Chunk, line: Line, at: int, layout: Layout, blank: bool, indented: bool, full: bool
) -> tuple[bool, str]:
    if blank or indented or not full or (len(chunk.lines) == 1 and not layout.peers(at - 1)):
        return False, ""
    if unclosed(chunk.text[-300:]):
        return True, ""
    if _head_ahead(at, layout) and width(line.text) <= HEAD_WIDTH:
        return False, ""
    if SUMMARY_LABEL.match(chunk.text) and _set_off(at, layout):
        return True, ""
    following = layout.lines[at + 1] if at + 1 < len(layout.lines) else None
    if layout.marks_paragraphs(at) and not layout.ended[at] and following is not None and layout.indented(at + 1):
        return False, ""  # the paragraph below begins anew, so this line is whole: a heading as wide as the column
    if (
        not layout.ended[at]
        and not layout.full(at)
        and (
            layout.stops_short(at)
            or following is None
            or layout.indented(at + 1)
            or layout.blank(at + 1)
            or following.role
            or following.hint
            or _structural(following)
        )
    ):
        return False, ""  # a heading between two paragraphs
    if layout.marks_paragraphs(at):
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
        if layout.indented(near) or _structural(layout.lines[near]):
            return False
    return False


def _digits_doubt(before: str, after: str) -> str:
    if before[-1].isdigit() and after[0].isdigit():
        return "数字在换行处断开，已连接"
    if before.endswith("-") and after[0].isascii() and after[0].isalpha():
        return "英文单词可能在换行处断开"
    return ""


def _over_insertions(chunks: list[Chunk], layout: Layout, place: dict[int, int]) -> list[Chunk]:
    """Joins a paragraph over a caption that the page put into the middle of it, when the words clearly go on."""
    result: list[Chunk] = []
    for chunk in chunks:
        inserted = 0
        while inserted < len(result) and inserted < 6 and _is_insertion(result[-1 - inserted]):
            inserted += 1
        if (
            inserted
            and inserted < len(result)
            and not chunk.role
            and not chunk.hint
            and not _structural(chunk.lines[0])
        ):
            host = result[-1 - inserted]
            at = place[id(chunk.lines[0])]
            stopped = (
                not host.role
                and not host.hint
                and not ENDS.search(host.text)
                and len(host.text) > 12
                and not _is_insertion(host)
            )
            if stopped and not chunk.lines[0].apart and not layout.indented(at) and not NUMBERED.match(chunk.text):
                words = continues(host.text[-80:], chunk.text)
                full = layout.full(place[id(host.lines[-1])])
                if words >= 1.5 or (full and words >= 0.5) or (full and layout.marks_paragraphs(at) and words >= -0.5):
                    host.text = glue(host.text, chunk.text)
                    host.lines += chunk.lines
                    host.doubts = [doubt for doubt in host.doubts if doubt[1] not in (BROKEN, LOOSE)] + chunk.doubts
                    host.broken = chunk.broken
                    if not JUMP.search(host.text):
                        host.doubts.append((chunk.lines[0].text, "中间隔着图片说明，已与上文连接"))
                    continue
        result.append(chunk)
    return result


def _is_insertion(chunk: Chunk) -> bool:
    if chunk.role == "furniture":
        return True
    return not chunk.hint and (
        chunk.role in ("caption", "credit")
        or starts_caption(chunk.text)
        or is_credit(chunk.text)
        or (len(chunk.text) <= 120 and ends_caption(chunk.text))
    )
