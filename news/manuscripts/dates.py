"""Dates that no calendar has: 9月31日, 2月29日 of a common year, 25时; and weekdays that don't fit their date."""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date

from .patterns import Pattern
from .vocabulary import DIGITS, WEEKDAY

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_DAY = Pattern(
    rf"(?:(?P<year>[{DIGITS}]{{4}})\s*年\s*)?(?<![{DIGITS}个])(?P<month>[{DIGITS}]{{1,2}})\s*月\s*(?P<day>[{DIGITS}]{{1,2}})\s*[日号](?:\s*[（(]?(?P<week>{WEEKDAY}))?"
)
_RANGE_END = Pattern(
    rf"(?P<month>[{DIGITS}]{{1,2}})\s*月\s*[{DIGITS}]{{1,2}}\s*日?\s*(?:至|到|—|-|－|～|~)+\s*(?P<day>[{DIGITS}]{{1,2}})\s*日"
)
_DASHED = Pattern(
    rf"(?<![{DIGITS}.\-/])(?P<year>(?:19|20)[0-9]{{2}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}})(?![{DIGITS}.\-/])"
)
_CLOCK = Pattern(rf"(?<![{DIGITS}])(?P<hour>[{DIGITS}]{{1,2}})\s*(?:时|点)\s*(?P<minute>[{DIGITS}]{{1,2}})\s*分")
_HAN_DATE = Pattern(
    r"(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>三十[一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
)
_HAN = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


def impossible_dates(text: str) -> Iterator[tuple[str, str]]:
    """Yields each date in ``text`` that can't be, with the reason in Chinese. Full-width digits count as digits."""
    for pattern in (_MONTH_DAY, _RANGE_END, _DASHED):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"]) if parts.get("year") else None
            reason = _wrong(year, int(parts["month"]), int(parts["day"]), parts.get("week"))
            if reason:
                yield match.group().strip(), reason
    for match in _HAN_DATE.finditer(text):
        if reason := _wrong(None, _number(match["month"]), _number(match["day"]), None):
            yield match.group(), reason
    for match in _CLOCK.finditer(text):
        if int(match["hour"]) > 24 or int(match["minute"]) > 59:
            yield match.group(), "钟点不存在，请核对原稿"


def parse_date(text: str) -> date | None:
    """The day a date line names, or None: 2022年3月5日, 2022-03-05, 2022.3.5, 二〇二二年三月五日."""
    match = re.search(r"([0-9０-９]{4})\s*[年./\-－．]\s*([0-9０-９]{1,2})\s*[月./\-－．]\s*([0-9０-９]{1,2})", text)
    if match:
        numbers = [int(part) for part in match.groups()]
    else:
        han = re.search(
            r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日", text
        )
        if not han:
            return None
        year = int(
            "".join(str("〇一二三四五六七八九".index(sign.replace("○", "〇").replace("零", "〇"))) for sign in han[1])
        )
        numbers = [year, _number(han[2]), _number(han[3])]
    try:
        return date(*numbers)
    except ValueError:
        return None


def _number(han: str) -> int:
    tens, ten, ones = han.partition("十")
    if not ten:
        return _HAN.get(han, 0)
    return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)


def _wrong(year: int | None, month: int, day: int, week: str | None) -> str:
    if not 1 <= month <= 12:
        return "没有这个月份，请核对原稿"
    if not 1 <= day <= _DAYS[month - 1] or (year and (month, day) == (2, 29) and not isleap(year)):
        return "日历上没有这一天，请核对原稿"
    if (
        year
        and 1900 <= year <= 2100
        and week
        and "一二三四五六日".find(week[-1].replace("天", "日")) != date(year, month, day).weekday()
    ):
        return "日期与星期对不上，请核对原稿"
    return ""
