"""Dates as people type them: text, Excel serials, "九月中旬", "9月底前", and "9月31日", which does not exist."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from .numbers import CHINESE, chinese_number
from .text import half, is_nothing

EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
_C = f"[{CHINESE}]"
NUMERALS = re.compile(rf"({_C}+)(?=\s*(?:年|月|日|号|季度))")
FULL = re.compile(
    r"(?<!\d)(\d{4}|\d{2})\s*(?:年度?|[-./])\s*(\d{1,2})\s*(?:月份?|[-./])\s*(\d{1,2})(?!\d)\s*(?:日|号)?"
)
AMERICAN = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
COMPACT = re.compile(r"(?<!\d)(19|20)(\d{2})(\d{2})(\d{2})(?!\d)")
COMPACT_MONTH = re.compile(r"^(19|20)(\d{2})(\d{2})$")
YEAR_MONTH = re.compile(r"(?<!\d)(\d{4}|\d{2}(?=年))\s*(?:年度?|[-./])\s*(\d{1,2})(?!\d)\s*(?:月份?)?")
MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*(?:日|号)?(?!\d)")
SHORT = re.compile(r"^(\d{1,2})[./-](\d{1,2})$")
MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?(?!\d)")
MONTH_END = re.compile(r"月\s*(?:份)?\s*(?:底|末|下旬前)")
RANGE = re.compile(r"[至到~～]|(?<=[\d日月号])\s*-{1,2}\s*(?=\d{4}|\d{1,2}月)|—")


@dataclass(slots=True)
class DateReading:
    """``iso`` is YYYY-MM-DD, or YYYY-MM for a month alone, or YYYY; None with a ``doubt`` when it cannot be told."""

    iso: str | None = None
    doubt: str = ""


def read_date(value, year: int | None = None, *, deadline: bool = False, epoch1904: bool = False) -> DateReading:
    """Read a date cell.

    year      the year the table speaks of (its title, its sheet), for cells that name none
    deadline  "9月底前" is the last day of September; otherwise it names the month alone
    """
    if is_nothing(value):
        return DateReading()
    if isinstance(value, dt.datetime):
        return DateReading(value.date().isoformat())
    if isinstance(value, dt.date):
        return DateReading(value.isoformat())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, year, epoch1904)
    text = half(value)
    if re.fullmatch(r"\d{5,6}(\.\d+)?", text):
        return _number(float(text), year, epoch1904)
    return _text(text, year, deadline)


def year_in(text: str) -> int | None:
    """The one year a title speaks of, or None when it names none or several."""
    text = NUMERALS.sub(lambda match: str(chinese_number(match[1])), half(text))
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?=\s*(?:年|[-./]\d))", text)}
    return years.pop() if len(years) == 1 else None


def _number(value, year, epoch1904) -> DateReading:
    whole = int(value)
    if value == whole:
        digits = str(whole)
        if COMPACT.fullmatch(digits):
            return _text(digits, year, False)
        if COMPACT_MONTH.match(digits) and 1 <= whole % 100 <= 12:
            return DateReading(f"{digits[:4]}-{digits[4:]}")
        if 1990 <= whole <= 2100:
            return DateReading(digits, f"“{digits}”只写了年份。")
    if 18_000 <= value <= 80_000:
        return DateReading((EPOCHS[epoch1904] + dt.timedelta(days=whole)).isoformat())
    text = f"{value:.6g}"
    if 1990 <= value < 2101 and "." in text:
        reading = _text(text, year, False)
        # 2022.1 may be what Excel left of 2022.10.
        if text.endswith(".1"):
            reading.doubt = reading.doubt or f"“{text}”可能是1月，也可能是10月，请核对。"
        return reading
    if SHORT.match(text) and 1 <= value < 13:
        reading = _text(text, year, False)
        if re.search(r"\.[123]$", text) and reading.iso:
            reading.doubt = f"“{text}”可能是{text[-1]}日，也可能是{text[-1]}0日，请核对。"
        return reading
    return DateReading(None, f"“{text}”不是日期。")


def _text(text, year, deadline) -> DateReading:
    text = NUMERALS.sub(lambda match: str(chinese_number(match[1])), text)
    years = year_in(text)
    found = _days(text, year)
    if found:
        iso, doubt = found[0]
        if iso and not doubt and len(found) > 1 or (iso and RANGE.search(text)):
            doubt = f"“{text}”是一段时间，取了开始的日期。"
        return DateReading(iso, doubt)
    if match := YEAR_MONTH.search(text):
        return _month(int(match[1]), int(match[2]), text, deadline)
    if match := MONTH.search(text):
        if year is None and years is None:
            return DateReading(None, f"“{text}”没有写年份。")
        return _month(years or year, int(match[1]), text, deadline)
    if match := re.search(r"第?([1-4一二三四])季度", text):
        return DateReading(None, f"“{text}”只写了季度。")
    if deadline and "年底" in text and (years or year or YEAR.search(text)):
        found_year = years or (int(YEAR.search(text)[1]) if YEAR.search(text) else year)
        return DateReading(f"{found_year}-12-31")
    if match := re.fullmatch(r"(19\d\d|20\d\d)\s*年?度?", text):
        return DateReading(match[1], f"“{text}”只写了年份。")
    return DateReading(None, f"“{text}”不是日期。")


def _days(text, year):
    """Every full date in the text as (iso, doubt), in order."""
    matches = []
    for match in FULL.finditer(text):
        matches.append((match.start(), int(match[1]), int(match[2]), int(match[3])))
    if not matches:
        for match in AMERICAN.finditer(text):
            matches.append((match.start(), int(match[3]), int(match[1]), int(match[2])))
    if not matches:
        for match in COMPACT.finditer(text):
            matches.append((match.start(), int(match[1] + match[2]), int(match[3]), int(match[4])))
    if not matches:
        own = year_in(text) or year
        for match in MONTH_DAY.finditer(text):
            matches.append((match.start(), own, int(match[1]), int(match[2])))
        if not matches and (match := SHORT.match(text)):
            matches.append((0, own, int(match[1]), int(match[2])))
    return [_day(*match[1:], text) for match in matches]


def _day(year, month, day, text):
    if year is None:
        # Without its year only some dates are known to be impossible; those are.
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2024, month)[1]:
            return None, f"“{text}”不是存在的日期。"
        return None, f"“{text}”没有写年份。"
    if year < 100:
        year += 2000
    try:
        return dt.date(year, month, day).isoformat(), ""
    except ValueError:
        return None, f"“{text}”不是存在的日期。"


def _month(year, month, text, deadline) -> DateReading:
    if year < 100:
        year += 2000
    if not 1 <= month <= 12:
        return DateReading(None, f"“{text}”不是存在的日期。")
    if deadline and (MONTH_END.search(text) or "前" in text):
        return DateReading(f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}")
    doubt = f"“{text}”是一段时间，取了开始的月份。" if RANGE.search(text) and len(MONTH.findall(text)) > 1 else ""
    return DateReading(f"{year:04d}-{month:02d}", doubt)
