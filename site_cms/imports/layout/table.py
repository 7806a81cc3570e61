"""What the finder hands on: a table with its columns, and its rows by what they are."""

from dataclasses import dataclass, field

from ..reader import Sheet, Value


@dataclass(slots=True)
class Column:
    """One column: ``parts`` are its head cells from top to bottom (a merged one repeated over what it spans)."""

    index: int
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        return "/".join(self.parts)


@dataclass(slots=True)
class Row:
    """One line under a head. ``number`` counts from 1 as the spreadsheet shows it.

    kind     data, section (its ``text`` is a value for the rows below), subtotal, total, note,
             breakdown (其中：part of the row above, not to be counted again)
    cells    values by column index, merged cells filled down
    carried  columns whose value stands in a merged cell that began in a row above
    """

    number: int
    kind: str
    cells: dict[int, Value]
    text: str = ""
    carried: frozenset[int] = frozenset()


@dataclass(slots=True)
class Table:
    """One table: the titles above its head, its columns, its rows in order."""

    sheet: Sheet
    head: int
    titles: list[str]
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
