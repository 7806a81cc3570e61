"""The ledger behind a newspaper's figures: known rows that come to exactly what the paper printed. For tests only."""

import datetime as dt

from .ledgers import Drawing, Drawn, as_xlsx

AS_OF = dt.date(2022, 10, 1)
UNIT = "市城市管理行政执法局"
BUILDERS = "市住房和城乡建设局"
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
    "先锋路",
    "向阳路",
    "明珠路",
    "吉明街",
    "颐和路",
    "鑫阳街",
]
SQUARES = ["平安广场", "辽河半岛广场", "辽河广场", "太极广场"]
PARKS = ["龙山公园", "凤鸣湖公园", "滨河公园"]
HOARDINGS = [("吉明小区改造工程", 10_318.5), ("利源棚改项目", 9_000), ("颐和家园二期工地", 6_000)]


def rows() -> list[list]:
    """Boards: 8 on each of the 21 roads (168), two of these written as segments; 12 on each square, 6 in each park
    (each of 2 single boards with a code and a lump of 4), 2 more on the first road = 236."""
    lines: list[list] = []
    for number, road in enumerate(ROADS):
        if number < 2:
            lines.append(
                [
                    f"{road}（东段）",
                    "宣传牌（板）",
                    5,
                    "块",
                    "3m*5m",
                    None,
                    UNIT,
                    "社会主义核心价值观",
                    "2022年3月",
                    None,
                ]
            )
            lines.append(
                [f"{road}（西段）", "宣传牌（板）", 3, "块", "3m*5m", None, UNIT, "讲文明树新风", "2022年4月", None]
            )
        else:
            lines.append(
                [road, "宣传牌（板）", 8, "块", "1.2m*2.4m", None, UNIT, "文明健康 有你有我", "2022年5月", None]
            )
    for number, square in enumerate(SQUARES):
        lines.append([square, "宣传牌（板）", 12, "块", None, None, UNIT, "诚信建设", dt.date(2022, 5, 6), None])
        lines.append([square, "景观小品", 3, "个", None, None, UNIT, "中国梦", dt.date(2022, 6, 1), None])
        if number < 3:
            lines.append(
                [
                    square,
                    "大型公益绿植景观",
                    1,
                    "处",
                    None,
                    None,
                    UNIT,
                    "创建全国文明城市",
                    dt.date(2022, 6, 1),
                    f"LZ-{number + 1}",
                ]
            )
    for number, park in enumerate(PARKS):
        for item in (1, 2):
            lines.append(
                [
                    park,
                    "宣传牌（板）",
                    1,
                    "块",
                    None,
                    None,
                    UNIT,
                    "关爱未成年人",
                    dt.date(2022, 7, 1),
                    f"GY-{number + 1}-{item}",
                ]
            )
        lines.append([park, "宣传牌（板）", 4, "块", None, None, UNIT, "志愿服务", dt.date(2022, 7, 1), None])
        lines.append([park, "景观小品", 1, "个", None, None, UNIT, "垃圾分类", dt.date(2022, 7, 2), f"JG-{number + 1}"])
    lines.append([ROADS[0], "宣传牌（板）", 2, "块", None, None, UNIT, "厉行节约", "2022年8月", None])
    for site, area in HOARDINGS:
        lines.append([site, "建筑围挡", area, "平方米", None, area, BUILDERS, "内容随时更新", "2022年8月", None])
    lines.append(["创城号公交线路", "主题车厢", 12, "辆", None, None, "市交通运输局", "创城号", "2022年6月", None])
    lines.append(["各医疗机构", "海报", "108张", "张", None, None, "市卫生健康委员会", "文明健康", "2022年4月", None])
    lines.append(
        ["各农贸市场", "海报和标识", "近千份", "份", None, None, "市市场监督管理局", "诚信经营", "2022年4月", None]
    )
    lines.append(
        ["西安区主要街路", "横幅", "30余条", "条", None, None, "西安区", "创建全国文明城市", "2022年4月", None]
    )
    return lines


def ledger(lines: list[list] | None = None) -> bytes:
    heads = ["点位", "载体类型", "数量", "计量单位", "规格", "面积（㎡）", "责任单位", "内容", "设置时间", "编号"]
    sheet = Drawing("台账", [["2022年公益广告设置台账"], heads, *(lines or rows())], [(0, 0, 0, 9)])
    return as_xlsx(Drawn([sheet]))
