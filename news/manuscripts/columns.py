"""Two printed columns whose lines got mixed: side by side on one line, or taking turns line by line.

Rule: they are parted only when the words say so, that is when every line goes on in the next but one and not in the
next. What is parted is always doubted; what is not clear is left as it stands and doubted.
"""

from dataclasses import dataclass
from statistics import mode

from .captions import ends_caption, starts_caption
from .evidence import continues, unclosed
from .lines import Line, first_piece
from .names import is_byline
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import DASHED, DIGITS, ENDS, HAN

_GAP = Pattern(rf"(?<=[{HAN}，。、；：！？“”（）《》0-9%])(?:[ \t]{{3,}}|[ \u3000]*\u3000{{2,}}[ \u3000]*)(?=\S)")
_ANEW = Pattern(
    rf"^(?:近[日年]来?|今[年天]|去年|日前|连日来|据(?:了解|悉|介绍)|[{DIGITS}]{{1,2}}月[{DIGITS}]{{1,2}}日)"
)  # seldom stands inside a sentence
ANEW = 2.0
LEAST_ROWS = 4
LONG_HALF = 8  # characters on each side of the gap
LEAST_LINES = 4
LONGEST = 60  # lines that are looked at as two columns from one beginning
AT_OPENINGS = 2.0  # evidence that suspicion asks for where two indented lines follow each other
AT_PARAGRAPH = 3.5  # where any paragraph begins
ANYWHERE = 6.0  # between two lines of one
CERTAIN = 3.0  # more than that, and the columns are parted
DOUBTED = 2.5  # less than that, and a doubt is all
DOUBTED_FLUSH = 3.0  # where paragraphs are not indented there is less to tell by
INDENT = 4.0
FLUSH = 2.0
MOST = 3.0  # evidence of one line: a word may be cut by chance
BARRIER = -50.0
CLOSING = "，。、；：！？”）》"  # signs that may hang over the column's edge
NARROWEST = 12
WIDE = 16  # columns: a narrower line may be a title or a byline
PARTED = "两栏文字混排，已分开，请对照原版核对"
PERHAPS_MIXED = "从这里起有几行前后不大连贯，可能是两栏混排，请对照原版"
MAYBE_BESIDE = "以下几行中间有空档，可能是两栏并排，没有分开，请对照原版"
MAYBE_MIXED = "以下几行前后不相连，可能是两栏混排，没有连接，请对照原版"


def part_columns(lines: list[Line]) -> list[Line]:
    """Gives the lines in reading order; the first line of each parted column carries the doubt."""
    return _part_turns(_part_rows(lines))


def _part_rows(lines: list[Line]) -> list[Line]:
    result: list[Line] = []
    at = 0
    while at < len(lines):
        rows: list[tuple[str, str]] = []
        while at + len(rows) < len(lines):
            line = lines[at + len(rows)]
            halves = [] if line.role or line.hint else _GAP.split(line.text)
            if len(halves) != 2 or min(map(len, halves)) < 4:
                break
            rows.append((halves[0].strip(), halves[1].strip()))
        if len(rows) >= LEAST_ROWS - 1 and _flows(rows):
            first = lines[at]
            for side in (0, 1):
                for number, row in enumerate(rows):
                    line = Line(row[side], blanks=first.blanks if number == 0 and side == 0 else 0, apart=number == 0)
                    if number == 0:
                        line.doubts.append(PARTED)
                    result.append(line)
            at += len(rows)
        else:
            if len(rows) >= LEAST_ROWS - 1 and all(len(half) >= LONG_HALF for row in rows for half in row):
                lines[at].doubts.append(MAYBE_BESIDE)
                for line in lines[at + 1 : at + len(rows)]:
                    line.apart = True
            result += lines[at : at + max(1, len(rows))]
            at += max(1, len(rows))
    return result


def _flows(rows: list[tuple[str, str]]) -> bool:
    """Both sides run on from row to row, as the cells of a table never do."""
    for side in (0, 1):
        pairs = [(rows[n][side], rows[n + 1][side]) for n in range(len(rows) - 1) if not ENDS.search(rows[n][side])]
        if len(pairs) < 2 or sum(continues(*pair) >= 1.5 for pair in pairs) < (
            0.4 if len(rows) >= LEAST_ROWS else 0.5
        ) * len(pairs):
            return False
    return True


def _part_turns(lines: list[Line], depth: int = 0) -> list[Line]:
    """Finds the stretch where lines go on in the next but one, by the largest sum of evidence for it."""
    if depth > 6 or len(lines) < LEAST_LINES:
        return lines
    stretch = _best_stretch(lines)
    if stretch.surplus < 0:
        return _part_halves(lines, stretch, depth)
    if stretch.surplus < CERTAIN:
        _leave_apart(lines, stretch)
        return _part_halves(lines, stretch, depth)
    open_at = [_is_open(line) for line in lines]
    start, stop = _widen(lines, open_at, stretch.start, stretch.stop)
    mixed = lines[start:stop]
    sides = [mixed[0::2], mixed[1::2]]
    for side in sides:
        side[0].apart = True
        side[0].doubts.append(PARTED)
    after = lines[stop:]
    if after and not after[0].role and not after[0].hint:
        left, right = (
            0.0 if ENDS.search(side[-1].text) else continues(side[-1].text, after[0].text)
            for side in (sides[0], sides[1])
        )
        if left >= 1.5 and left > right:
            sides.reverse()  # the left column is the longer one: its rest follows
        elif right < 2:
            after[0].apart = True
    return [*_part_turns(lines[:start], depth + 1), *sides[0], *sides[1], *_part_turns(after, depth + 1)]


def _part_halves(lines: list[Line], stretch: "_Stretch", depth: int) -> list[Line]:
    """What is not parted stays; the text before and behind it is looked at for itself."""
    if stretch.surplus < -(DOUBTED if any(line.indent for line in lines) else DOUBTED_FLUSH):
        return lines
    if stretch.surplus < 0:
        lines[stretch.start].doubts.append(PERHAPS_MIXED)
    start, stop = stretch.start, stretch.stop
    return [
        *_part_turns(lines[:start], depth + 1),
        *lines[start:stop],
        *_part_turns(lines[stop:], depth + 1),
    ]


@dataclass(slots=True)
class _Stretch:
    """Lines that may take turns; ``surplus``: by how much the evidence is more than what suspicion asks for."""

    surplus: float
    start: int = 0
    stop: int = 0


def _best_stretch(lines: list[Line]) -> _Stretch:
    """The stretch with the largest surplus.

    The gains are log-likelihood ratios, so that in ordinary text a sum that begins at a given line passes t with a chance below e^-t.
    Where a paragraph begins there are few such lines, and less is asked for; anywhere else more.
    """
    margin = min((line.indent for line in lines), default=0)
    usual = mode(line.blanks for line in lines[1:])
    indents = _paragraph_indent(lines, margin)
    gains = [_gain(lines, at, margin, usual, indents) for at in range(len(lines) - 2)]
    best = _Stretch(-100.0)
    total, began = 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, began = 0.0, at
        total += gain
        if total - ANYWHERE > best.surplus and at + 3 - began >= LEAST_LINES:
            best = _Stretch(total - ANYWHERE, began, at + 3)
    for start in range(len(gains)):
        if not _begins(lines, start, margin, usual):
            continue
        total = 0.0
        if _two_openings(lines, start, margin):
            asked, least = AT_OPENINGS, LEAST_LINES
        else:  # where paragraphs are indented two that begin side by side show it
            asked, least = AT_PARAGRAPH if lines[start].indent <= margin + 1 else ANYWHERE, LEAST_LINES + 1
        for at in range(start, min(len(gains), start + LONGEST)):
            if gains[at] <= BARRIER:
                break
            total += gains[at]
            if total - asked > best.surplus and at + 3 - start >= least:
                best = _Stretch(total - asked, start, at + 3)
    return best


def _paragraph_indent(lines: list[Line], margin: int) -> int:
    """The indent of a tenth of the lines or more, by which paragraphs begin; the margin if there is none."""
    deep = [line.indent for line in lines if margin + 1 < line.indent <= margin + 8]
    return mode(deep) if len(deep) >= max(2, len(lines) // 10) else margin


def _begins(lines: list[Line], at: int, margin: int, usual: int) -> bool:
    """A paragraph may begin here: behind a title, a heading or a short last line, indented, or behind a blank line."""
    if lines[at].indent <= margin + 1 < lines[at + 1].indent:
        return False  # flush above an indented line: a headline
    if at == 0 or lines[at].indent > margin + 1 or lines[at].blanks > usual:
        return True
    before = lines[at - 1]
    return not _is_open(before) or _outer(before) < _outer(lines[at]) - 4


def _two_openings(lines: list[Line], at: int, margin: int) -> bool:
    """Two indented lines of one width of which the first stops in mid-sentence: the first lines of two columns."""
    line, beside, below = lines[at : at + 3]
    return (
        min(line.indent, beside.indent) > margin + 1
        and not ENDS.search(line.text)
        and _alike(line, beside)
        and not _has_room(line, beside, below)
    )


def _has_room(line: Line, beside: Line, below: Line) -> bool:
    """The first character below would still have stood in the line: a heading, that nothing goes on."""
    column = max(_outer(other) - 2 * (other.text[-1] in CLOSING) for other in (beside, below))
    return _outer(line) + first_piece(below.text) <= column


def _alike(line: Line, other: Line) -> bool:
    return line.width >= WIDE and abs(_outer(line) - _outer(other)) <= 4


def _is_open(line: Line) -> bool:
    return (
        not line.role
        and not line.hint
        and (line.width >= NARROWEST or ENDS.search(line.text))
        and not DASHED.match(line.text)
        and not starts_caption(line.text)
        and not ends_caption(line.text)
        and not (len(line.text) <= 40 and is_byline(line.text))
    )


def _gain(lines: list[Line], at: int, margin: int, usual: int, indents: int) -> float:
    """Log-likelihood ratio that the line goes on in the next but one against that it goes on in the next."""
    line, beside, below = lines[at : at + 3]
    if not (_is_open(line) and _is_open(beside) and _is_open(below)) or max(beside.blanks, below.blanks) > usual:
        return BARRIER
    if ENDS.search(line.text):
        # Where paragraphs are indented nothing flush follows a short last line, unless it is another column's.
        short = _outer(line) < max(_outer(lines[at - 1]), _outer(beside)) - 4 if at else False
        return FLUSH if short and below.indent <= margin + 1 and beside.indent <= margin + 1 < indents else 0.0
    if _outer(line) < _outer(below) - 4:
        return BARRIER  # narrower than its own column: a title or a heading
    gain = min(MOST, _bond(line.text, below.text) - _bond(line.text, beside.text))
    # A paragraph can't begin in the middle of a sentence: what is indented there is another column's.
    running = line.indent > margin + 1 or (at > 0 and _is_open(lines[at - 1]) and _alike(lines[at - 1], line))
    if (
        running and _alike(line, beside) and not (line.indent > margin + 1 and _has_room(line, beside, below))
    ):  # a headline stops there too
        gain += INDENT * ((beside.indent > margin + 1) - (below.indent > margin + 1))
    return gain


def _outer(line: Line) -> int:
    return line.width + min(line.indent, 8)


def _bond(before: str, after: str) -> float:
    """Words and characters together; the weights were fitted on paragraphs of the hand-written manuscripts set in turns and in order."""
    bond = 0.9 * min(continues(before, after), 4) + 0.9 * fluency(before[-1], after[0])
    nested = after[0] == "“" and "”" in unclosed(before)
    return bond - ANEW * (nested or bool(_ANEW.match(after)))


def _leave_apart(lines: list[Line], stretch: _Stretch) -> None:
    """Where it can't be told the lines stay as they stand, unjoined, for an editor to sort."""
    for line in lines[stretch.start + 1 : stretch.stop]:
        line.apart = True
    lines[stretch.start].doubts.append(MAYBE_MIXED)


def _widen(lines: list[Line], open_at: list[bool], start: int, stop: int) -> tuple[int, int]:
    """Takes in the lines at both ends whose own words say little, but which are as wide as their column."""
    while start > 0 and open_at[start - 1]:
        line, own, other = lines[start - 1], lines[start + 1], lines[start]
        alike = abs(line.width + line.indent - own.width - own.indent) <= 4
        if (
            not alike
            or ENDS.search(line.text)
            or continues(line.text, other.text) > max(0.5, continues(line.text, own.text))
        ):
            break
        start -= 1
    while stop < len(lines) and open_at[stop]:
        above, beside = lines[stop - 2], lines[stop - 1]
        goes_on = continues(above.text, lines[stop].text)
        if (
            ENDS.search(above.text)
            or lines[stop].indent > above.indent
            or goes_on < 0
            or (not ENDS.search(beside.text) and continues(beside.text, lines[stop].text) >= goes_on)
        ):
            break
        stop += 1
    return start, stop
