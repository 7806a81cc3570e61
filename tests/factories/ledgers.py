"""Ledgers as cities keep them, made by the hundred from a seed, each with the records that a careful clerk would read.

A ledger is drawn as a grid with merged ranges first, then written as .xlsx, .xls or text, so that every shape exists in
every format.
"""

import csv
import datetime as dt
import io
import random
from dataclasses import dataclass, field

import xlsxwriter
import xlwt

ROADS = [
    "人民大街",
    "辽河大路",
    "北环路",
    "西宁大路",
    "康宁大街",
    "龙山大街",
    "福兴路",
    "财富大路",
    "友谊大路",
    "东吉大街",
    "新兴大街",
    "经康街",
    "和平路",
    "南康大街",
    "仙城大街",
]
SQUARES = ["平安广场", "辽河半岛广场", "辽河广场", "文化广场"]
PARKS = ["龙山公园", "凤鸣湖公园", "矿山公园", "滨河游园"]
OTHERS = [
    "中心农贸市场",
    "东关农贸市场",
    "吉明小区",
    "市政务服务大厅",
    "客运总站",
    "向阳社区",
    "仙人河桥",
    "万达商场",
    "第一医院",
    "实验小学",
]
UNITS = [
    "市城管局",
    "市住建局",
    "市交通局",
    "市卫健委",
    "市市场监管局",
    "市文旅局",
    "龙山区政府",
    "西安区",
    "市教育局",
    "市园林管理中心",
    "市环卫中心",
    "高新区管委会",
    "城市管理行政执法局",
    "辽源市公安局交警支队",
    "城投物业公司",
]
MEDIA = {
    "宣传牌": "块", "宣传牌（板）": "块", "景观小品": "个", "公益绿植景观": "处", "建筑围挡": "平方米", "公交站亭": "座", "主题车厢": "辆",
    "出租车顶灯": "辆", "道旗": "面", "灯箱": "个", "文化墙": "平方米", "LED屏": "块", "宣传栏": "个", "海报": "张", "横幅": "条",
    "大型广告牌": "块", "遵德守礼提示牌": "块", "果皮箱广告": "个", "灯杆广告": "杆", "展板": "块",
}  # fmt: skip
CONTENTS = [
    "社会主义核心价值观",
    "讲文明树新风",
    "文明健康 有你有我",
    "关爱未成年人",
    "诚信建设",
    "垃圾分类",
    "志愿服务",
    "中国梦",
    "文明交通",
    "厉行节约",
    "创建全国文明城市",
    "图说我们的价值观",
]
HEADS = {
    "serial": ["序号", "序号", "编号", "No."],
    "place": [
        "点位",
        "点位名称",
        "位置",
        "地点",
        "设置地点",
        "设置位置",
        "路段",
        "所在道路",
        "道路名称",
        "安装地点",
        "具体位置",
        "广告设置位置",
        "地点（路段）",
        "设置点位名称",
        "发布地点",
        "点位（道路、广场）",
    ],
    "medium": [
        "类型",
        "载体",
        "载体类型",
        "形式",
        "媒介",
        "广告类型",
        "载体形式",
        "广告载体",
        "宣传形式",
        "设施类型",
        "种类",
        "公益广告形式",
        "类别",
        "媒体形式",
    ],
    "quantity": ["数量", "设置数量", "数 量", "现有数量", "数量（块/处）", "实际数量"],
    "measure": ["单位", "计量单位"],
    "size": ["规格", "尺寸", "规格（米）", "规格尺寸", "规格型号", "画面尺寸（宽×高）"],
    "area": ["面积", "面积（㎡）", "面积（平方米）", "总面积", "面积(m2)"],
    "unit": [
        "责任单位",
        "管理单位",
        "主管单位",
        "主管部门",
        "权属单位",
        "责任部门",
        "设置单位",
        "单位名称",
        "责任单位（部门）",
        "管护单位",
        "牵头单位",
    ],
    "content": ["内容", "画面内容", "主题", "广告内容", "宣传内容", "宣传主题", "公益广告内容", "画面主题"],
    "date": ["设置时间", "安装日期", "设置日期", "安装时间", "完成时间", "上画时间", "制作时间", "设置年月"],
    "code": ["点位编号", "编码", "牌号", "设施编号", "广告编号"],
    "remark": ["备注", "说明"],
}
TITLES = [
    "2022年公益广告设置台账",
    "辽源市公益广告点位统计表（2022年）",
    "2022年创建全国文明城市公益广告一览表",
    "公益广告设置情况明细表",
]


@dataclass
class Drawn:
    """A ledger: sheets of cells, and the truth. A cell is a value, or (value, mark) with mark "struck", "none" or "error"."""

    sheets: list = field(default_factory=list)
    truth: list = field(default_factory=list)


@dataclass
class Drawing:
    name: str
    rows: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list = field(default_factory=list)


def draw(seed: int) -> Drawn:
    """Draw one ledger; the same seed gives the same ledger."""
    chance = random.Random(seed)
    drawn = Drawn()
    if chance.random() < 0.12:
        _wide(drawn, chance)
        return drawn
    sheets = chance.choice([1, 1, 1, 2, 3])
    by_unit = sheets > 1 and chance.random() < 0.6
    names = chance.sample(UNITS, sheets) if by_unit else [f"Sheet{i + 1}" for i in range(sheets)]
    for name in names:
        _long(drawn, chance, name, name if by_unit else None)
    if chance.random() < 0.15:
        drawn.sheets.append(Drawing("旧数据", [["点位", "载体", "数量"], ["废弃路", "宣传牌", 99]], hidden=True))
    return drawn


def _long(drawn, chance, sheet_name, sheet_unit):
    sheet = Drawing(sheet_name)
    style = chance.choice(["flat", "flat", "merged", "sections", "pages"])
    with_size = chance.random() < 0.5
    columns = ["place", "medium", "quantity"]
    if chance.random() < 0.6:
        columns.append("measure")
    if with_size:
        columns.append("size")
    if chance.random() < 0.45:
        columns.append("area")
    if not sheet_unit:
        columns.append("unit")
    for name, share in (("content", 0.6), ("date", 0.6), ("code", 0.3), ("remark", 0.5)):
        if chance.random() < share:
            columns.append(name)
    coordinates = chance.choice([None, None, None, "two", "one", "GPS"])
    section = None
    if style == "sections":
        section = chance.choice([name for name in ("unit", "medium", "place") if name in columns])
        columns.remove(section)
    if chance.random() < 0.4:
        first, rest = columns[:1], columns[1:]
        chance.shuffle(rest)
        columns = first + rest
    if chance.random() < 0.8:
        columns.insert(0, "serial")
    heads = {name: chance.choice(HEADS[name]) for name in columns}
    if "serial" in columns and "code" in columns:
        heads["serial"] = "序号"
    datum = None
    if coordinates == "two":
        system = chance.choice([("GCJ-02", "高德"), ("BD-09", "百度"), ("WGS84", "GPS")])
        datum = system[0]
        columns += ["lon", "lat"]
        heads |= {"lon": f"经度（{system[1]}）", "lat": f"纬度（{system[1]}）"}
    elif coordinates == "one":
        system = chance.choice([("GCJ-02", "高德坐标"), ("BD-09", "百度坐标"), ("WGS84", "GPS坐标")])
        datum = system[0]
        columns.append("pair")
        heads["pair"] = system[1]
    area_each = "area" in columns and with_size and chance.random() < 0.3
    if area_each:
        heads["area"] = chance.choice(["单块面积（㎡）", "面积（㎡）"])
    height_first = with_size and chance.random() < 0.15
    if height_first:
        heads["size"] = "规格（高×宽）"
    titled = chance.random() < 0.7
    year_known = False
    if titled:
        title = chance.choice(TITLES)
        year_known = "2022" in title
        sheet.merged.append((0, 0, 0, len(columns) - 1))
        sheet.rows.append([title])
        if chance.random() < 0.3:
            sheet.rows.append(["填报单位：创城办" if "unit" in columns or section == "unit" else ""])
    two_rows = "lon" in columns and chance.random() < 0.5
    head_at = len(sheet.rows)
    head = [heads[name] for name in columns]
    if two_rows:
        at = columns.index("lon")
        upper, lower = list(head), [None] * len(head)
        upper[at], upper[at + 1] = f"坐标（{system[1]}）", None
        lower[at], lower[at + 1] = "经度", "纬度"
        sheet.merged.append((head_at, at, head_at, at + 1))
        sheet.merged += [(head_at, i, head_at + 1, i) for i in range(len(head)) if i not in (at, at + 1)]
        sheet.rows += [upper, lower]
        head_rows = [upper, lower]
    else:
        sheet.rows.append(head)
        head_rows = [head]
    groups = chance.randint(2, 5)
    serial = 0
    quantities = []
    numerals = "一二三四五六"
    numbering = chance.choice(["{}、", "（{}）", ""])
    section_pool = {"unit": UNITS, "medium": list(MEDIA), "place": ROADS + SQUARES + PARKS}
    picks = chance.sample(section_pool[section], groups) if section else [None] * groups
    merge_name = "place" if style == "merged" else None
    for group in range(groups):
        if section:
            number = numbering.format(numerals[group])
            sheet.rows.append([f"{number}{picks[group]}"])
            sheet.merged.append((len(sheet.rows) - 1, 0, len(sheet.rows) - 1, len(columns) - 1))
        count = chance.randint(2, 6)
        shared_place = chance.choice(ROADS + SQUARES + PARKS + OTHERS) if merge_name else None
        start = len(sheet.rows)
        group_sum = []
        for line in range(count):
            serial += 1
            record = _record(chance, section, picks[group], shared_place, sheet_unit)
            cells, truth = _cells(
                chance,
                columns,
                record,
                {
                    "datum": datum,
                    "area_each": area_each,
                    "height_first": height_first,
                    "year": year_known,
                    "size_head": heads.get("size", ""),
                    "serial": serial,
                    "area_head": heads.get("area", ""),
                    "merged": bool(merge_name and line),
                },
            )
            truth |= {"row": len(sheet.rows) + 1, "sheet": sheet.name}
            sheet.rows.append(cells)
            if chance.random() < 0.03:
                sheet.hidden_rows.append(len(sheet.rows) - 1)
            if chance.random() < 0.03:
                sheet.rows[-1] = [(cell, "struck") if isinstance(cell, (str, int, float)) else cell for cell in cells]
                truth["doubtful"].add("row")
            drawn.truth.append(truth)
            group_sum.append(truth["quantity"])
        quantities += group_sum
        if merge_name and count > 1:
            at = columns.index(merge_name)
            sheet.merged.append((start, at, start + count - 1, at))
        if chance.random() < 0.25:
            sheet.rows.append(_sum_row(chance, columns, "小计", group_sum))
        if style == "pages" and group < groups - 1:
            for row in head_rows:
                sheet.rows.append(list(row))
            if two_rows:
                at = columns.index("lon")
                top = len(sheet.rows) - 2
                sheet.merged.append((top, at, top, at + 1))
                sheet.merged += [(top, i, top + 1, i) for i in range(len(head)) if i not in (at, at + 1)]
    if chance.random() < 0.5:
        sheet.rows.append(_sum_row(chance, columns, chance.choice(["合计", "总计", "合 计"]), quantities))
    if chance.random() < 0.3:
        sheet.rows.append([])
        sheet.rows.append(
            [chance.choice(["填表人：张三  联系电话：3396677", "备注：以上数据截至2022年9月30日", "审核人：李四"])]
        )
    drawn.sheets.append(sheet)


def _record(chance, section, picked, place, unit):
    medium = chance.choice(list(MEDIA))
    record = {
        "place": place or chance.choice(ROADS + SQUARES + PARKS + OTHERS),
        "medium": medium,
        "unit": unit or chance.choice(UNITS),
        "content": chance.choice(CONTENTS),
    }
    if section:
        record[section] = picked
    return record


def _cells(chance, columns, record, shape):
    truth = dict.fromkeys(
        (
            "place",
            "medium",
            "quantity",
            "measure",
            "width_m",
            "height_m",
            "area_m2",
            "unit",
            "content",
            "date",
            "lon",
            "lat",
            "datum",
            "code",
        )
    )
    truth |= {"approximate": False, "doubtful": set(), "refused": False}
    truth["place"], truth["medium"], truth["unit"] = record["place"], record["medium"], record["unit"]
    cells = {}
    measure = MEDIA[record["medium"]]
    is_area = measure == "平方米"
    number, about, text, found = _quantity(chance, measure, "measure" in columns, is_area)
    truth["quantity"], truth["approximate"] = number, about
    cells["quantity"] = text
    if "measure" in columns:
        truth["measure"] = cells["measure"] = measure
    elif found:
        truth["measure"] = measure
    if number is None:
        truth["doubtful"].add("quantity")
    width = height = None
    if "size" in columns and not is_area and chance.random() < 0.85:
        width, height = chance.choice([(3, 5), (1.2, 2.4), (6, 3), (0.9, 1.2), (2, 1), (4.5, 2.5), (10, 3)])
        cells["size"] = _size(chance, width, height, shape["height_first"], "米" in shape["size_head"])
        truth["width_m"], truth["height_m"] = width, height
    if is_area and (truth["measure"]):
        truth["area_m2"] = number
    if "area" in columns:
        if width and number is not None:
            each = round(width * height, 4)
            whole = round(each * number, 4)
            cells["area"] = each if shape["area_each"] else whole
            truth["area_m2"] = whole
        elif is_area and number is not None:
            cells["area"] = number
            truth["area_m2"] = number
    elif width and number is not None:
        truth["area_m2"] = round(width * height * number, 4)
    if "content" in columns:
        truth["content"] = cells["content"] = record["content"]
    if "date" in columns:
        cells["date"], truth["date"], doubt = _date(chance, shape["year"])
        if doubt:
            truth["doubtful"].add("date")
    if "code" in columns:
        truth["code"] = cells["code"] = f"GG{chance.randint(1000, 9999)}-{shape['serial']:03d}"
    if "lon" in columns or "pair" in columns:
        lon, lat = round(125.1 + chance.random() / 10, 6), round(42.85 + chance.random() / 10, 6)
        truth |= {"lon": lon, "lat": lat, "datum": shape["datum"]}
        cells |= {"lon": lon, "lat": lat, "pair": chance.choice([f"{lon},{lat}", f"{lon}，{lat}", f"{lon} {lat}"])}
        if chance.random() < 0.04:
            cells |= {"lon": lat, "lat": lon, "pair": f"{lat},{lon}"}
            truth["doubtful"].add("lon")
    if "remark" in columns and chance.random() < 0.3:
        cells["remark"] = chance.choice(["双面", "完好", "2021年更新", "待更换"])
    cells |= {
        "serial": shape["serial"],
        "place": None if shape["merged"] else record["place"],
        "medium": record["medium"],
        "unit": record["unit"],
    }
    if not shape["merged"] and chance.random() < 0.05 and "place" in columns:
        cells["place"] = f" {record['place']} "
    return [cells.get(name) for name in columns], truth


def _quantity(chance, measure, has_measure, is_area):
    """number, approximate, cell, whether the cell names the measure."""
    number = chance.randint(1, 60) if not is_area else chance.randint(50, 3000)
    roll = chance.random()
    if is_area and roll < 0.15:
        return 25000, True, "2.5万余平方米", True
    if roll < 0.55:
        return number, False, number, False
    if roll < 0.75:
        return number, False, f"{number}{measure}", True
    if roll < 0.8 and not is_area:
        return 230, True, f"230余{measure}", True
    if roll < 0.83 and not is_area:
        return 1000, True, f"近千{measure}", True
    if roll < 0.87 and not is_area:
        each, sites = chance.randint(2, 4), chance.randint(5, 20)
        return each * sites, False, f"每站{each}{measure}共{sites}站", True
    if roll < 0.9:
        return number, True, f"约{number}{measure}", True
    if roll < 0.92:
        return None, False, "若干", False
    if roll < 0.95:
        return number, False, str(number), False
    return number, False, f"{number}（{measure}）", True


def _size(chance, width, height, height_first, metres):
    first, second = (height, width) if height_first else (width, height)
    if metres:
        return chance.choice([f"{first}*{second}", f"{first}×{second}", f"{first}x{second}"])
    if height_first:
        return chance.choice([f"{first}m*{second}m", f"{first}×{second}"])
    return chance.choice(
        [f"{width}m*{height}m", f"{width}m×{height}m", f"{width}*{height}", f"{width}米×{height}米", f"{width:g}X{height:g}m",
         f"{width * 1000:g}*{height * 1000:g}mm", f"{width * 100:g}cm×{height * 100:g}cm", f"宽{width}米，高{height}米", f"高{height}m宽{width}m"]
    )  # fmt: skip


def _date(chance, year_known):
    """cell, ISO date, whether a doubt is due."""
    day = dt.date(2022, chance.randint(1, 12), chance.randint(1, 28))
    iso, month = day.isoformat(), day.isoformat()[:7]
    plain = [
        (day, iso), (day, iso), (iso, iso), (f"{day.year}年{day.month}月{day.day}日", iso), (f"{day.year}.{day.month}.{day.day}", iso),
        (f"{day.year}/{day.month}/{day.day}", iso), (f"{day:%Y%m%d}", iso), ((day - dt.date(1899, 12, 30)).days, iso),
        (f"{day.year}年{day.month}月", month), (f"{day.year}.{day.month:02d}", month),
    ]  # fmt: skip
    roll = chance.random()
    if roll < 0.04:
        return chance.choice(["9月31日", "2022年9月31日", "2022-02-30"]), None, True
    if roll < 0.1 and year_known:
        return chance.choice(
            [
                (f"{day.month}月{day.day}日", iso),
                ("九月中旬", "2022-09"),
                (f"{day.month}月", month),
                (f"{day.month}月底", month),
            ]
        ) + (False,)
    if roll < 0.12:
        return None, None, False
    return (*chance.choice(plain), False)


def _sum_row(chance, columns, word, quantities):
    row = [None] * len(columns)
    row[0] = word
    at = columns.index("quantity")
    if at == 0:
        return [word]
    if None not in quantities:
        row[at] = sum(quantities)
    return row


def _wide(drawn, chance):
    """A table with a column for each medium."""
    sheet = Drawing("Sheet1")
    media = chance.sample(
        ["宣传牌", "景观小品", "公益绿植景观", "道旗", "灯箱", "LED屏", "宣传栏"], chance.randint(2, 4)
    )
    style = chance.choice(["plain", "two", "measure"])
    first = chance.choice(["路段", "点位", "道路名称", "地点"])
    unit = chance.choice(["责任单位", "管理单位", None])
    heads = ["序号", first, *([unit] if unit else [])]
    sheet.rows.append(["2022年公益广告设置情况统计表"])
    total = chance.random() < 0.5
    names = [name if style == "plain" else f"{name}（{MEDIA[name]}）" for name in media]
    if style == "two":
        sheet.rows.append([*heads, "设置数量", *[None] * (len(media) - 1)])
        sheet.rows.append([None] * len(heads) + names)
        sheet.merged += [(1, i, 2, i) for i in range(len(heads))]
        sheet.merged.append((1, len(heads), 1, len(heads) + len(media) - 1))
    else:
        sheet.rows.append([*heads, *names, *(["合计"] if total else [])])
    for number, place in enumerate(chance.sample(ROADS + SQUARES + PARKS, chance.randint(3, 10)), 1):
        owner = chance.choice(UNITS)
        counts = [chance.choice([None, 0, chance.randint(1, 30), chance.randint(1, 30)]) for _ in media]
        if not any(counts):
            counts[0] = 3
        row = [number, place, *([owner] if unit else []), *counts]
        if style != "two" and total:
            row.append(sum(count or 0 for count in counts))
        sheet.rows.append(row)
        for name, count in zip(media, counts, strict=True):
            if count:
                drawn.truth.append(_wide_truth(place, name, count, owner if unit else None, style, len(sheet.rows)))
    drawn.sheets.append(sheet)


def _wide_truth(place, medium, count, unit, style, row):
    empty = dict.fromkeys(("width_m", "height_m", "area_m2", "content", "date", "lon", "lat", "datum", "code"))
    return empty | {
        "place": place, "medium": medium, "quantity": count, "approximate": False, "unit": unit, "refused": False,
        "measure": None if style == "plain" else MEDIA[medium], "doubtful": set(), "row": row, "sheet": "Sheet1",
    }  # fmt: skip


def as_xlsx(drawn: Drawn) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    struck, date = book.add_format({"font_strikeout": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in drawn.sheets:
        page = book.add_worksheet(sheet.name)
        if sheet.hidden:
            page.hide()
        for number, row in enumerate(sheet.rows):
            for index, value in enumerate(row):
                mark = None
                if isinstance(value, tuple):
                    value, mark = value
                if mark == "none":
                    page.write_formula(number, index, "=A1*2", None, "")
                elif mark == "error":
                    page.write_formula(number, index, "=A1/0", None, "#DIV/0!")
                elif mark == "formula":
                    page.write_formula(number, index, "=A1*2", None, value)
                elif isinstance(value, dt.date):
                    page.write_datetime(number, index, dt.datetime(value.year, value.month, value.day), date)
                elif value is not None:
                    page.write(number, index, value, struck if mark == "struck" else None)
        for number in sheet.hidden_rows:
            page.set_row(number, None, None, {"hidden": True})
        for top, left, bottom, right in sheet.merged:
            if (top, left) != (bottom, right):
                value = sheet.rows[top][left] if left < len(sheet.rows[top]) else None
                form = struck if isinstance(value, tuple) else None
                value = value[0] if isinstance(value, tuple) else value
                page.merge_range(top, left, bottom, right, "" if value is None else value, form)
    book.close()
    return out.getvalue()


def as_xls(drawn: Drawn) -> bytes:
    book = xlwt.Workbook()
    date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for sheet in drawn.sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        page.visibility = 1 if sheet.hidden else 0
        for number, row in enumerate(sheet.rows):
            for index, value in enumerate(row):
                value = value[0] if isinstance(value, tuple) else value
                if isinstance(value, dt.date):
                    page.write(number, index, value, date)
                elif value is not None:
                    page.write(number, index, value)
        for top, left, bottom, right in sheet.merged:
            if (top, left) != (bottom, right):
                page.merge(top, bottom, left, right)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_text(drawn: Drawn, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """The first sheet as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for row in drawn.sheets[0].rows:
        writer.writerow(["" if v is None else v[0] if isinstance(v, tuple) else v for v in row])
    return out.getvalue().encode(encoding, "replace")
