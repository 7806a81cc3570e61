"""Tables that were set with spaces: rows whose cells stand under each other come out as rows with tabs.

Rule: three rows or more, each parted by wide gaps into the same number of cells, three or more, of which none is running
text. Two cells might be two columns of text, a single narrow gap a name spread over three characters.
"""

from .evidence import crosses
from .lines import Line
from .patterns import Pattern
from .vocabulary import BULLET, ENDS

_SPACE = Pattern(r"[ \u3000\t]+")
_FIGURE = Pattern(
    r"^[+\-±≈]?[0-9０-９][0-9０-９.,:：/\-]*(?:%|％|分|个|家|人|次|元|万|辆|块|处|条|天|件|名|户|吨|小时|平方米|公里|℃|万元|亿元)?$"
)
_NO_ROW = Pattern(rf"[，。！？；]|{BULLET.pattern}")
_GAP = Pattern(r"(?: {2,}|[ \u3000]*\u3000{2,}[ \u3000]*| *\t *)+")
LEAST_ROWS, LEAST_CELLS = 3, 3
LONGEST_CELL = 24  # characters
ALIGNED = "按空格对齐的几行，已排成表格，请核对"


def raise_tables(lines: list[Line]) -> list[Line]:
    """Gives the lines with the rows of each table marked as such, their cells parted by tabs."""
    at = 0
    while at < len(lines):
        rows = _rows(lines, at) or _figures(lines, at)
        if len(rows) >= LEAST_ROWS and not _runs_on(rows):
            for line, cells in zip(lines[at:], rows, strict=False):
                line.text, line.hint = "\t".join(cells), "table"
            lines[at].doubts.append(ALIGNED)
        at += max(1, len(rows))
    return lines


def _rows(lines: list[Line], at: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for place in range(at, len(lines)):
        line = lines[place]
        cells = [] if line.role or line.hint or ENDS.search(line.text) else _GAP.split(line.text)
        if (
            len(cells) < LEAST_CELLS
            or (rows and (len(cells) != len(rows[0]) or line.blanks > lines[at + 1].blanks))
            or any(len(cell) > LONGEST_CELL for cell in cells)
        ):
            break
        rows.append(cells)
    return rows


def _figures(lines: list[Line], at: int) -> list[list[str]]:
    """Rows whose cells are parted by one space only, and of which one column or more holds nothing but figures."""
    rows: list[list[str]] = []
    for line in lines[at:]:
        cells = [] if line.role or line.hint or _NO_ROW.search(line.text) else _SPACE.split(line.text)
        if (
            len(cells) < LEAST_CELLS
            or (rows and len(cells) != len(rows[0]))
            or any(len(cell) > LONGEST_CELL / 2 for cell in cells)
            or (len(rows) > 0 and not any(map(_FIGURE.match, cells)))
        ):
            break
        rows.append(cells)
    columns = list(zip(*rows[1:], strict=True))  # the first row may be the head
    return rows if any(all(map(_FIGURE.match, column)) for column in columns) else []


def _runs_on(rows: list[list[str]]) -> bool:
    """Three columns of running text: what stands in one goes on below it."""
    pairs = [pair for above, below in zip(rows, rows[1:], strict=False) for pair in zip(above, below, strict=True)]
    return sum(crosses(*pair) > 1 for pair in pairs) >= 0.2 * len(pairs)
