"""Coordinates as ledgers hold them: one cell or two, decimal or degrees, and the system they were taken in."""

import re
from dataclasses import dataclass

from .text import half, is_nothing

# China's extent, to tell longitude from latitude: no value fits both.
LONGITUDES = (73.0, 136.0)
LATITUDES = (3.0, 54.0)
DATUMS = (
    ("BD-09", re.compile(r"百度|bd-?0?9|bd\s*09", re.IGNORECASE)),
    ("GCJ-02", re.compile(r"高德|腾讯|火星|国测局|gcj|amap", re.IGNORECASE)),
    ("WGS84", re.compile(r"gps|wgs|天地图|cgcs|大地2000|2000国家|北斗|手持", re.IGNORECASE)),
)
DEGREES = re.compile(
    r"(?P<d>\d{1,3})\s*[°度]\s*(?:(?P<m>\d{1,2}(?:\.\d+)?)\s*[′'’分]\s*(?:(?P<s>\d{1,2}(?:\.\d+)?)\s*[″\"”秒]?)?)?"
)
DECIMAL = re.compile(r"-?\d{1,3}\.\d+|-?\d{1,3}(?![\d°度])")


@dataclass(slots=True)
class Pair:
    """A position as written: degrees east and north, or None; ``swapped`` when the cell had them the other way round."""

    lon: float | None = None
    lat: float | None = None
    swapped: bool = False
    doubt: str = ""


def datum_in(text: str) -> str:
    """The coordinate system a head, a title or a cell names: WGS84, GCJ-02, BD-09, or ""."""
    text = half(text)
    return next((name for name, pattern in DATUMS if pattern.search(text)), "")


def is_longitude(number) -> bool:
    return number is not None and LONGITUDES[0] <= number <= LONGITUDES[1]


def is_latitude(number) -> bool:
    return number is not None and LATITUDES[0] <= number <= LATITUDES[1]


def read_degrees(value) -> tuple[float | None, str]:
    """One longitude or latitude; return it and a doubt."""
    if is_nothing(value):
        return None, ""
    numbers = _numbers(value)
    if len(numbers) == 1:
        return numbers[0], ""
    return None, f"“{half(value)}”不是经纬度。"


def read_pair(value) -> Pair:
    """A pair in one cell; 东经/北纬 or E/N decide the order, otherwise it stays as written for ``settle``."""
    if is_nothing(value):
        return Pair()
    text = half(value)
    numbers = _numbers(value)
    if len(numbers) != 2:
        return Pair(doubt=f"“{text}”不是一对经纬度。")
    first, second = numbers
    north_first = re.search(r"(北纬|纬度?|lat|N).*(东经|经度?|lon|lng|E)", text, re.IGNORECASE)
    if north_first:
        first, second = second, first
    return settle(first, second)


def settle(lon, lat) -> Pair:
    """Check a pair; the wrong way round it is turned and says so, outside China it is doubted."""
    if lon is None or lat is None:
        missing = "经度" if lon is None else "纬度"
        return Pair(lon, lat, doubt="" if lon is None and lat is None else f"缺{missing}。")
    if is_longitude(lon) and is_latitude(lat):
        return Pair(lon, lat)
    if is_longitude(lat) and is_latitude(lon):
        return Pair(lat, lon, swapped=True, doubt="经度和纬度写反了，已对调，请核对。")
    return Pair(None, None, doubt=f"坐标（{lon:g}，{lat:g}）不在国内，请核对。")


def _numbers(value) -> list[float]:
    if isinstance(value, bool):
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    text = half(value)
    if DEGREES.search(text):
        return [
            round(int(m["d"]) + float(m["m"] or 0) / 60 + float(m["s"] or 0) / 3600, 8) for m in DEGREES.finditer(text)
        ]
    # The datum's own figures (BD-09, WGS84, GCJ-02) are no coordinates.
    text = re.sub(r"(?i)(bd|gcj|wgs|cgcs)\s*-?_?\s*\d+", " ", text)
    return [float(number) for number in DECIMAL.findall(text)]
