"""What stands once above many rows: a unit, a district, a day, "carried over from last month"."""

import re

from site_cms.imports.values.dates import read_date
from site_cms.imports.values.text import tidy

NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+(?:部分|项)?[、.．:： ]|[（(][一二三四五六七八九十\d]+[）)][、.．]?|\d{1,2}[、.．](?!\d))\s*"
)
AFTERWORD = re.compile(r"[（(][^（()）]*\d[^（()）]*[）)]\s*$|[:：]\s*$|\s*\d+\s*(?:件|个|处|项|条)$")
LABELLED = re.compile(
    r"^(责任单位|整改单位|承办单位|单位|牵头单位|区域|县区|街道|检查时间|交办时间|督查时间|日期|点位|地点|类别|问题类别)\s*[:：]\s*(.+)$"
)
KINDS = {
    "责任单位": "unit", "整改单位": "unit", "承办单位": "unit", "单位": "unit", "牵头单位": "unit", "区域": "district", "县区": "district",
    "街道": "district", "检查时间": "date", "交办时间": "date", "督查时间": "date", "日期": "date", "点位": "place", "地点": "place",
    "类别": "category", "问题类别": "category",
}  # fmt: skip
UNIT = re.compile(
    r"(?:局|委|办|中心|支队|大队|公司|集团|街道办|街道办事处|政府|管委会|物业|银行|学校|医院|联社|供电|公安|交警|城管|住建)$"
)
DISTRICT = re.compile(r"^\S{2,8}(?:区|县|街道|镇|乡|社区)$")
PLACE = re.compile(r"(?:路|街|巷|大道|广场|公园|小区|市场|车站|医院|商场|学校|桥|社区)$")
WHOLE_TABLE = ("unit", "date")


class Section:
    """Values in force for the rows below. ``free`` are the kinds for which the table has no column of its own."""

    def __init__(self, free: set[str], titles: list[str]):
        self.free, self.last = free, ""
        self.values: dict[str, str] = {}
        for title in titles:
            for piece in re.split(r"\s+|[;；]", tidy(title)):
                match = LABELLED.match(piece)
                if match and (kind := KINDS[match[1]]) in WHOLE_TABLE and kind in free:
                    self.values[kind] = match[2]

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def enter(self, text: str) -> None:
        """Take a section's title; what the one before said of the same kind ends."""
        self.last = text
        plain = NUMBERING.sub("", tidy(text))
        match = LABELLED.match(plain)
        if match:
            kind, value = KINDS[match[1]], match[2]
        else:
            value = AFTERWORD.sub("", AFTERWORD.sub("", plain)).strip()
            kind = self._kind(value)
        if kind and kind in self.free:
            self.values[kind] = AFTERWORD.sub("", value).strip()

    def _kind(self, value: str) -> str | None:
        candidates = []
        if UNIT.search(value):
            candidates.append("unit")
        if DISTRICT.match(value):
            candidates.append("district")
        if PLACE.search(value):
            candidates.append("place")
        if len(value) <= 12 and read_date(value, 2000).iso:
            candidates.append("date")
        candidates.append("category")
        if DISTRICT.match(value) and "district" not in self.free and "unit" in self.free:
            return "unit"
        return next((kind for kind in candidates if kind in self.free), None)
