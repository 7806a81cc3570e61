"""A city's ledger of problems, as it is → records, in the order of sheets and rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from site_cms.imports.layout import Row, Table, assign, find_tables
from site_cms.imports.reader import Unreadable, Workbook, read_workbook
from site_cms.imports.values.dates import read_date, year_in
from site_cms.imports.values.numbers import read_quantity
from site_cms.imports.values.text import half, is_nothing, is_same, tidy

from .record import LONG_TERM, RECTIFIED, Ledger, Record
from .sections import Section
from .states import is_tick, read_state, state_of_head
from .terms import AT_ONCE, LASTING, RELATIVE, VOCABULARY

NO_TABLE = "没有找到台账的表头：表里至少要有“存在问题”和“点位（地点）”“责任单位”“整改时限”等列名中的两个。"
NO_RECORDS = "表格里只有表头，没有任何记录。"
TEXTS = ("place", "content", "unit", "district", "category", "code", "demand")
CARRIED = re.compile(r"结转|上月(?:未|遗留|延续)|遗留(?:问题)?|上期未")
MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月")
DAY_ALONE = re.compile(r"^(\d{1,2})\s*[日号]$")
TRAILING = re.compile(
    r"(?:\s*(?:之|以)?前(?:完成|整改|整改到位|办结|整改完成|完成整改)?|(?:完成|整改)?到位|(?:前)?完成|整改完毕)[。.]?$"
)


def read_ledger(source) -> Ledger:
    """Read a ledger from a path, bytes or an open file; a file that cannot be read is refused with the reason."""
    try:
        return parse_ledger(read_workbook(source))
    except Unreadable as reason:
        return Ledger(refused=True, message=str(reason))


@dataclass
class Shape:
    """How one table is read: its columns, its columns of ticks, and what its titles say for every row."""

    table: Table
    columns: dict[str, int]
    ticks: dict[int, str]
    section: Section
    year: int | None
    month: int | None
    epoch1904: bool
    above: dict[str, str] = field(default_factory=dict)

    def cell(self, row: Row, name: str):
        index = self.columns.get(name)
        return None if index is None else row.cells.get(index)


def parse_ledger(book: Workbook, fixed: Mapping[str, str] | None = None) -> Ledger:
    """Read a workbook into records; ``fixed`` settles columns by their title."""
    ledger, notes, found, bare = Ledger(), [], False, []
    hidden = [sheet.name for sheet in book.sheets if sheet.hidden and sheet.rows]
    if hidden:
        notes.append(f"隐藏的工作表“{'”“'.join(hidden)}”没有导入。")
    for sheet in book.sheets:
        if sheet.hidden or not any(value is not None for row in sheet.rows for value in row):
            continue
        tables = [table for table in find_tables(sheet, VOCABULARY) if _is_of_problems(table, fixed)]
        if not tables:
            bare.append(sheet.name)
            continue
        found = True
        for table in tables:
            ledger.records += _read_table(table, book, fixed, notes)
    _settle_carried(ledger.records)
    if bare and found:
        notes.append(f"工作表“{'”“'.join(bare)}”里没有问题台账。")
    if not ledger.records:
        ledger.refused = True
        ledger.message = "".join([NO_RECORDS if found else NO_TABLE, *notes])
        return ledger
    if not book.marks_known and book.format == "xls":
        notes.append(".xls 文件看不出删除线和公式，请另行核对。")
    ledger.message = "".join(dict.fromkeys(notes))
    return ledger


def _year_of_dates(table: Table, columns: dict[str, int]) -> int | None:
    """The one year that the dates of a table name, for those beside them that name none."""
    years = set()
    for row in table.rows:
        for name in ("date", "deadline", "done"):
            iso = read_date(row.cells.get(columns.get(name, -1))).iso if row.kind == "data" else None
            if iso:
                years.add(int(iso[:4]))
    return years.pop() if len(years) == 1 else None


def _is_of_problems(table: Table, fixed) -> bool:
    """A table that tells what is wrong, or at least where and by whom it is put right. A table of figures by unit is none."""
    columns = assign(table, VOCABULARY, fixed=fixed)
    return "content" in columns or {"place", "unit"} <= columns.keys() or {"place", "deadline"} <= columns.keys()


def _shape(table: Table, book: Workbook, fixed) -> Shape:
    ticks = {}
    for column in table.columns:
        state = state_of_head(column.parts[-1])
        values = [row.cells.get(column.index) for row in table.rows if row.kind == "data"]
        said = [value for value in values if not is_nothing(value)]
        if state and all(is_tick(value) for value in said) and not (fixed and column.title in fixed):
            ticks[column.index] = state
    rest = Table(table.sheet, table.head, table.titles, [c for c in table.columns if c.index not in ticks], table.rows)
    columns = assign(rest, VOCABULARY, fixed=fixed)
    titles = [*table.titles, table.sheet.name]
    notes = [row.text for row in table.rows if row.kind == "note"]
    heads = [column.title for column in table.columns]
    own = next((found for texts in (titles, heads, notes) if (found := year_in(" ".join(texts)))), None)
    month = next((int(match[1]) for text in reversed(titles) if (match := MONTH.search(half(text)))), None)
    free = {name for name in ("unit", "place", "district", "category", "date") if name not in columns}
    section = Section(free, titles)
    return Shape(table, columns, ticks, section, own or _year_of_dates(table, columns), month, book.epoch1904)


def _read_table(table: Table, book: Workbook, fixed, notes: list[str]) -> list[Record]:
    shape = _shape(table, book, fixed)
    records: list[Record] = []
    block: list[Record] = []
    for row in table.rows:
        if row.kind == "section":
            shape.section.enter(row.text)
            shape.above.clear()
            block = []
        elif row.kind in {"subtotal", "total"}:
            _check(row, records if row.kind == "total" else block, shape, notes)
            block = []
        elif row.kind == "data" and not _repeats_a_title(row, table):
            record = _record(row, shape)
            if record is not None:
                records.append(record)
                block.append(record)
    return records


def _record(row: Row, shape: Shape) -> Record | None:
    record = Record(row=row.number, sheet=shape.table.sheet.name)
    own = [index for index in row.cells if index not in row.carried]
    if {shape.columns.get("serial")} >= set(own):
        return None  # a number and nothing else: the form's empty lines
    for name in TEXTS:
        value = shape.cell(row, name)
        text = shape.above.get(name, "") if is_same(value) else "" if is_nothing(value) else tidy(value)
        text = text or shape.section.get(name) or ""
        if text:
            shape.above[name] = text
            setattr(record, name, text)
    _dates(record, row, shape)
    _state(record, row, shape)
    remark = shape.cell(row, "remark")
    said = " ".join(tidy(value) for value in (remark, shape.cell(row, "source"), shape.cell(row, "state")) if value)
    record.is_carried = bool(CARRIED.search(said) or CARRIED.search(shape.section.last))
    _judge(record, row, shape, own)
    return record


def _dates(record: Record, row: Row, shape: Shape) -> None:
    for name in ("date", "deadline", "done"):
        value = shape.cell(row, name)
        if is_same(value):
            value = shape.above.get(f"{name}_cell")
        if value is None and name == "date":
            value = shape.section.get("date")
        if is_nothing(value):
            continue
        shape.above[f"{name}_cell"] = value
        iso, doubt = _date(value, shape, is_deadline=name == "deadline")
        setattr(record, name, iso)
        if name != "done":
            record.doubt(name, doubt)


def _date(value, shape: Shape, *, is_deadline: bool) -> tuple[str | None, str]:
    """An ISO date, or None and why. "立行立改" names no day, and nobody should think that one was written."""
    text = half(value) if isinstance(value, str) else ""
    if text and (match := DAY_ALONE.match(text)) and shape.month:
        value = f"{shape.month}月{match[1]}日"
    reading = read_date(value, shape.year, deadline=is_deadline, epoch1904=shape.epoch1904)
    if reading.iso is None and "存在的日期" in reading.doubt:
        return None, reading.doubt
    if reading.iso is None and text:
        plain = TRAILING.sub("", text).strip()
        if plain and plain != text:
            reading = read_date(plain, shape.year, deadline=is_deadline, epoch1904=shape.epoch1904)
    if reading.iso is None and text:
        if AT_ONCE.search(text):
            return None, f"“{text}”没有写具体日期，按立行立改登记。"
        if LASTING.search(text):
            return None, f"“{text}”没有期限。"
        if RELATIVE.search(text):
            return None, f"“{text}”要从交办之日算起，没有写具体日期。"
    if reading.iso and len(reading.iso) == 4:
        return None, f"“{text or value}”只写了年份。"
    return reading.iso, reading.doubt


def _state(record: Record, row: Row, shape: Shape) -> None:
    ticked = [state for index, state in shape.ticks.items() if is_tick(row.cells.get(index))]
    if len(ticked) > 1:
        record.doubt("state", "同一行勾选了几种状态，请核对。")
        return
    if ticked:
        record.state = ticked[0]
        return
    value = shape.cell(row, "state")
    if is_same(value):
        value = shape.above.get("state_cell")
    if not is_nothing(value):
        shape.above["state_cell"] = value
        record.state = read_state(value)
        if record.state is None and read_date(value, shape.year).iso:
            record.state = RECTIFIED  # a column 销号情况 that holds the day
        if record.state is None:
            record.doubt("state", f"“{tidy(value)[:40]}”看不出整改状态。")
    elif record.done:
        record.state = RECTIFIED
    if record.state is None and is_nothing(value):
        deadline, remark = shape.cell(row, "deadline"), shape.cell(row, "remark")
        if isinstance(deadline, str) and LASTING.search(half(deadline)):
            record.state = LONG_TERM
        elif isinstance(remark, str):
            record.state = read_state(remark, yes_means_done=False)


def _judge(record: Record, row: Row, shape: Shape, own: list[int]) -> None:
    struck = [index for index in own if (row.number - 1, index) in shape.table.sheet.struck]
    if struck and len(struck) >= max(1, len(own) * 0.6):
        record.refuse("row", "整行已划去。")
    if not record.content:
        record.refuse("content", "没有写明问题。")
    if not record.place and "place" in shape.columns:
        record.doubt("place", "没有写点位。")
    if not record.unit:
        record.doubt("unit", "没有写责任单位。")


def _settle_carried(records: list[Record]) -> None:
    """A problem that was carried over stands on every month's sheet: the last one counts, and knows since when it is open."""
    latest: dict[tuple, Record] = {}
    for record in records:
        if record.refused:
            continue
        key = tuple(re.sub(r"\W+", "", half(text or "")) for text in (record.place, record.content))
        before = latest.get(key)
        latest[key] = record
        if before is None or before.sheet == record.sheet:
            if before is not None and before.unit == record.unit and before.date == record.date:
                record.doubt("row", f"与第{before.row}行内容相同，请核对是否重复。")
            continue
        same_day = record.date is not None and record.date == before.date
        if not (record.is_carried or same_day or (record.date is None and before.state != RECTIFIED)):
            continue
        before.refuse("row", f"已结转到工作表“{record.sheet}”第{record.row}行，以该行为准，不重复计数。")
        record.date = record.date or before.date
        record.deadline = record.deadline or before.deadline
        record.unit = record.unit or before.unit


def _check(row: Row, records: list[Record], shape: Shape, notes: list[str]) -> None:
    """A line of totals with one number speaks of how many rows stand above it."""
    numbers = {
        read_quantity(value).number for index, value in row.cells.items() if index != shape.columns.get("serial")
    }
    numbers.discard(None)
    if (
        len(numbers) == 1
        and not shape.ticks
        and (said := numbers.pop()) != (counted := sum(not record.refused for record in records))
    ):
        notes.append(f"第{row.number}行“{row.text}”写的是 {said:g}，上面实有 {counted} 件。")


def _repeats_a_title(row: Row, table: Table) -> bool:
    texts = {half(value) for value in row.cells.values()}
    return len(texts) == 1 and bool(texts & {half(title) for title in table.titles})
