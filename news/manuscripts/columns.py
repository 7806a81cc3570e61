"""Two printed columns whose lines got mixed: side by side on one line, or taking turns line by line.

Rule: they are parted only when the words say so, that is when every line goes on in the next but one and not in the
next. What is parted is always doubted; what is not clear is left as it stands and doubted.
"""

from .evidence import continues
from .lines import Line
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import ENDS, HAN

_GAP = Pattern(rf"(?<=[{HAN}，。、；：！？“”（）《》0-9%])(?:[ \t]{{3,}}|[ \u3000]*\u3000{{2,}}[ \u3000]*)(?=\S)")
LEAST_ROWS = 4
CERTAIN = 5.0  # of 3,000 pairs of passages set one after the other 1 reaches it, of those set in turns 86 %
SUSPECT = 3.5
WIDE = 24  # columns: a narrower line may be a title or a byline
PARTED = "两栏文字混排，已分开，请对照原版核对"
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
        if len(rows) >= LEAST_ROWS and _flows(rows):
            first = lines[at]
            for side in (0, 1):
                for number, row in enumerate(rows):
                    line = Line(row[side], blanks=first.blanks if number == 0 and side == 0 else 0, apart=number == 0)
                    if number == 0:
                        line.doubts.append(PARTED)
                    result.append(line)
            at += len(rows)
        else:
            result += lines[at : at + max(1, len(rows))]
            at += max(1, len(rows))
    return result


def _flows(rows: list[tuple[str, str]]) -> bool:
    """Both sides run on from row to row, as the cells of a table never do."""
    for side in (0, 1):
        pairs = [(rows[n][side], rows[n + 1][side]) for n in range(len(rows) - 1) if not ENDS.search(rows[n][side])]
        if len(pairs) < 2 or sum(continues(*pair) >= 1.5 for pair in pairs) < 0.4 * len(pairs):
            return False
    return True


def _part_turns(lines: list[Line], depth: int = 0) -> list[Line]:
    """Finds the stretch where lines go on in the next but one, by the largest sum of evidence for it."""
    if depth > 6 or len(lines) < 2 * LEAST_ROWS - 2:
        return lines
    open_at = [not line.role and not line.hint and line.width >= 12 for line in lines]
    best, start, stop = _best_stretch(lines, open_at)
    if stop - start < 2 * LEAST_ROWS - 2 or best < SUSPECT or best < 0.5 * (stop - start - 2):
        return lines
    if best < CERTAIN:
        return _leave_apart(lines, start, stop)
    start, stop = _widen(lines, open_at, start, stop)
    stretch = lines[start:stop]
    sides = [stretch[0::2], stretch[1::2]]
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


def _best_stretch(lines: list[Line], open_at: list[bool]) -> tuple[float, int, int]:
    """The largest sum of evidence that lines take turns, and where that stretch begins and ends."""
    best, start, stop = 0.0, 0, 0
    total, began = 0.0, 0
    margin = min((line.indent for line in lines), default=0)
    for at in range(len(lines) - 2):
        if not (open_at[at] and open_at[at + 1] and open_at[at + 2]):
            gain = -4.0
        elif not ENDS.search(lines[at].text) and _outer(lines[at]) < _outer(lines[at + 2]) - 4:
            gain = -4.0  # narrower than its own column: a title or a heading
        elif ENDS.search(lines[at].text):
            gain = -0.1
        else:
            gain = _bond(lines[at].text, lines[at + 2].text) - _bond(lines[at].text, lines[at + 1].text) - 0.3
            # A paragraph can't begin in the middle of a sentence: what is indented there is another column's.
            if lines[at].width >= WIDE and abs(lines[at].width - lines[at + 1].width) <= 4:
                gain += 2.5 * (lines[at + 1].indent > margin + 1) - 2.5 * (lines[at + 2].indent > margin + 1)
        if total <= 0:
            total, began = 0.0, at
        total += gain
        if total > best:
            best, start, stop = total, began, at + 3
    return best, start, stop


def _outer(line: Line) -> int:
    return line.width + min(line.indent, 8)


def _bond(before: str, after: str) -> float:
    """Words and characters together: for mixed columns every line's evidence is compared with another line's."""
    return min(continues(before, after), 4) + 0.5 * fluency(before[-1], after[0])


def _leave_apart(lines: list[Line], start: int, stop: int) -> list[Line]:
    """Where it can't be told the lines stay as they stand, unjoined, for an editor to sort."""
    for line in lines[start + 1 : stop]:
        line.apart = True
    lines[start].doubts.append(MAYBE_MIXED)
    return lines


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
