"""Web map tiles (Web Mercator, as every web map cuts them), in the SQL that both databases understand.

Elasticsearch counts by these tiles itself (`geotile_grid`); the same numbers make the same grid on every engine.
"""

MAX_ZOOM = 22
LAST_LATITUDE = 85.0511287  # the projection ends here; what lies beyond stands in the outermost tile


def columns(latitude: str, longitude: str, zoom: int) -> str:
    """Two columns, x and y, of the tile in which a place stands. Arguments are names of columns, never a reader's words."""
    count = 2 ** min(max(zoom, 0), MAX_ZOOM)
    bounded = f"CASE WHEN {latitude} > {LAST_LATITUDE} THEN {LAST_LATITUDE} WHEN {latitude} < -{LAST_LATITUDE} THEN -{LAST_LATITUDE} ELSE {latitude} END"
    north = f"LN(TAN(RADIANS({bounded})) + 1 / COS(RADIANS({bounded}))) / PI()"
    return f"{_whole(f'({longitude} + 180.0) / 360.0 * {count}', count)}, {_whole(f'(1 - {north}) / 2.0 * {count}', count)}"


def _whole(number: str, count: int) -> str:
    """The date line and the poles belong to the last tile, not to one after it."""
    return f"CASE WHEN {number} >= {count} THEN {count - 1} ELSE CAST(FLOOR({number}) AS INTEGER) END"
