"""What the reader hands on: plain values in the places where the spreadsheet shows them."""

import datetime as dt
from dataclasses import dataclass, field

Value = None | str | int | float | bool | dt.date | dt.datetime | dt.time
Position = tuple[int, int]  # row, column, both from 0


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows[r][c]`` is row r + 1 of the spreadsheet; rows may differ in length; ``None`` is an empty cell.

    merged       ranges (top, left, bottom, right), inclusive, from 0; the value stands in the top left cell only
    struck       cells whose whole text is struck through
    uncomputed   cells with a formula that has no stored result
    broken       cells whose formula ended in an error (#REF!, #DIV/0! ...)
    """

    name: str
    rows: list[list[Value]]
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: set[Position] = field(default_factory=set)
    uncomputed: set[Position] = field(default_factory=set)
    broken: dict[Position, str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Value:
        line = self.rows[row]
        return line[column] if column < len(line) else None


@dataclass(slots=True)
class Workbook:
    """A whole file. ``format`` is xlsx, xls, ods or text; ``epoch1904`` says how bare serial numbers count days.

    ``marks_known`` is False where strike-through and formulas cannot be seen (.xls and .ods).
    """

    format: str
    sheets: list[Sheet]
    epoch1904: bool = False
    marks_known: bool = True
    encoding: str = ""
