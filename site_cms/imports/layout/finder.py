"""Find the tables of a sheet: titles above the head, heads of up to three rows, heads again on every page."""

import datetime as dt
import re

from ..reader import Sheet
from ..values.text import half, tidy
from .lines import classify, is_note
from .table import Column, Row, Table
from .vocabulary import EDGE, INSIDE, Vocabulary, normalise

HEAD_ROWS = 3
SMALL_HEADS = {
    "长",
    "宽",
    "高",
    "厚",
    "经度",
    "纬度",
    "个",
    "块",
    "处",
    "面",
    "米",
    "m",
    "㎡",
    "m2",
    "平方米",
    "数量",
    "面积",
    "单位",
    "x",
    "y",
}
FIGURE = re.compile(r"^[约近第-]?\s*\d+([.,:/-]\d+)*\s*(?!号|[、.]?\D{2,}数量)")
UNIT_LINE = re.compile(r"^[（(][^）)]{1,12}[）)]$")


def find_tables(sheet: Sheet, vocabulary: Vocabulary) -> list[Table]:
    """Return the tables of one sheet in order; a head that returns unchanged continues the same table."""
    merges = _Merges(sheet)
    tables: list[Table] = []
    current: list[Table] = []
    above: list[tuple[int, str]] = []
    number = 0
    while number < len(sheet.rows):
        if not any(value is not None for value in sheet.rows[number]):
            number += 1
            continue
        if _is_head(sheet, number, vocabulary):
            depth = _depth(sheet, number, merges, vocabulary)
            columns = _columns(sheet, number, depth, merges)
            if not current or [c.parts for table in current for c in table.columns] != [c.parts for c in columns]:
                titles = [text for _, text in above]
                if current:
                    # A title is told from a section only by what follows it: another head.
                    titles += _give_back(current[0], number)
                current = [Table(sheet, number, list(titles), block) for block in _blocks(columns)]
                tables += current
            above = []
            number += depth
            continue
        for table in current:
            row = _row(sheet, number, merges, table)
            if row:
                table.rows.append(row)
        if not current:
            text = " ".join(dict.fromkeys(tidy(value) for value in sheet.rows[number] if value is not None))
            above.append((number, text))
        number += 1
    return tables


def _blocks(columns: list[Column]) -> list[list[Column]]:
    """Tables that stand side by side under one line of heads: the same titles come again from the left."""
    titles = [column.title for column in columns]
    for width in range(2, len(titles) // 2 + 1):
        if len(titles) % width == 0 and titles == titles[:width] * (len(titles) // width):
            return [columns[start : start + width] for start in range(0, len(columns), width)]
    return [columns]


class _Merges:
    """Merged ranges by row: which cell a covered cell repeats."""

    def __init__(self, sheet: Sheet):
        self.areas = sheet.merged
        self.source: dict[tuple[int, int], tuple[int, int]] = {}
        self.across: dict[int, list[tuple[int, int]]] = {}
        self.down_from: set[tuple[int, int]] = set()
        for top, left, bottom, right in sheet.merged:
            last = min(bottom, len(sheet.rows) - 1)
            if right > left:
                for row in range(top, last + 1):
                    self.across.setdefault(row, []).append((left, right))
            if last > top:
                self.down_from.add((top, left))
                for row in range(top + 1, last + 1):
                    self.source[row, left] = (top, left)


def _is_head(sheet, number, vocabulary) -> bool:
    """A row of short texts of which at least two are names of columns, and most of them if they are few."""
    cells = [value for value in sheet.rows[number] if value is not None]
    texts = [value for value in cells if isinstance(value, str)]
    if len(texts) < 2 or len(texts) < len(cells):
        return False
    if any(isinstance(value, (int, float, dt.date)) for value in cells):
        return False
    if any(len(text) > 30 or FIGURE.match(half(text)) for text in texts) or len(set(texts)) < 2:
        return False
    known = sum(vocabulary.best(text) >= INSIDE for text in texts)
    sure = sum(vocabulary.best(text) >= EDGE for text in texts)
    spread = sum(vocabulary.is_spread(normalise(text)) for text in texts)
    exact = sum(vocabulary.best(text) > 2.5 for text in texts)
    # A row of data may hold one cell that is also a column's name ("宣传牌", "内容"); a head holds more of them.
    return (known >= 2 and sure >= 1 and known + spread >= len(texts) * 0.5 and exact >= 1) or (
        exact >= 1 and spread >= 1 and known + spread >= len(texts) * 0.6
    )


def _depth(sheet, top, merges, vocabulary) -> int:
    """How many rows the head has: merged cells say so, or a row below that only fills its gaps."""
    depth = 1
    while depth < HEAD_ROWS and top + depth < len(sheet.rows):
        row = sheet.rows[top + depth]
        filled = [index for index, value in enumerate(row) if value is not None]
        texts = [half(row[index]) for index in filled]
        if not filled or any(not isinstance(row[index], str) for index in filled):
            break
        if any(re.fullmatch(r"[\d.,/-]+", text) or len(text) > 16 for text in texts):
            break
        reaching = any(
            area[0] <= top + depth - 1 and area[2] >= top + depth for area in merges.areas if area[2] > area[0]
        )
        names = sum(
            normalise(text) in SMALL_HEADS
            or bool(UNIT_LINE.match(text))
            or vocabulary.best(text) >= EDGE
            or vocabulary.is_spread(normalise(text))
            for text in texts
        )
        above = sheet.rows[top + depth - 1]
        wide = [(left, right) for left, right in merges.across.get(top + depth - 1, [])]
        under_wide = sum(any(left <= index <= right for left, right in wide) for index in filled)
        gaps = sum(index >= len(above) or above[index] is None for index in filled)
        named = names * 2 >= len(filled)
        under = bool(wide) and under_wide == len(filled)
        continues = (
            (under and (reaching or named))
            or (not merges.areas and named and gaps * 2 >= len(filled) and _leaves_first(row))
            or (reaching and named and _fills_the_gaps(merges, top, depth, filled))
            or all(UNIT_LINE.match(text) for text in texts)
        )
        if not continues:
            break
        depth += 1
    return depth


def _fills_the_gaps(merges, top, depth, filled) -> bool:
    """Whether a row stands under exactly those heads that no merged cell carries down into it."""
    covered = [(left, right) for first, left, last, right in merges.areas if top <= first < top + depth <= last]
    return bool(covered) and not any(left <= index <= right for left, right in covered for index in filled)


def _leaves_first(row) -> bool:
    return not row or row[0] is None


def _columns(sheet, top, depth, merges) -> list[Column]:
    width = max(len(sheet.rows[row]) for row in range(top, top + depth))
    for row in range(top, top + depth):
        width = max([width, *(right + 1 for _, right in merges.across.get(row, []))])
    grid = []
    for offset in range(depth):
        row = sheet.rows[top + offset]
        names = [tidy(row[index]) if index < len(row) else "" for index in range(width)]
        for left, right in merges.across.get(top + offset, []):
            for index in range(left, right + 1):
                names[index] = names[left]
        grid.append(names)
    if depth > 1 and not merges.areas:
        # Without merged cells (text files) an upper name reaches over the gaps that have a name below.
        for upper, lower in zip(grid, grid[1:], strict=False):
            for index in range(1, width):
                if not upper[index] and lower[index]:
                    upper[index] = upper[index - 1]
    columns = []
    for index in range(width):
        parts = tuple(dict.fromkeys(name for name in (line[index] for line in grid) if name))
        if parts:
            columns.append(Column(index, parts))
    return columns


def _row(sheet, number, merges, table) -> Row | None:
    line = sheet.rows[number]
    cells, carried = {}, set()
    for column in table.columns:
        index = column.index
        value = line[index] if index < len(line) else None
        if value is None and (source := merges.source.get((number, index))) and source[0] >= table.head:
            value = sheet.cell(*source)
            if value is not None:
                carried.add(index)
        if value is not None:
            cells[index] = value
    # What stands right of the table's last column is a remark of somebody's, not a cell of the table.
    own = {index: value for index, value in cells.items() if index not in carried}
    if not own:
        return None
    spans = merges.across.get(number, [])
    kind, text = classify(own, spans, table, cells)
    if kind == "note" and not text:
        return None
    return Row(number + 1, kind, cells, text, frozenset(carried))


def _give_back(table: Table, head: int) -> list[str]:
    """The lines right above a new head are its titles, not the last sections of the table before."""
    titles: list[str] = []
    last = head
    while table.rows and table.rows[-1].kind in {"section", "note"} and table.rows[-1].number >= last - 2:
        row = table.rows[-1]
        if is_note(row.text) and not titles and row.number < head:
            break
        titles.insert(0, table.rows.pop().text)
        last = row.number - 1
    return titles
