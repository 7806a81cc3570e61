"""Widths and heights: "3m*5m", "1200×2400mm", "高2.4米 宽1.2米", a column headed 高×宽."""

import re
from dataclasses import dataclass

from .text import half, is_nothing

UNITS = {
    "m": 1,
    "米": 1,
    "公尺": 1,
    "cm": 0.01,
    "厘米": 0.01,
    "公分": 0.01,
    "mm": 0.001,
    "毫米": 0.001,
    "㎜": 0.001,
    "㎝": 0.01,
}
_UNIT = r"毫米|厘米|公分|公尺|㎜|㎝|mm|cm|m|米"
_SIGN = r"[*×xX✕✖╳·]"
PAIR = re.compile(
    rf"(?P<a>\d+(?:\.\d+)?)\s*[（(]?(?P<ua>{_UNIT})?[)）]?\s*[宽长高]?\s*{_SIGN}\s*[宽长高]?\s*(?P<b>\d+(?:\.\d+)?)\s*[（(]?(?P<ub>{_UNIT})?[)）]?"
    rf"\s*[宽长高]?(?:\s*{_SIGN}\s*(?P<c>\d+(?:\.\d+)?)\s*(?P<uc>{_UNIT}|[^\d\s,，;；)）]*)?)?",
    re.IGNORECASE,
)
LABELLED = re.compile(
    rf"(?P<label>[宽长高横竖])度?\s*[:：=约为]?\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>{_UNIT})?", re.IGNORECASE
)
ORDER = re.compile(r"([长宽高])度?\s*(?:[*×xX/、]|乘)\s*([长宽高])度?(?:\s*(?:[*×xX/、]|乘)\s*([长宽高]))?")
# 1.2m(宽) is 宽1.2m.
LABEL_BEHIND = re.compile(rf"(\d+(?:\.\d+)?\s*(?:{_UNIT})?)\s*[（(]([宽长高])度?[)）]", re.IGNORECASE)
TAIL_UNIT = re.compile(rf"[（(]?(?:单位[:：]?)?\s*({_UNIT})\s*[)）]?\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Size:
    """Metres, or None; ``doubt`` says what could not be read or was taken for granted."""

    width: float | None = None
    height: float | None = None
    doubt: str = ""


def order_in(title: str) -> tuple[str, ...]:
    """The order a column head announces: "规格（高×宽）" → ("高", "宽"); () when it announces none."""
    match = ORDER.search(half(title))
    return tuple(letter for letter in match.groups() if letter) if match else ()


def unit_in(title: str) -> str:
    """The length unit a column head announces: "尺寸（mm）" → "mm"; "" when it announces none."""
    match = re.search(rf"(?:[（(/]|单位[:：]?)\s*(?:单位[:：]?)?\s*({_UNIT})\s*[)）]?", half(title), re.IGNORECASE)
    return match[1].lower() if match else ""


def read_size(value, order: tuple[str, ...] = (), unit: str = "") -> Size:
    """Read a size cell; the first number is the width unless the head (``order``) or the cell says otherwise."""
    if is_nothing(value):
        return Size()
    text = LABEL_BEHIND.sub(r"\2\1", half(value))
    labelled = {match["label"]: match for match in LABELLED.finditer(text)}
    if len(labelled) >= 2:
        return _labelled(labelled, unit, text)
    match = PAIR.search(text)
    if not match:
        if re.search(r"\d", text):
            return Size(doubt=f"“{text}”读不出宽和高。")
        return Size()
    shared = (match["ub"] or match["ua"] or _length_unit(match["uc"]) or _tail(text, match.end()) or "").lower()
    units = ((match["ua"] or shared).lower(), (match["ub"] or shared).lower())
    numbers = [float(match["a"]), float(match["b"])]
    third = float(match["c"]) if match["c"] and (_length_unit(match["uc"]) or not match["uc"]) else None
    doubt = ""
    if not shared:
        if unit:
            units = (unit, unit)
        else:
            guess, doubt = _guess(numbers, text)
            units = (guess, guess)
    first, second = (round(n * UNITS[u], 4) for n, u in zip(numbers, units, strict=True))
    return _place(first, second, third and round(third * UNITS[units[1]], 4), order or order_in(text), doubt, text)


def read_length(value, unit: str = "") -> tuple[float | None, str]:
    """Read one width or height in metres; return it and a doubt."""
    if is_nothing(value):
        return None, ""
    if isinstance(value, bool):
        return None, f"“{half(value)}”不是长度。"
    if isinstance(value, (int, float)):
        number, given = float(value), ""
    else:
        text = half(value)
        match = re.fullmatch(rf"约?\s*(\d+(?:\.\d+)?)\s*({_UNIT})?", text, re.IGNORECASE)
        if not match:
            return None, f"“{text}”读不出长度。"
        number, given = float(match[1]), (match[2] or "").lower()
    if number < 0:
        return None, "长度是负数，请核对。"
    if not given and not unit:
        # No board is 500 m wide: a bare 1200 is millimetres.
        return (round(number * 0.001, 4) if number >= 500 else _whole(number)), ""
    return _whole(round(number * UNITS[given or unit], 4)), ""


def _labelled(labelled, unit, text) -> Size:
    shared = next((match["unit"].lower() for match in reversed(labelled.values()) if match["unit"]), "") or unit
    metres = {}
    doubt = ""
    if not shared:
        shared, doubt = _guess([float(match["number"]) for match in labelled.values()], text)
    for label, match in labelled.items():
        metres[label] = _whole(round(float(match["number"]) * UNITS[(match["unit"] or shared).lower()], 4))
    height = metres.get("高", metres.get("竖"))
    width = metres.get("宽", metres.get("横")) if "长" not in metres else metres["长"]
    if height is None:
        width, height = metres.get("长"), metres.get("宽")
    return Size(width, height, doubt)


def _place(first, second, third, order, doubt, text) -> Size:
    first, second = _whole(first), _whole(second)
    if len(order) == 3 and third is not None:
        values = dict(zip(order, (first, second, _whole(third)), strict=True))
        return Size(values.get("长", values.get("宽")), values.get("高"), doubt)
    if order[:2] in {("高", "宽"), ("高", "长")}:
        return Size(second, first, doubt)
    if order[:2] == ("宽", "长"):
        return Size(second, first, doubt)
    if third is not None and third > 0.3:
        return Size(first, second, doubt or f"“{text}”有三个尺寸，取前两个作宽和高，请核对。")
    return Size(first, second, doubt)


def _guess(numbers, text) -> tuple[str, str]:
    """The unit of bare numbers: boards are between 0.2 m and 500 m."""
    if max(numbers) >= 1000:
        return "mm", ""
    if max(numbers) > 60 and min(numbers) >= 20:
        return "cm", f"“{text}”没有写单位，按厘米读取，请核对。"
    return "m", ""


def _length_unit(text) -> str:
    return text.lower() if text and text.lower() in UNITS else ""


def _tail(text, start) -> str:
    match = TAIL_UNIT.search(text, start)
    return match[1] if match else ""


def _whole(number):
    return int(number) if number is not None and float(number).is_integer() else number
