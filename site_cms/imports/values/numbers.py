"""Counts as reports write them: "230余块", "近千份", "2.5万余平方米", "每站2块共12站"."""

import re
from dataclasses import dataclass

from .text import half, is_nothing

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
SCALES = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10_000,
    "萬": 10_000,
    "亿": 100_000_000,
}
CHINESE = "〇○零一二三四五六七八九两俩十百千万亿壹贰叁拾佰仟萬"

AREA = ("平方米", "平方公尺", "平米", "㎡", "m²", "m2", "M²", "M2", "平方", "平")
LENGTH = ("延长米", "延米", "公里", "米", "m", "M", "km")
# In the order in which one is taken for the thing counted, when a cell names several.
COUNTS = tuple("块幅面张条份套组件个只台盏座处辆根杆对副扇樘本册片棵株盆团道栏框架支枚具栋") + (
    "条次",
    "车次",
    "块次",
    "次",
    "站",
    "箱",
    "人",
    "户",
)
MEASURES = AREA + LENGTH + COUNTS + ("塊", "條", "張", "個", "處", "輛")

_NUMBER = r"(?P<arabic>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)|(?P<chinese>[" + CHINESE + r"]+)"
_MEASURE = "|".join(sorted(map(re.escape, MEASURES), key=len, reverse=True))
ABOUT_BEFORE = "大约|约计|约|近|将近|接近|逾|超过|超|不少于|不低于|至少|上|>=|≥|>|~|≈|多达"
ABOUT_AFTER = "余|多|来|几|许"
PART = re.compile(
    rf"(?P<before>{ABOUT_BEFORE})?\s*(?:{_NUMBER})\s*(?P<about>{ABOUT_AFTER})?(?P<scale>[十百千万亿]+)?"
    rf"\s*(?P<about2>{ABOUT_AFTER}|\+)?\s*(?P<measure>{_MEASURE})?(?P<after>左右|上下|以上|有余|开外|多(?!\w))?"
)
VAGUE = re.compile(r"若干|数[十百千万]|(?<![十百千万])几[十百千万块个处]|待定|待统计|待核|不详|不明|未知|多[处块个]")
RANGE = re.compile(r"\d\s*[-~～至到]\s*\d")
EACH = re.compile(r"每|各(?=[\d一二两三四五六七八九十])|/\s*[^\d\s/]")
TIMES = re.compile(r"[*×xX✕✖╳·]")
BRACKETS = re.compile(r"[（(【\[]([^）)】\]]*)[）)】\]]")


@dataclass(slots=True)
class Quantity:
    """number  what is counted, or None; approximate  "about", "more than"; measure  计量单位 as printed, "" if none;
    area  m² when the cell gives an area beside the count; doubt  why the number is missing or uncertain, or "".
    """

    number: int | float | None = None
    approximate: bool = False
    measure: str = ""
    area: int | float | None = None
    doubt: str = ""


def read_quantity(value) -> Quantity:
    """Read a count cell."""
    if is_nothing(value):
        return Quantity()
    if isinstance(value, bool):
        return Quantity(doubt=f"“{half(value)}”不是数量。")
    if isinstance(value, (int, float)):
        return Quantity(number=value, doubt="数量是负数，请核对。" if value < 0 else "")
    text = half(value)
    inside = "".join(BRACKETS.findall(text))
    outside = BRACKETS.sub(" ", text).strip()
    main = outside if PART.search(outside) else text
    if re.match(r"-\s*\d", main):
        return Quantity(doubt=f"“{text}”是负数，请核对。")
    if VAGUE.search(main):
        return Quantity(doubt=f"“{text}”没有确切的数。", approximate=True)
    parts = [part for part in (_part(match) for match in PART.finditer(main)) if part]
    if not parts:
        return Quantity(doubt=f"“{text}”里没有数量。")
    result = _combine(parts, main, text)
    if not result.measure and inside in MEASURES:
        result.measure = inside
    if result.area is None and result.measure not in AREA:
        result.area = _area_in(inside)
    return result


def read_number(value) -> tuple[int | float | None, str]:
    """Read a plain number (a length, an area without words); return it and a doubt."""
    reading = read_quantity(value)
    return reading.number, reading.doubt


def chinese_number(text: str) -> int | None:
    """ "三百二十" → 320, "两千" → 2000, "二〇二二" → 2022; None when it is no number."""
    if not text or any(c not in DIGITS and c not in SCALES for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    last = 1
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
            last = 1 if character in "零〇○" else last
            continue
        scale = SCALES[character]
        if scale >= 10_000:
            total = (total + section + digit or 1) * scale
            section = digit = 0
        else:
            section += (digit or 1) * scale
            digit = 0
        last = scale
    # "三百二" is 320: a digit after a scale counts the next smaller one, unless a 零 stands between.
    if digit and last >= 100 and text[-2] in SCALES:
        digit *= last // 10
    return total + section + digit


def _part(match) -> Quantity | None:
    if match["arabic"]:
        number = float(match["arabic"].replace(",", ""))
    else:
        number = chinese_number(match["chinese"])
        if number is None:
            return None
    for scale in match["scale"] or "":
        number *= SCALES[scale]
    number = round(number, 6)
    if float(number).is_integer():
        number = int(number)
    about = any(match[key] for key in ("before", "about", "about2", "after"))
    return Quantity(number=number, approximate=about, measure=match["measure"] or "")


def _combine(parts, main, text) -> Quantity:
    if len(parts) == 1:
        return parts[0]
    if RANGE.search(main) and len(parts) == 2:
        return Quantity(doubt=f"“{text}”是一个范围，没有确切的数。", measure=parts[1].measure, approximate=True)
    approximate = any(part.approximate for part in parts)
    areas = [part for part in parts if part.measure in AREA]
    counts = [part for part in parts if part.measure not in AREA]
    if len(areas) == 1 and len(counts) == 1 and not EACH.search(main) and not TIMES.search(main):
        return Quantity(counts[0].number, counts[0].approximate, counts[0].measure, area=areas[0].number)
    if EACH.search(main) or TIMES.search(main):
        return _product(parts, main, approximate, text)
    measures = {part.measure for part in parts}
    total = sum(part.number for part in parts)
    if "+" in main and len(measures - {""}) <= 1:
        return Quantity(total, approximate, parts[-1].measure)
    # "共36块，其中双面12块": the sum is printed first, the rest is told within it.
    if re.match(r"[共合总]", main) or "其中" in main or "含" in main:
        return parts[0]
    if closing := re.search(r"(?:共计|合计|总计|共|计)\s*[\d]", main):
        return next((p for p in (_part(m) for m in PART.finditer(main, closing.start())) if p), parts[-1])
    if len(measures) == 1:
        return Quantity(total, approximate, parts[0].measure, doubt=f"“{text}”里有几个数，按合计{total}读取，请核对。")
    return Quantity(doubt=f"“{text}”里有几个不同的数，分不清哪个是数量。")


def _product(parts, main, approximate, text) -> Quantity:
    """ "每站2块共12站" is 24块; a third number must be the product it announces."""
    first, second = parts[0], parts[1]
    # "每亭3块，共6块": both count the same thing, so the second is the sum.
    if (
        len(parts) == 2
        and first.measure
        and first.measure == second.measure
        and re.search(r"[共合总]\s*计?[^\d]*\d", main)
    ):
        return second if re.search(r"每.*[共合总]", main) else first
    product = first.number * second.number
    each = re.search(rf"每[^\d{CHINESE}]*[\d{CHINESE}.]+\s*({_MEASURE})?", main)
    measure = (each[1] or "") if each else ""
    if not measure:
        named = [part.measure for part in parts if part.measure]
        measure = min(named, key=lambda m: COUNTS.index(m) if m in COUNTS else -1, default="")
    if len(parts) == 2:
        return Quantity(product, approximate, measure)
    if len(parts) == 3 and parts[2].number == product:
        return Quantity(product, approximate, parts[2].measure or measure)
    if len(parts) == 3 and first.number == second.number * parts[2].number:
        return Quantity(first.number, approximate, first.measure or measure)
    if len(parts) == 3 and not re.search(r"[共合总]\s*计?\s*\d", main) and TIMES.search(main):
        return Quantity(product * parts[2].number, approximate, measure)
    return Quantity(doubt=f"“{text}”里的数对不上，请核对。", measure=measure)


def _area_in(text: str):
    for match in PART.finditer(text):
        part = _part(match)
        if part and part.measure in AREA:
            return part.number
    return None
