"""A city's ledger of public-service ads, as it is → records. A pure function: reads no database and writes nothing."""

import re
from collections import Counter
from collections.abc import Mapping

from site_cms.imports.layout import Table, assign, find_tables
from site_cms.imports.reader import Sheet, Unreadable, Workbook, read_workbook
from site_cms.imports.values.coordinates import datum_in, read_pair
from site_cms.imports.values.dates import year_in
from site_cms.imports.values.numbers import read_quantity
from site_cms.imports.values.sizes import read_size
from site_cms.imports.values.text import half

from .fits import fits_place, share
from .record import Ledger
from .rows import Shape, measure_of, read_row, shape_units
from .sections import KINDS, measure_in, titles_context
from .terms import VOCABULARY, is_spread
from .totals import Totals

NO_TABLE = "没有找到台账的表头：表里至少要有“点位（地点）”和“数量”“载体类型”“责任单位”等列名。"
NO_RECORDS = "表格里只有表头，没有任何记录。"
SAMPLE = 500  # rows that are looked at to settle what a column means
SUMMARY = re.compile(r"汇总|总表|合计|统计")


def read_ledger(source) -> Ledger:
    """Read a ledger from a path, bytes or an open file; a file that cannot be read is refused with the reason."""
    try:
        return parse_ledger(read_workbook(source))
    except Unreadable as reason:
        return Ledger(refused=True, message=str(reason))


def parse_ledger(book: Workbook, fixed: Mapping[str, str] | None = None) -> Ledger:
    """Read a workbook's sheets into records, in the order of sheets and rows; ``fixed`` settles columns by title."""
    ledger, totals, notes = Ledger(), Totals(), []
    hidden = [sheet for sheet in book.sheets if sheet.hidden and sheet.rows]
    sheets = [sheet for sheet in book.sheets if not sheet.hidden and sheet.rows]
    if hidden:
        names = "”“".join(sheet.name for sheet in hidden)
        notes.append(f"隐藏的工作表“{names}”没有导入。")
    by_sheet, found, bare = {}, False, []
    for sheet in sheets:
        tables = [table for table in find_tables(sheet, VOCABULARY) if len(table.columns) > 1]
        if not tables and any(sheet.rows):
            bare.append(sheet.name)
        found = found or bool(tables)
        totals.start("sheet")
        records = by_sheet.setdefault(sheet.name, [])
        for table in tables:
            records += _read_table(table, book, totals, notes, fixed)
    summaries = _summaries(by_sheet)
    for name in summaries:
        notes.append(f"工作表“{name}”是其他各表的汇总，没有重复导入。")
        by_sheet.pop(name)
    if bare and found:
        notes.append(f"工作表“{'”“'.join(bare)}”里没有台账。")
    ledger.records = [record for records in by_sheet.values() for record in records]
    if not ledger.records:
        ledger.refused = True
        ledger.message = "".join([NO_RECORDS if found else NO_TABLE, *notes])
        return ledger
    if any(record.lon is not None and not record.datum for record in ledger.records):
        notes.append("坐标没有注明坐标系（GPS、高德还是百度），导入时请选定。")
    if not book.marks_known and book.format == "xls":
        notes.append(".xls 文件看不出删除线和公式，请另行核对。")
    ledger.message = "".join([*notes, *totals.messages])
    return ledger


def _read_table(table: Table, book: Workbook, totals: Totals, notes: list[str], fixed):
    shape = shape_of(table, book, fixed)
    totals.start("table")
    records = []
    sums = _sum_columns(shape)
    free = {kind for kind in KINDS if kind not in shape.columns}
    if shape.spread:
        free.discard("medium")
    titles = {half(title) for title in table.titles}
    rows, table.rows = table.rows, []
    rows.reverse()
    while rows:
        row = rows.pop()  # read and let go: a ledger may have a hundred thousand
        if row.kind == "section":
            shape.context.enter(row.text, free)
            # What was said above the section does not reach into it.
            shape.above.clear()
            totals.start("section")
        elif row.kind == "breakdown":
            notes.append(f"第{row.number}行“{row.text}”是上一行的明细，没有重复计数。")
        elif row.kind in {"subtotal", "total"}:
            totals.check(row, table.sheet.name, sums)
        elif row.kind == "data":
            if _repeats_title(row, titles):
                continue
            for record in read_row(row, shape):
                records.append(record)
                if not record.refused:
                    totals.add(record)
    return records


def shape_of(table: Table, book: Workbook, fixed: Mapping[str, str] | None = None) -> Shape:
    """Settle how a table is read from its heads, its titles and a look at its values."""
    columns = assign(table, VOCABULARY, fixed=fixed)
    if "position" in columns and "place" in columns:
        names = [row.cells.get(columns["place"]) for row in table.rows if row.kind == "data"]
        if fits_place([name for name in names if name is not None][:SAMPLE]) < 0:
            columns["place"] = columns.pop("position")
    spread = [c for c in _spread_columns(table, columns) if not fixed or c.title not in fixed]
    if spread:
        taken = {column.index for column in spread}
        columns = {name: index for name, index in columns.items() if index not in taken and name != "medium"}
    free = {kind for kind in KINDS if kind not in columns}
    texts = [*table.titles, *(row.text for row in table.rows if row.kind == "note")]
    shape = Shape(
        table, columns, spread, titles_context(table.titles, table.sheet.name, free - ({"medium"} if spread else set()))
    )
    shape.epoch1904 = book.epoch1904
    shape_units(shape)
    shape.year = (
        year_in(" ".join([*table.titles, table.sheet.name])) or year_in(shape.title("date")) or year_in(" ".join(texts))
    )
    heads = " ".join(shape.title(name) for name in ("lon", "lat", "coordinates"))
    shape.datum = datum_in(heads) or datum_in(" ".join(texts)) or datum_in(shape.title("datum"))
    counted = next((c for c in table.columns if c.index == columns.get("quantity", columns.get("planned"))), None)
    shape.measure = (measure_of(counted) if counted else None) or measure_in(table.titles)
    data = [row for row in table.rows if row.kind == "data"]
    shape.area_each = shape.area_each or _area_each(shape, data)
    shape.lat_first = _lat_first(shape, data)
    shape.grouped = _grouped(shape, data)
    shape.each_row_one = "code" in columns and not {"quantity", "planned", "area"} & columns.keys()
    return shape


def _spread_columns(table: Table, columns: dict) -> list:
    """Columns whose head is a medium and whose cells are counts."""
    if (
        "medium" in columns
        and share([row.cells.get(columns["medium"]) for row in table.rows[:SAMPLE]], lambda v: isinstance(v, str)) > 0.5
    ):
        return []
    chosen = []
    data = [row for row in table.rows[:SAMPLE] if row.kind == "data"]
    for column in table.columns:
        names = [part for part in column.parts if is_spread(_bare(part))]
        if (
            names
            and share(
                [row.cells.get(column.index) for row in data], lambda value: read_quantity(value).number is not None
            )
            >= 0.6
        ):
            if re.search(r"面积|规格|尺寸|长度|内容", column.title):
                continue
            chosen.append(column)
    quantity = columns.get("quantity")
    # One medium beside a column of counts is no table of media, unless that column is their sum.
    total = next((column for column in table.columns if column.index == quantity), None)
    if len(chosen) == 1 and total and chosen[0].index != quantity and not re.search(r"合计|小计|总", total.title):
        return []
    return chosen


def _bare(part: str) -> str:
    plain = re.sub(r"\s+", "", half(part)).lower()
    bracket = re.search(r"[（(]([^）)]*)[）)]$", plain)
    if bracket:
        plain = plain[: bracket.start()]
    return plain.split("/")[0]


def _area_each(shape: Shape, data) -> bool:
    """Whether a column headed 面积 holds the area of one piece: where size and count are known, the figures tell."""
    if not {"area", "quantity"} <= shape.columns.keys() or not {"size", "width"} & shape.columns.keys():
        return False
    if re.search(r"总|合计", shape.title("area")):
        return False
    each = whole = 0
    for row in data[:SAMPLE]:
        area = read_quantity(row.cells.get(shape.columns["area"])).number
        count = read_quantity(row.cells.get(shape.columns["quantity"])).number
        if "size" in shape.columns:
            size = read_size(row.cells.get(shape.columns["size"]), shape.order, shape.units["size"])
            width, height = size.width, size.height
        else:
            width = read_quantity(row.cells.get(shape.columns["width"])).number
            height = read_quantity(row.cells.get(shape.columns.get("height", -1))).number
        if not (area and count and width and height) or count <= 1:
            continue
        each += abs(area - width * height) <= max(0.05, area * 0.01)
        whole += abs(area - width * height * count) <= max(0.05, area * 0.01)
    return each > whole


def _lat_first(shape: Shape, data) -> bool:
    """Whether a column of pairs is written latitude first throughout, or its head says so."""
    index = shape.columns.get("coordinates")
    if index is None:
        return False
    if re.search(r"纬度?\s*[,，、/]?\s*经", half(shape.title("coordinates"))):
        return True
    pairs = [pair for pair in (read_pair(row.cells.get(index)) for row in data) if pair.lon is not None]
    return len(pairs) >= 3 and all(pair.swapped for pair in pairs)


def _grouped(shape: Shape, data) -> bool:
    """Whether places are written once and left empty below, as tables without merged cells are."""
    index = shape.columns.get("place")
    if index is None or not data:
        return False
    sheet: Sheet = shape.table.sheet
    if any(left <= index <= right and bottom > top >= shape.table.head for top, left, bottom, right in sheet.merged):
        return False
    empty = sum(row.cells.get(index) is None for row in data)
    return data[0].cells.get(index) is not None and empty >= 2 and empty >= len(data) * 0.25


def _sum_columns(shape: Shape) -> list[tuple[str, int]]:
    if shape.spread:
        return []
    columns = []
    for kind, name in (("quantity", "quantity"), ("area", "area")):
        if name in shape.columns and not (kind == "area" and shape.area_each):
            columns.append((kind, shape.columns[name]))
    return columns


def _repeats_title(row, titles: set[str]) -> bool:
    """A page's title printed again between the rows."""
    if not titles or len(set(row.cells.values())) > 2:
        return False
    return {half(value) for value in row.cells.values()} <= titles


def _summaries(by_sheet) -> list[str]:
    """Sheets named as a summary whose counts are those of all the other sheets together."""
    names = [name for name, records in by_sheet.items() if records and SUMMARY.search(name)]
    total = Counter()
    for name, records in by_sheet.items():
        total[name] = sum(record.quantity or 0 for record in records if not record.refused)
    whole = sum(total.values())
    return [name for name in names if total[name] and abs(whole - 2 * total[name]) < 0.01]
