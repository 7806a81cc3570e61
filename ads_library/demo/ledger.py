"""The ledger of 明河市 as its offices would hand it in: an .xlsx with title rows, sections, merged cells and totals, so that
the demo city's register goes through the real import."""

import datetime as dt
import io
from collections.abc import Sequence
from random import Random

import openpyxl
from openpyxl.utils import get_column_letter

CITY = "市城管局"
HEADS = (
    "序号",
    "点位",
    "载体类型",
    "数量",
    "计量单位",
    "规格（宽×高）",
    "面积（㎡）",
    "责任单位",
    "画面内容",
    "设置时间",
    "编号",
    "备注",
)
BOARDS = {"trunk_road": 9, "secondary_road": 7, "commercial_street": 10}


def build(city: dict, titles: Sequence[str], today: dt.date, chance: Random) -> bytes:
    """Return the workbook. ``titles`` are those of the approved designs; dates lie in the eighteen months before today."""
    book = openpyxl.Workbook()
    _outdoor(book.active, city, titles, today, chance)
    _hoardings(book.create_sheet("建筑围挡"), city, titles, today, chance)
    _others(book.create_sheet("其他单位"), titles, today, chance)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _outdoor(page, city, titles, today, chance):
    page.title = "道路广场公园"
    _title(page, f"{city['city']['name']}公益广告设置台账")
    page.append(HEADS)
    lines = []
    for road in city["road"]:
        for content, count in _parts(BOARDS[road["type"]], titles, chance):
            lines.append((road["name"], "宣传牌（板）", count, "块", "1.2m*2.4m", content))
        if road["type"] == "trunk_road":
            lines.append(
                (
                    road["name"],
                    "道旗",
                    f"每杆2面，共{chance.randint(20, 45)}杆",
                    None,
                    "0.6m×1.8m",
                    chance.choice(titles),
                )
            )
        if road["type"] == "commercial_street":
            lines.append((road["name"], "灯箱", chance.randint(6, 14), "个", "0.9*1.5", chance.choice(titles)))
    for number, square in enumerate(city["square"]):
        lines += [
            (square["name"], "宣传牌（板）", 8, "块", "3m*2m", chance.choice(titles)),
            (square["name"], "景观小品", 2, "个", None, chance.choice(titles)),
        ]
        if number < 3:
            lines.append((square["name"], "大型公益绿植景观", 1, "处", None, "迎宾花坛"))
    for park in city["park"]:
        lines += [
            (park["name"], "宣传牌（板）", 6, "块", "1.2m*2.4m", chance.choice(titles)),
            (park["name"], "宣传栏", chance.randint(2, 4), "个", None, chance.choice(titles)),
        ]
        lines += [(park["name"], "景观小品", 1, "个", None, chance.choice(titles)) for _ in range(2)]
    lines += [(city["road"][0]["name"], "景观小品", 1, "个", None, "山水明河")]
    first = {}
    for number, (place, medium, count, measure, size, content) in enumerate(lines, 1):
        code = f"MH-{number:04d}" if count == 1 else None
        page.append([number, place, medium, count, measure, size, None, CITY, content, _day(today, chance), code, None])
        first.setdefault(place, page.max_row)
        last = page.max_row
        # A place is written once and its cell reaches over its lines.
        if first[place] != last:
            page.cell(last, 2).value = None
    _merge_places(page, first)


def _merge_places(page, first):
    starts = sorted(first.values())
    for start, following in zip(starts, [*starts[1:], page.max_row + 1], strict=True):
        if following - start > 1 and all(page.cell(row, 2).value is None for row in range(start + 1, following)):
            page.merge_cells(start_row=start, end_row=following - 1, start_column=2, end_column=2)


def _parts(total, titles, chance):
    """A road's boards by what they show: one or two lines that sum to the total."""
    first = chance.randint(2, total - 2)
    one, other = chance.sample(list(titles), 2)
    return [(one, first), (other, total - first)]


def _hoardings(page, city, titles, today, chance):
    _title(page, f"{today.year}年建筑围挡公益广告统计表")
    heads = (
        "序号",
        "工地名称",
        "载体",
        "围挡长度（米）",
        "围挡高度（米）",
        "公益广告面积（平方米）",
        "主管单位",
        "宣传内容",
        "完成时间",
    )
    page.append(heads)
    names = (
        "红砖里改造工程",
        "镜湖南岸棚改项目",
        "云山中学新校区工地",
        "新港路雨污分流工程",
        "明河东站配套工程",
        "南坪还迁房二期工地",
    )
    total = 0
    for number, name in enumerate(names, 1):
        length = chance.randrange(900, 1900, 20)
        area = round(length * 2.5 * chance.choice([1.3, 1.35, 1.4]), 1)
        total += area
        page.append(
            [number, name, "建筑围挡", length, 2.5, area, "市住建局", chance.choice(list(titles)), _day(today, chance)]
        )
    page.append(["合计", None, None, None, None, round(total, 1)])


def _others(page, titles, today, chance):
    _title(page, "各单位公益广告设置情况")
    page.append(("序号", "点位", "广告形式", "数量", "内容", "设置时间"))
    blocks = {
        "一、市交通局": [
            ("明河公交线路", "主题车厢", "24辆"),
            ("全市公交站亭", "公交站亭", "每条线路6座共7条线路"),
            ("全市出租车", "出租车顶灯", "近千辆"),
        ],
        "二、市卫健委": [("各医疗机构", "海报", "百余张"), ("市人民医院门诊大厅", "LED屏", "2块")],
        "三、市市场监管局": [("各农贸市场", "海报和标识", "近千份")],
        "四、河西区": [("河西区主要街路", "横幅", "30余条")],
        "五、市文旅局": [("市图书馆", "展板", "12块"), ("市博物馆", "宣传栏", "6个")],
    }
    for title, lines in blocks.items():
        page.append([title])
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=6)
        for number, (place, medium, count) in enumerate(lines, 1):
            page.append(
                [
                    number,
                    place,
                    medium,
                    count,
                    chance.choice(list(titles)),
                    f"{today.year - 1}年{chance.randint(3, 11)}月",
                ]
            )


def _title(page, text):
    page.append([text])
    page.merge_cells(f"A1:{get_column_letter(9)}1")


def _day(today, chance):
    day = today - dt.timedelta(days=chance.randint(20, 540))
    return chance.choice([day, f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month:02d}.{day.day:02d}"])
