"""WGS84 (GPS), GCJ-02 (Amap, Tencent) and BD-09 (Baidu), each into each.

China's map services shift coordinates by a formula; stored without its system a point is half a kilometre off. CGCS2000
(Tianditu) differs from WGS84 by centimetres and is treated as equal. The way out of GCJ-02 has no formula, so it is
found by iteration until the way in gives the same point again (better than a millimetre). Pure functions of floats.
"""

import math

WGS84, CGCS2000, GCJ02, BD09 = "wgs84", "cgcs2000", "gcj02", "bd09"

# The Krasovsky ellipsoid that the shift is reckoned on.
SEMI_MAJOR = 6378245.0
ECCENTRICITY = 0.00669342162296594323
BAIDU = math.pi * 3000.0 / 180.0
# Outside this box the shift is not applied.
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271
ROUNDS = 30
CLOSE = 1e-10  # degrees, about 0.01 mm


def convert(lon: float, lat: float, source: str, target: str = WGS84) -> tuple[float, float]:
    """Return (lon, lat) of a point in another system. Raises ``ValueError`` for an unknown one or a place not on Earth."""
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"not on Earth: {lon}, {lat}")
    source, target = _plain(source), _plain(target)
    if source == target:
        return lon, lat
    if source == BD09:
        lon, lat = bd09_to_gcj02(lon, lat)
        source = GCJ02
        if target == GCJ02:
            return lon, lat
    if source == GCJ02 and target == WGS84:
        return gcj02_to_wgs84(lon, lat)
    if source == WGS84:
        lon, lat = wgs84_to_gcj02(lon, lat)
    return gcj02_to_bd09(lon, lat) if target == BD09 else (lon, lat)


def wgs84_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        return lon, lat
    east, north = _shift(lon - 105.0, lat - 35.0)
    angle = math.radians(lat)
    magic = 1 - ECCENTRICITY * math.sin(angle) ** 2
    root = math.sqrt(magic)
    north = north * 180.0 / (SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * root) * math.pi)
    east = east * 180.0 / (SEMI_MAJOR / root * math.cos(angle) * math.pi)
    return lon + east, lat + north


def gcj02_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    return _invert(wgs84_to_gcj02, lon, lat)


def gcj02_to_bd09(lon: float, lat: float) -> tuple[float, float]:
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * BAIDU)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * BAIDU)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def bd09_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    return _invert(gcj02_to_bd09, lon, lat)


def metres_between(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Great-circle distance of two (lon, lat) in metres."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*first, *second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371008.8 * math.asin(math.sqrt(half))


def _plain(datum: str) -> str:
    name = datum.lower().replace("-", "").replace("_", "")
    name = WGS84 if name in {CGCS2000, "gps"} else name
    if name not in {WGS84, GCJ02, BD09}:
        raise ValueError(f"unknown datum: {datum}")
    return name


def _invert(forward, lon, lat):
    """The point that ``forward`` moves to (lon, lat), by taking its error off again and again."""
    guess_lon, guess_lat = lon, lat
    for _ in range(ROUNDS):
        to_lon, to_lat = forward(guess_lon, guess_lat)
        off_lon, off_lat = to_lon - lon, to_lat - lat
        guess_lon, guess_lat = guess_lon - off_lon, guess_lat - off_lat
        if abs(off_lon) < CLOSE and abs(off_lat) < CLOSE:
            break
    return guess_lon, guess_lat


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres east and north that the official formula moves a point; x and y are degrees from (105, 35)."""
    waves = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + waves
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + waves
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    return east, north
