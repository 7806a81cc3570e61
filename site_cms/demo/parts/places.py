"""Divisions, units and places of 明河市. Positions are drawn in metres from an origin and stored in WGS84."""

from math import cos, dist, radians

from site_cms.places.choices import Datum, PlaceType, UnitKind
from site_cms.places.models import District, Place, ResponsibleUnit

from ..registry import DemoContext
from ..services import is_remembered, make_once

METRES_A_DEGREE = 111_320


def load_units(context: DemoContext) -> None:
    """Units by short name in made["units"]."""
    context.made["units"] = {
        row["short_name"]: make_once(
            ResponsibleUnit,
            name=row["name"],
            defaults={"short_name": row["short_name"], "kind": UnitKind(row["kind"])},
        )
        for row in context.city["unit"]
    }


def load(context: DemoContext) -> None:
    """Divisions by name in made["districts"], places by name in made["places"]."""
    districts = _load_divisions(context)
    context.made["districts"] = districts
    units = context.made["units"]
    for unit in units.values():
        if is_remembered(unit) and not unit.districts.exists():
            own = [districts[unit.short_name]] if unit.kind == UnitKind.DISTRICT else _top(context, districts)
            unit.districts.set(own)
    places = context.made["places"] = {}
    for row in context.city["road"]:
        path = row["path"]
        places[row["name"]] = _place(
            context,
            row,
            PlaceType(row["type"]),
            {"type": "LineString", "coordinates": [_degrees(context, point) for point in path]},
            unit=units["市政养护" if row["type"] == "secondary_road" else "市城管局"],
            length_m=round(sum(dist(a, b) for a, b in zip(path, path[1:], strict=False))),
        )
    for kind, unit in (("square", "市城管局"), ("park", "市园林中心")):
        for row in context.city[kind]:
            width, height = row["size"]
            places[row["name"]] = _place(
                context, row, PlaceType(kind), _rectangle(context, row), unit=units[unit], area_m2=width * height
            )


def _top(context: DemoContext, districts: dict[str, District]) -> list[District]:
    return [districts[row["name"]] for row in context.city["district"]]


def _load_divisions(context: DemoContext) -> dict[str, District]:
    """Codes are counted up in the order of the outline: district 6 digits, sub-district 9, community 12."""
    made: dict[str, District] = {}
    for row in context.city["district"]:
        made[row["name"]] = make_once(District, code=row["code"], defaults={"name": row["name"]})
    counts: dict[str, int] = {}
    for row in context.city["subdistrict"]:
        district = made[row["district"]]
        counts[district.code] = counts.get(district.code, 0) + 1
        code = f"{district.code}{counts[district.code]:03d}"
        subdistrict = make_once(District, code=code, defaults={"name": row["name"], "parent": district})
        made[row["name"]] = subdistrict
        for number, name in enumerate(row["communities"], 1):
            made[name] = make_once(District, code=f"{code}{number:03d}", defaults={"name": name, "parent": subdistrict})
    return made


def _place(context: DemoContext, row: dict, place_type: PlaceType, geometry: dict, *, unit, **sizes) -> Place:
    return make_once(
        Place,
        district=context.made["districts"][row["district"]],
        place_type=place_type,
        name=row["name"],
        defaults={"responsible_unit": unit, "geometry": geometry, "source_datum": Datum.WGS84, **sizes},
    )


def _degrees(context: DemoContext, point: list[float]) -> list[float]:
    """Metres east and north of the origin as [longitude, latitude], six decimals (a tenth of a metre)."""
    origin = context.city["city"]["origin"]
    east, north = point
    lat = origin["lat"] + north / METRES_A_DEGREE
    lon = origin["lon"] + east / (METRES_A_DEGREE * cos(radians(origin["lat"])))
    return [round(lon, 6), round(lat, 6)]


def _rectangle(context: DemoContext, row: dict) -> dict:
    (x, y), (width, height) = row["at"], row["size"]
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = [_degrees(context, [x + sx * width / 2, y + sy * height / 2]) for sx, sy in corners]
    return {"type": "Polygon", "coordinates": [ring]}
