"""Divisions, units and places as spreadsheets: the same columns go out and come in."""

import json
import re
from decimal import Decimal, InvalidOperation

from site_cms.imports.model_sheets import CellError, ModelSheet, SheetField
from site_cms.imports.values.coordinates import datum_in, read_pair
from site_cms.imports.values.numbers import read_quantity
from site_cms.imports.values.text import half, tidy

from .choices import Datum, PlaceType, UnitKind, UnitLevel
from .datum import convert
from .models import District, Place, ResponsibleUnit

DIVISION = re.compile(r"\d{6}(\d{3}(\d{3})?)?")
YES, NO = {"是", "√", "1", "true", "yes", "y", "有", "启用"}, {"否", "×", "0", "false", "no", "n", "无", "停用"}


class Finder:
    """Divisions by code and name, units by both their names, places by name: read once for a file."""

    def __init__(self):
        self.districts = {d.code: d for d in District.objects.all()}
        self.names: dict[str, list[District]] = {}
        for district in self.districts.values():
            self.names.setdefault(district.name, []).append(district)
        self.units: dict[str, ResponsibleUnit] = {}
        for unit in ResponsibleUnit.objects.order_by("pk"):
            for name in filter(None, (unit.name, unit.short_name)):
                self.units.setdefault(name, unit)
        self.places = {(p.district_id, p.place_type, p.name): p for p in Place.objects.all()}
        self.codes = {p.code: p for p in self.places.values() if p.code}


def text(limit: int):
    def read(cell, finder):
        value = str(cell).strip() if isinstance(cell, str) else tidy(cell)
        if len(value) > limit:
            raise CellError(f"超过 {limit} 个字。")
        return value

    return read


def choice(choices):
    def read(cell, finder):
        # Labels speak the language in force, so they are asked for at each cell and not when the module is read.
        names = {str(label): value for value, label in choices.choices} | {value: value for value in choices.values}
        try:
            return names[tidy(cell)]
        except KeyError:
            raise CellError(f"“{tidy(cell)}”不在可选范围内。") from None

    return read


def yes_no(cell, finder):
    word = half(cell).lower()
    if word in YES or word in NO:
        return word in YES
    raise CellError(f"“{tidy(cell)}”应写“是”或“否”。")


def division_code(cell, finder):
    code = half(cell)
    if not DIVISION.fullmatch(code):
        raise CellError(f"“{code}”不是 6、9 或 12 位的区划代码。")
    return code


def district(cell, finder):
    word = half(cell)
    if word in finder.districts:
        return finder.districts[word]
    found = finder.names.get(tidy(cell), [])
    if len(found) == 1:
        return found[0]
    raise CellError(f"“{tidy(cell)}”有多个同名区划，请写代码。" if found else f"没有区划“{tidy(cell)}”。")


def unit(cell, finder):
    found = finder.units.get(tidy(cell))
    if found is None:
        raise CellError(f"没有责任单位“{tidy(cell)}”，请先登记。")
    return found


def whole(cell, finder):
    reading = read_quantity(cell)
    if reading.number is None or reading.doubt:
        raise CellError(reading.doubt or "不是数。")
    return round(reading.number)


def area(cell, finder):
    reading = read_quantity(cell)
    try:
        value = Decimal(str(reading.number)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise CellError(reading.doubt or "不是数。") from None
    if reading.doubt or value < 0:
        raise CellError(reading.doubt or "不能是负数。")
    return value


def geometry(cell, finder):
    """GeoJSON as exported, or a pair with the name of its system ("高德 125.1,42.9")."""
    written = str(cell).strip()
    if written.startswith("{"):
        try:
            value = json.loads(written)
        except json.JSONDecodeError:
            raise CellError("不是完整的 GeoJSON。") from None
        if (
            not isinstance(value, dict)
            or value.get("type") not in SHAPES
            or not isinstance(value.get("coordinates"), list)
        ):
            raise CellError("不是点、线、面的 GeoJSON。")
        return value
    pair, datum = read_pair(cell), datum_in(written)
    if pair.doubt:
        raise CellError(pair.doubt)
    if not datum:
        raise CellError("坐标要注明坐标系：GPS、高德或百度。")
    lon, lat = convert(pair.lon, pair.lat, datum)
    return {"type": "Point", "coordinates": [round(lon, 7), round(lat, 7)]}


SHAPES = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}


def _yes(value) -> str:
    return "是" if value else "否"


DISTRICTS = ModelSheet(
    name="districts",
    label="区划",
    permission="places.add_district",
    model=District,
    finder=Finder,
    fields=(
        SheetField(
            "code", "区划代码", ("代码", "行政区划代码", "编码"), division_code, lambda d: d.code, required=True
        ),
        SheetField("name", "名称", ("区划名称", "区县", "街道", "社区"), text(60), lambda d: d.name, required=True),
    ),
    match=lambda values, finder: finder.districts.get(values["code"]),
)


def _set_parent(instance: District, finder: Finder) -> None:
    """The division whose code begins this one: 12 digits lie in 9, 9 in 6."""
    for length in (9, 6):
        parent = finder.districts.get(instance.code[:length]) if length < len(instance.code) else None
        if parent:
            instance.parent = parent
            break
    finder.districts[instance.code] = instance


DISTRICTS.made = _set_parent
DISTRICTS.order = lambda values: len(values["code"])  # a parent before what lies in it

UNITS = ModelSheet(
    name="units",
    label="责任单位",
    permission="places.add_responsibleunit",
    model=ResponsibleUnit,
    finder=Finder,
    fields=(
        SheetField(
            "name",
            "单位名称",
            ("单位全称", "责任单位", "名称", "单位"),
            text(100),
            lambda u: u.name,
            required=True,
            never=("简称",),
        ),
        SheetField("short_name", "简称", ("单位简称",), text(30), lambda u: u.short_name),
        SheetField(
            "kind", "类别", ("单位类别", "单位类型", "类型"), choice(UnitKind), lambda u: str(u.get_kind_display())
        ),
        SheetField("level", "层级", ("单位层级", "级别"), choice(UnitLevel), lambda u: str(u.get_level_display())),
        SheetField("contacts", "联系人", ("联系方式", "联系人及电话"), text(1000), lambda u: u.contacts),
        SheetField("is_active", "启用", ("是否启用", "状态"), yes_no, lambda u: _yes(u.is_active)),
    ),
    match=lambda values, finder: finder.units.get(values["name"]),
)


def _match_place(values, finder):
    if values.get("code") and values["code"] in finder.codes:
        return finder.codes[values["code"]]
    owner = values.get("district")
    return finder.places.get((owner.pk if owner else None, values["place_type"], values["name"]))


PLACES = ModelSheet(
    name="places",
    label="点位",
    permission="places.add_place",
    model=Place,
    finder=Finder,
    fields=(
        SheetField("code", "点位编号", ("编号", "编码", "代码"), text(40), lambda p: p.code),
        SheetField(
            "name",
            "点位名称",
            ("名称", "点位", "地点", "道路名称"),
            text(100),
            lambda p: p.name,
            required=True,
            never=("编号", "类型"),
        ),
        SheetField(
            "place_type",
            "点位类型",
            ("类型", "类别", "场所类型"),
            choice(PlaceType),
            lambda p: str(p.get_place_type_display()),
            required=True,
        ),
        SheetField(
            "district",
            "所属区划",
            ("区划", "所属区", "区县", "街道", "社区"),
            district,
            lambda p: p.district.code if p.district else None,
        ),
        SheetField(
            "responsible_unit",
            "责任单位",
            ("管理单位", "主管单位"),
            unit,
            lambda p: p.responsible_unit.name if p.responsible_unit else None,
        ),
        SheetField("length_m", "长度（米）", ("长度", "路长"), whole, lambda p: p.length_m),
        SheetField("area_m2", "面积（平方米）", ("面积",), area, lambda p: p.area_m2),
        SheetField(
            "geometry",
            "坐标",
            ("几何", "经纬度", "位置坐标", "gps坐标", "高德坐标", "百度坐标"),
            geometry,
            lambda p: json.dumps(p.geometry, ensure_ascii=False) if p.geometry else None,
        ),
        SheetField(
            "source_datum",
            "来源坐标系",
            ("坐标系",),
            choice(Datum),
            lambda p: str(p.get_source_datum_display()) if p.source_datum else None,
        ),
        SheetField("is_assessed", "测评点位", ("是否测评点位",), yes_no, lambda p: _yes(p.is_assessed)),
        SheetField("is_active", "启用", ("是否启用",), yes_no, lambda p: _yes(p.is_active)),
    ),
    match=_match_place,
)
SHEETS = {sheet.name: sheet for sheet in (DISTRICTS, UNITS, PLACES)}
