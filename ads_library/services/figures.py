"""Figures that explain themselves: each is a query as of a day, with its rows behind it.

Pieces, square metres and vehicles are never added up. A road counted in two segments is one road; a two-sided board is one
piece; a board counts once however many designs it has shown; a lump counts as many as its ledger line says.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q, Sum

from site_cms.imports.values.numbers import AREA
from site_cms.places.choices import PlaceType
from site_cms.places.models import ResponsibleUnit

from ..choices import AREA_MEDIA, COUNT_WORDS, VEHICLE_MEDIA, Measure, Medium
from ..ledger.naming import GROUPS, group_of
from ..models import Placement

ANYWHERE = ""


@dataclass(frozen=True)
class Definition:
    """A figure by its address: what is counted, of which media, at which places."""

    slug: str
    label: str
    counts: str  # places, pieces or area
    media: tuple[str, ...] = ()
    group: str = ANYWHERE
    word: str = ""
    large: bool = False


DEFINITIONS = {
    definition.slug: definition
    for definition in (
        Definition("roads", "设有公益广告的道路", "places", group="road", word="条路"),
        Definition("squares", "设有公益广告的广场", "places", group="square", word="个广场"),
        Definition("parks", "设有公益广告的公园", "places", group="park", word="个公园"),
        Definition("boards", "宣传牌（板）", "pieces", (Medium.BOARD,), word="块"),
        Definition("landscape-pieces", "景观小品", "pieces", (Medium.LANDSCAPE_PIECE,), word="个"),
        Definition("plant-displays", "大型公益绿植景观", "pieces", (Medium.PLANT_DISPLAY,), word="处", large=True),
        Definition("hoardings", "建筑围挡公益广告", "area", (Medium.HOARDING,), word="平方米"),
        Definition("theme-carriages", "主题车厢", "pieces", (Medium.BUS_INTERIOR,), word="辆"),
        Definition("bus-shelters", "公交站亭", "pieces", (Medium.BUS_SHELTER,), word="座"),
        Definition("taxi-lights", "出租车顶灯", "pieces", (Medium.TAXI_ROOF_LIGHT,), word="辆"),
        Definition("posters", "海报和标识", "pieces", (Medium.POSTER,), word="张"),
        Definition("banners", "标语横幅", "pieces", (Medium.BANNER,), word="条"),
        Definition("light-boxes", "灯箱", "pieces", (Medium.LIGHTBOX,), word="个"),
        Definition("flags", "道旗", "pieces", (Medium.FLAG,), word="面"),
        Definition("led-screens", "LED 屏", "pieces", (Medium.LED_SCREEN,), word="块"),
        Definition("showcases", "宣传栏", "pieces", (Medium.SHOWCASE,), word="个"),
    )
}


@dataclass
class Figure:
    """A number with what it says of itself. ``exact`` is the sum of the rows, ``phrase`` what a newspaper prints."""

    definition: Definition
    exact: Decimal | int
    approximate: bool
    phrase: str
    as_of: dt.date
    rows: int
    unit: ResponsibleUnit | None = None


@dataclass
class Line:
    """One cell of unit × medium × place type."""

    unit: str
    medium: str
    place_type: str
    measure: str
    count: Decimal | None = None
    area_m2: Decimal | None = None
    places: int = 0
    rows: int = 0
    approximate: bool = False


@dataclass
class Statistics:
    as_of: dt.date
    unit: str
    places: dict[str, int]
    figures: list[Figure]
    lines: list[Line] = field(default_factory=list)


def rows_behind(definition: Definition, as_of: dt.date, unit: ResponsibleUnit | None = None):
    """The placements that a figure counts, on the day it speaks of."""
    rows = Placement.objects.shown_on(as_of).counted()
    if unit:
        rows = rows.filter(unit=unit)
    if definition.media:
        rows = rows.filter(medium__in=definition.media)
    if definition.large:
        rows = rows.filter(is_large=True)
    if definition.group:
        rows = rows.filter(place__place_type__in=GROUPS[definition.group])
    if definition.counts == "places":
        # Vehicles pass along a road; they do not make it one with ads.
        rows = rows.exclude(medium__in=VEHICLE_MEDIA)
    return rows


def figure(slug: str, as_of: dt.date, unit: ResponsibleUnit | None = None) -> Figure:
    """Reckon one figure. Raises ``KeyError`` for a slug that is none."""
    definition = DEFINITIONS[slug]
    rows = rows_behind(definition, as_of, unit)
    if definition.counts == "places":
        facts = rows.aggregate(exact=Count("place", distinct=True), rows=Count("pk"))
        exact, approximate = facts["exact"], False
    elif definition.counts == "area":
        facts = rows.aggregate(
            exact=Sum("area_m2"),
            rows=Count("pk"),
            vague=Count("pk", filter=Q(is_approximate=True, area_m2__isnull=False)),
        )
        exact, approximate = facts["exact"] or Decimal(0), bool(facts["vague"])
    else:
        counted = rows.exclude(measure__in=AREA)
        facts = counted.aggregate(
            carriers=Count("face__carrier", distinct=True),
            lumps=Sum("quantity", filter=Q(face=None)),
            rows=Count("pk"),
            vague=Count("pk", filter=Q(is_approximate=True)),
        )
        exact, approximate = facts["carriers"] + (facts["lumps"] or 0), bool(facts["vague"])
    exact = int(exact) if exact == int(exact) else Decimal(exact).normalize()
    return Figure(
        definition, exact, approximate, phrase(exact, definition.word, approximate), as_of, facts["rows"], unit
    )


def statistics(as_of: dt.date, unit: ResponsibleUnit | None = None) -> Statistics:
    """All figures of a day, of the city or of one unit, with the table unit × medium × place type."""
    figures = [figure(slug, as_of, unit) for slug in DEFINITIONS]
    by_slug = {item.definition.slug: item for item in figures}
    places = {
        name: int(by_slug[slug].exact) for name, slug in (("road", "roads"), ("square", "squares"), ("park", "parks"))
    }
    return Statistics(as_of, str(unit) if unit else "", places, figures, lines(as_of, unit))


def lines(as_of: dt.date, unit: ResponsibleUnit | None = None) -> list[Line]:
    """The table behind all figures, in four queries whatever the number of rows."""
    rows = Placement.objects.shown_on(as_of).counted()
    if unit:
        rows = rows.filter(unit=unit)
    key = ("unit", "medium", "place__place_type")
    found: dict[tuple, Line] = {}
    names = dict(ResponsibleUnit.objects.values_list("pk", "name"))
    totals = rows.values(*key).annotate(
        rows=Count("pk"),
        area=Sum("area_m2"),
        places=Count("place", distinct=True),
        vague=Count("pk", filter=Q(is_approximate=True)),
    )
    for row in totals:
        medium = row["medium"]
        found[tuple(row[name] for name in key)] = Line(
            unit=names.get(row["unit"], ""), medium=medium, place_type=row["place__place_type"],
            measure=measure_of(medium), area_m2=row["area"], places=row["places"], rows=row["rows"],
            approximate=bool(row["vague"]),
        )  # fmt: skip
    counted = rows.exclude(measure__in=AREA).values(*key).annotate(
        carriers=Count("face__carrier", distinct=True), lumps=Sum("quantity", filter=Q(face=None))
    )  # fmt: skip
    for row in counted:
        line = found[tuple(row[name] for name in key)]
        count = Decimal(row["carriers"]) + (row["lumps"] or 0)
        line.count = count if count else None
    return sorted(found.values(), key=lambda line: (line.unit, line.medium, line.place_type))


def measure_of(medium: str) -> str:
    if medium in AREA_MEDIA:
        return Measure.AREA
    return Measure.VEHICLES if medium in VEHICLE_MEDIA else Measure.PIECES


def by_group(table: list[Line]) -> dict[str, dict[str, Decimal]]:
    """Counts of a table by medium and group of places, for lists that need no units."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in table:
        if line.count:
            sums[line.medium][group_of(line.place_type)] += line.count
    return sums


def phrase(number, word: str = "", approximate: bool = False) -> str:
    """Report Chinese for an exact number: 236 → "230余块", 25318.5 → "2.5万余平方米", 15 → "15个".

    Below 100 (and for a round number) the number itself is printed, with 余 where a ledger was itself vague about it.
    """
    number = Decimal(str(number))
    if number < 100:
        text = f"{number.normalize():f}"
        return f"{text}{'余' if approximate and number == int(number) and number % 10 == 0 and number else ''}{word}"
    if number >= 10_000:
        kept = (number / 10_000).quantize(Decimal("0.1"), rounding="ROUND_DOWN")
        more = approximate or kept * 10_000 != number
        return f"{kept.normalize():f}万{'余' if more else ''}{word}"
    step = 10 if number < 1_000 else 100
    kept = number // step * step
    return f"{kept:f}{'余' if approximate or kept != number else ''}{word}"


def count_word(medium: str) -> str:
    return COUNT_WORDS.get(medium, "个")


def place_type_label(kind: str) -> str:
    return str(dict(PlaceType.choices).get(kind, kind))
