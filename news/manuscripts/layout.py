"""What the shape of the printed page says about each line: is it full, set in, behind a blank line, short on purpose."""

from statistics import mode

from .beginnings import is_signed, structural
from .captions import ends_caption, starts_caption
from .lines import Line, first_piece
from .names import is_byline
from .vocabulary import DASHED, ENDS, NUMBERED

SHORT = 8  # columns by which a line must be narrower to be a short one: a long number or word may move down whole
SLACK = 4  # columns by which a full line may be narrower than the widest: two characters that typesetting moves down
WIDE = 32
WIDEST = 130  # a wider line is a paragraph of its own, never a line of a wrapped one
CENTRED = 6  # columns: what is indented further is centred and begins no paragraph


class Layout:
    """What the shape of the page says about the lines around each line."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.ended = [bool(ENDS.search(line.text)) or is_signed(line.text) for line in lines]
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
        self._usual = self._column()
        self._full = [self._is_full(at) for at in range(len(lines))]

    def _wrapped_file(self) -> bool:
        body = [at for at, line in enumerate(self.lines) if line.width >= 16]
        return bool(body) and sum(not self.ended[at] for at in body) >= 0.4 * len(body)

    def _column(self) -> int:
        """The width at which three unfinished lines or more of running text stop, and no fewer than half of all; 0 if there is none."""
        open_widths = [
            self._outer[at]
            for at in range(len(self.lines))
            if self._plain[at] and not self.ended[at] and self._outer[at] >= WIDE
        ]
        if len(open_widths) < 3:
            return 0
        usual = mode(open_widths)
        return usual if sum(abs(own - usual) <= SLACK / 2 for own in open_widths) >= max(3, len(open_widths) / 2) else 0

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
        if not wider and self._usual and abs(self._outer[at] - self._usual) <= 1:
            return True  # verse or a list stands around it: the column is known from the rest of the text
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
        return structural(self.lines[at])

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
        if at and before.role == "rule":
            return True
        if at > 1 and is_byline(before.text) and self.ended[at - 2]:
            return True  # below a text its writer, then the next one's headline
        if at and (DASHED.match(before.text) or (is_byline(before.text) and not before.text.startswith(("（", "(")))):
            return False  # behind a subtitle or a byline the text begins
        if at <= 2:
            return True
        return is_byline(before.text) or is_signed(before.text) or is_signed(self.lines[at - 2].text + before.text)

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

    def begins_one(self, at: int) -> bool:
        """Set in by two characters, filled, and flush text below it: the first line of a paragraph and of nothing else."""
        below = at + 1
        return (
            self.lines[at].indent - self.margin == 4
            and self._full[at]
            and self._plain[at]
            and below < len(self.lines)
            and self.lines[below].indent == self.margin
            and self._plain[below]
            and not self.blank(below)
        )

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
