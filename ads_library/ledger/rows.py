"""One data row of a ledger table → its record, or one record for each medium that has a column of its own."""

import re
from dataclasses import dataclass, field

from site_cms.imports.layout import Column, Row, Table
from site_cms.imports.values.coordinates import Pair, datum_in, read_degrees, read_pair, settle
from site_cms.imports.values.dates import read_date
from site_cms.imports.values.numbers import AREA, LENGTH, MEASURES, Quantity, read_quantity
from site_cms.imports.values.sizes import order_in, read_length, read_size, unit_in
from site_cms.imports.values.text import half, is_nothing, is_same, tidy

from .media_words import is_medium
from .record import Record
from .sections import Context
from .terms import spread_name

TEXTS = ("place", "medium", "unit", "content", "code", "position", "district", "place_type", "remark")
ERROR = re.compile(r"^#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|\?+|#+)", re.IGNORECASE)
SHARED = "是合并单元格，几行合计一个数，记在首行。"


@dataclass
class Shape:
    """How one table is to be read: which column means what, and what its heads and titles settle for every row."""

    table: Table
    columns: dict[str, int]
    spread: list[Column]
    context: Context
    year: int | None = None
    epoch1904: bool = False
    datum: str = ""
    measure: str | None = None
    area_each: bool = False
    area_scale: int = 1
    deadline: bool = False
    order: tuple[str, ...] = ()
    lat_first: bool = False
    grouped: bool = False
    each_row_one: bool = False
    units: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)

    def title(self, name: str) -> str:
        column = next((c for c in self.table.columns if c.index == self.columns.get(name)), None)
        return column.title if column else ""


def read_row(row: Row, shape: Shape) -> list[Record]:
    """Read one row; the records share the row's number."""
    record = Record(row=row.number, sheet=shape.table.sheet.name)
    _texts(record, row, shape)
    _size(record, row, shape)
    _date(record, row, shape)
    _position(record, row, shape)
    if shape.spread:
        records = _spread(record, row, shape)
    elif not record.medium and (named := _named_quantities(row, shape)):
        records = [_named(record, medium, quantity) for medium, quantity in named]
    else:
        quantity = _quantity(record, row, shape)
        _measure(record, row, shape, quantity)
        _area(record, row, shape, quantity)
        records = [record]
    for each in records:
        _judge(each, row, shape)
    return records


def _cell(row: Row, shape: Shape, name: str):
    index = shape.columns.get(name)
    return None if index is None else row.cells.get(index)


def _broken(row: Row, shape: Shape, name: str) -> str:
    """Why a cell's formula gives nothing, or ""."""
    index = shape.columns.get(name)
    if index is None:
        return ""
    position = (row.number - 1, index)
    sheet = shape.table.sheet
    if position in sheet.uncomputed:
        return "公式没有计算结果，请在 Excel 里打开、保存后再导入。"
    if position in sheet.broken:
        return f"公式出错（{sheet.broken[position]}）。"
    value = row.cells.get(index)
    if isinstance(value, str) and ERROR.match(value):
        return f"公式出错（{value}）。"
    return ""


def _texts(record, row, shape):
    for name in TEXTS:
        value = _cell(row, shape, name)
        if reason := _broken(row, shape, name):
            record.doubt(name, reason)
            value = None
        elif is_same(value):
            value = shape.above.get(name)
        text = "" if is_nothing(value) else tidy(value)
        if not text and name in {"place", "medium", "unit"}:
            # A text table has no merged cells: the cells below a value stand empty.
            text = shape.context.get(name) or (
                shape.above.get(name, "") if shape.grouped and not _said(row, shape, name) else ""
            )
        elif not text:
            text = shape.context.get(name) or ""
        if text:
            shape.above[name] = text
            setattr(record, name, text)
    if not record.place and record.position:
        record.place, record.position = record.position, None


def _said(row, shape, name) -> bool:
    """Whether the cell itself says "none"."""
    return _cell(row, shape, name) is not None


def _size(record, row, shape):
    for name in ("width", "height"):
        if reason := _broken(row, shape, name):
            record.doubt(f"{name}_m", reason)
            continue
        number, doubt = read_length(_carry(row, shape, name), shape.units.get(name, ""))
        setattr(record, f"{name}_m", number)
        record.doubt(f"{name}_m", doubt)
    if reason := _broken(row, shape, "size"):
        record.doubt("width_m", reason)
        return
    value = _carry(row, shape, "size")
    if value is None:
        return
    size = read_size(value, shape.order, shape.units.get("size", ""))
    if size.doubt and size.width is None and read_quantity(value).measure in AREA:
        return  # "6㎡" in a column of sizes: see _area
    if record.width_m is None:
        record.width_m = size.width
    if record.height_m is None:
        record.height_m = size.height
    record.doubt("width_m", size.doubt)


def _carry(row, shape, name):
    value = _cell(row, shape, name)
    if is_same(value):
        return shape.above.get(f"raw {name}")
    if not is_nothing(value):
        shape.above[f"raw {name}"] = value
    return value


def _date(record, row, shape):
    if reason := _broken(row, shape, "date"):
        record.doubt("date", reason)
        return
    value = _carry(row, shape, "date")
    if is_nothing(value):
        value = shape.context.get("date")
    reading = read_date(value, shape.year, deadline=shape.deadline, epoch1904=shape.epoch1904)
    record.date = reading.iso
    record.doubt("date", reading.doubt)


def _position(record, row, shape):
    pair, value = Pair(), _cell(row, shape, "coordinates")
    named = datum_in(tidy(value)) if isinstance(value, str) else ""
    if "lon" in shape.columns or "lat" in shape.columns:
        lon, first = read_degrees(_cell(row, shape, "lon"))
        lat, second = read_degrees(_cell(row, shape, "lat"))
        pair = settle(lon, lat) if not (first or second) else Pair(lon, lat, doubt=first or second)
    elif value is not None:
        pair = read_pair(value)
        if pair.swapped and shape.lat_first:
            pair.doubt = ""
    record.lon, record.lat = pair.lon, pair.lat
    record.doubt("lon" if not pair.swapped else "lat", pair.doubt)
    if pair.lon is not None and pair.lat is not None:
        record.datum = datum_in(tidy(_cell(row, shape, "datum"))) or named or shape.datum or None


def _quantity(record, row, shape) -> Quantity:
    index = shape.columns.get("quantity", shape.columns.get("planned"))
    if index is None:
        quantity = Quantity(number=1 if shape.each_row_one else None)
        record.quantity = quantity.number
        return quantity
    name = "quantity" if "quantity" in shape.columns else "planned"
    if reason := _broken(row, shape, name):
        record.doubt("quantity", reason)
        return Quantity()
    value = row.cells.get(index)
    if index in row.carried:
        record.doubt("quantity", f"数量{SHARED}")
        return Quantity()
    if is_same(value):
        value = shape.above.get("raw quantity")
    quantity = read_quantity(value)
    if value is not None:
        shape.above["raw quantity"] = value
    record.quantity, record.approximate = quantity.number, quantity.approximate and quantity.number is not None
    record.doubt("quantity", quantity.doubt)
    return quantity


def _measure(record, row, shape, quantity):
    value = _cell(row, shape, "measure")
    if is_same(value):
        value = shape.above.get("measure")
    printed = "" if is_nothing(value) else tidy(value)
    if printed:
        shape.above["measure"] = printed
    record.measure = printed or quantity.measure or (shape.measure if quantity.number is not None else None) or None


def _area(record, row, shape, quantity):
    index = shape.columns.get("area")
    reason = _broken(row, shape, "area")
    if reason:
        record.doubt("area_m2", reason)
        return
    if index is not None and index in row.carried:
        record.doubt("area_m2", f"面积{SHARED}")
        return
    value = _cell(row, shape, "area")
    reading = read_quantity(value)
    record.doubt("area_m2", reading.doubt)
    area = reading.number
    counted = record.quantity if _countable(record, quantity) else None
    if area is not None:
        area *= shape.area_scale
        if reading.measure in {"亩"}:
            area = None
        # A "count" that equals the area is the area, whatever the head says of one piece.
        if shape.area_each and counted and (area != counted or record.width_m):
            area *= counted
        if record.quantity is None and reading.approximate:
            record.approximate = True
    elif quantity.area is not None:
        area = quantity.area
    elif record.quantity is not None and (record.measure in AREA or quantity.measure in AREA):
        area = record.quantity
    elif (
        counted is not None
        and "size" in shape.columns
        and (piece := read_quantity(_cell(row, shape, "size"))).measure in AREA
    ):
        area = piece.number * counted
    elif not reading.doubt and record.width_m and record.height_m and counted is not None:
        area = record.width_m * record.height_m * counted
    record.area_m2 = tidy_number(area)


def _countable(record, quantity) -> bool:
    return (record.measure or "") not in AREA + LENGTH and quantity.measure not in AREA + LENGTH


def _named_quantities(row, shape) -> list[tuple[str, Quantity]]:
    """Media that the quantity cell itself names: "宣传牌12块、道旗30面"."""
    index = shape.columns.get("quantity")
    value = row.cells.get(index) if index not in row.carried else None
    if not isinstance(value, str):
        return []
    found = []
    for piece in re.split(r"[、，,；;]\s*|\s+", tidy(value)):
        match = re.match(r"([^\d\s:：]{2,12}?)[:：]?\s*((?:约|近)?[\d一二两三四五六七八九十].*)$", piece)
        if not match or not is_medium(match[1]):
            return []
        found.append((match[1], read_quantity(match[2])))
    return found


def _named(record, medium, quantity) -> Record:
    each = copy_of(record)
    each.medium = medium
    each.quantity, each.approximate = quantity.number, quantity.approximate and quantity.number is not None
    each.measure = quantity.measure or None
    each.doubt("quantity", quantity.doubt)
    if quantity.measure in AREA:
        each.area_m2 = tidy_number(quantity.number)
    return each


def copy_of(record: Record) -> Record:
    each = Record(**{name: getattr(record, name) for name in record.__slots__ if name != "doubts"})
    each.doubts = list(record.doubts)
    return each


def _spread(record, row, shape) -> list[Record]:
    """One record for each medium column that says how many."""
    records = []
    for column in shape.spread:
        value = row.cells.get(column.index)
        position = (row.number - 1, column.index)
        sheet = shape.table.sheet
        failed = position in sheet.uncomputed or position in sheet.broken
        if column.index in row.carried or (is_nothing(value) and not failed) or value == 0 or half(value) == "0":
            continue
        each = copy_of(record)
        quantity = Quantity() if failed else read_quantity(value)
        if failed:
            each.doubt("quantity", "公式没有计算结果，请在 Excel 里打开、保存后再导入。")
        each.doubt("quantity", quantity.doubt)
        each.medium = spread_title(column)
        each.quantity, each.approximate = quantity.number, quantity.approximate and quantity.number is not None
        each.measure = quantity.measure or measure_of(column) or shape.measure
        if (each.measure or "") in AREA:
            each.area_m2 = tidy_number(quantity.number)
        elif quantity.area is not None:
            each.area_m2 = tidy_number(quantity.area)
        elif each.width_m and each.height_m and each.quantity is not None:
            each.area_m2 = tidy_number(each.width_m * each.height_m * each.quantity)
        records.append(each)
    if not records:
        record.doubt("quantity", "没有写数量。")
        return [record]
    return records


def spread_title(column: Column) -> str:
    """The medium's name as the head prints it, without its measure and without "数量"."""
    name = next((part for part in reversed(column.parts) if tidy(part) not in MEASURES), column.parts[-1])
    bracket = re.search(r"[（(]([^）)]*)[）)]\s*$", name)
    if bracket and (half(bracket[1]) in MEASURES or bracket[1] in MEASURES or re.match(r"单位", bracket[1])):
        name = name[: bracket.start()]
    return spread_name(tidy(name).replace(" ", "").split("/")[0])


def measure_of(column: Column) -> str | None:
    """The measure a head gives: "数量（块）", "宣传牌/块"."""
    for part in reversed(column.parts):
        for found in re.findall(r"[（(](?:单位[:：])?([^）)]*)[）)]", part):
            if found in MEASURES or half(found) in MEASURES:
                return found
        tail = re.split(r"[/／]", part)[-1].strip()
        if tail in MEASURES:
            return tail
    return None


def _judge(record, row, shape):
    """What makes a row unfit to be a placement, and what must be looked at."""
    sheet = shape.table.sheet
    own = [index for index in row.cells if index not in row.carried and isinstance(row.cells[index], (str, int, float))]
    struck = [index for index in own if (row.number - 1, index) in sheet.struck]
    if struck and len(struck) >= max(1, len(own) * 0.6):
        record.doubt("row", "整行有删除线，可能已经撤除，请核对。")
    elif struck:
        names = {index: name for name, index in shape.columns.items()}
        for index in struck:
            name = {"size": "width_m", "width": "width_m", "height": "height_m", "area": "area_m2"}.get(
                names.get(index), names.get(index)
            )
            if name:
                record.doubt(name, f"“{tidy(row.cells[index])}”有删除线，请核对。")
    if not record.place:
        record.refuse("place", "没有写地点，无法登记。")
    if not record.medium and record.quantity is None and record.area_m2 is None and not record.content:
        record.refuse("row", "没有载体，也没有数量，无法登记。")
    if (
        (
            record.quantity is None
            and record.area_m2 is None
            and not any(d.field in {"quantity", "area_m2"} for d in record.doubts)
        )
        and ({"quantity", "planned"} & shape.columns.keys())
        and _cell(row, shape, "quantity") is None
    ):
        record.doubt("quantity", "没有写数量。")


def tidy_number(number):
    if number is None:
        return None
    number = round(number, 4)
    return int(number) if float(number).is_integer() else number


def shape_units(shape: Shape) -> None:
    """Settle what the heads say of sizes, areas, deadlines."""
    for name in ("size", "width", "height"):
        title = shape.title(name)
        shape.units[name] = (
            unit_in(title) or (re.search(r"(mm|cm|m|毫米|厘米|米)$", half(title), re.IGNORECASE) or [""])[0].lower()
        )
        if name == "size" and not unit_in(title):
            shape.units[name] = ""
    shape.order = order_in(shape.title("size"))
    area = half(shape.title("area"))
    shape.area_scale = 10_000 if "万" in area else 1
    shape.area_each = bool(re.search(r"单[块个面幅处件]|每[块个面幅处件]|单位面积", area))
    shape.deadline = bool(re.search(r"时限|期限|截止|前", shape.title("date")))
