"""Tell data from what stands between it: sections, subtotals, totals, notes, signatures, page numbers."""

import datetime as dt
import re

from ..values.text import half, tidy

TOTAL = re.compile(
    r"^(?P<what>.{0,16}?)(?P<word>合计数?|总计|共计|累计|总数|总和|总合计|小计|分计)[:：]?[（(]?.{0,12}[）)]?$"
)
NOTE = re.compile(
    r"^[（(]?(备\s*注|注|说\s*明|填表说明|填\s*表|填报|制\s*表|审\s*核|审\s*批|复\s*核|负责人|联系人|联系电话|电话|单位负责人|分管领导"
    r"|经办人|统计人|统计时间|统计日期|填表日期|日\s*期|截至|截止|打印|数据来源|第\s*\d+\s*页|共\s*\d+\s*页|附\s*件|附\s*表|续\s*表|承上页|转下页|过次页)"
)
PAGE = re.compile(r"^[-—\s]*(第\s*)?\d+\s*(页|/\s*\d+)\s*(共\s*\d+\s*页)?[-—\s]*$")
NUMBERED = re.compile(
    r"^([（(]?[一二三四五六七八九十百]+[）)]?[、.．,，:：\s]|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十]+[部分类章节项])"
)
ARABIC_NUMBERED = re.compile(r"^\d{1,2}[、.．](?!\d)")
SERIAL_TITLES = {"序号", "序", "编号", "no", "号", "项次", "顺序号", "行号"}


def is_note(text: str) -> bool:
    return bool(NOTE.match(half(text)) or PAGE.match(half(text)))


def classify(own: dict, spans: list, table, cells: dict) -> tuple[str, str]:
    """Say what a row is, and its text where it isn't data. ``own``: cells that begin in this row."""
    texts = [(index, tidy(value)) for index, value in sorted(own.items()) if isinstance(value, str)]
    numbers = [value for value in own.values() if _is_number(value)]
    first = texts[0][1] if texts else ""
    width = len(table.columns)
    if first and (match := TOTAL.match(first.replace(" ", ""))) and (numbers or len(texts) <= 1 + _figures(texts)):
        return ("subtotal" if match["word"] in {"小计", "分计"} else "total"), first
    for _, text in texts[1:3]:
        if (
            len(text) <= 8
            and (match := TOTAL.match(text.replace(" ", "")))
            and numbers
            and len(texts) <= 2 + _figures(texts)
        ):
            return ("subtotal" if match["word"] in {"小计", "分计"} else "total"), f"{first}{text}"
    if first.startswith("其中") and numbers:
        return "breakdown", first
    distinct = list(dict.fromkeys(text for _, text in texts))
    if not numbers and len(distinct) == 1 and is_note(first):
        return "note", first
    if not numbers and is_note(first) and all(is_note(text) or len(text) < 12 for text in distinct):
        filled = len(own)
        if filled <= max(2, width * 0.5) and first != distinct[-1]:
            return "note", first
    if not numbers and len(distinct) == 1 and len(own) == len(texts):
        if PAGE.match(first):
            return "note", ""
        index = texts[0][0]
        spanning = any(left <= index and right - left + 1 >= max(2, width * 0.5) for left, right in spans)
        if spanning or NUMBERED.match(first) or _under_serial(index, table) or (width >= 3 and len(cells) == 1):
            return "section", first
    if len(own) == 2 and len(numbers) <= 1 and NUMBERED.match(first + " ") and width >= 4 and not numbers:
        return "section", distinct[-1]
    if (
        len(own) == 2
        and not numbers
        and len(texts) == 2
        and re.fullmatch(r"[（(]?[一二三四五六七八九十]+[）)]?", first)
    ):
        return "section", texts[1][1]
    return "data", ""


def _is_number(value) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, (int, float, dt.date)):
        return True
    return bool(re.search(r"^\W*约?近?\s*\d", half(value))) and not ARABIC_NUMBERED.match(half(value))


def _figures(texts) -> int:
    """Texts that are figures themselves: a file of text has no numbers."""
    return sum(bool(re.match(r"^[约近]?\s*[\d.,]+", half(text))) for _, text in texts) + sum(
        len(text) <= 3 and not re.search(r"\d", text) for _, text in texts[1:]
    )


def _under_serial(index, table) -> bool:
    column = next((column for column in table.columns if column.index == index), None)
    return bool(column) and half(column.parts[-1]).replace(" ", "").lower() in SERIAL_TITLES
