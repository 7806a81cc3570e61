"""What a reporter is shown before sending: which known place it may be, which community, and what is under way nearby already."""

import math
from collections.abc import Sequence

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Length

from site_cms.intake.services import count_against_quota
from site_cms.places.models import District, Place

from ..choices import Precision
from ..models import Case, Category

NEAR_M = 300
MOST_PLACES, MOST_CASES, MOST_COMMUNITIES = 6, 3, 60
MOST_COMPARED = 20_000  # places whose distance is reckoned; a city that has more asks by district
ME_TOO_A_DAY = 3  # from one network for one case; a household, not a street
Position = tuple[float, float]


def places_for(words: str, district: District | None, position: Position | None = None) -> list[Place]:
    """Known places that may be meant: the nearest to where the picture was taken, then those whose name stands in the words."""
    near = _nearest(district, position) if position else []
    named = (
        Place.objects.filter(is_active=True)
        .annotate(words=Value(words[:120], CharField()), length=Length("name"))
        .filter(Q(words__contains=F("name")) | Q(name__contains=words.strip()[:40]), length__gte=2)
        .select_related("district")
        .order_by("-length", "pk")
    )
    if district is not None:
        named = named.filter(Q(district=None) | Q(district__code__startswith=district.code[:6]))
    found = {place.pk: place for place in [*near, *(named[:MOST_PLACES] if len(words.strip()) > 1 else ())]}
    return list(found.values())[:MOST_PLACES]


def _nearest(district: District | None, position: Position) -> list[Place]:
    rows = Place.objects.filter(is_active=True).exclude(geometry=None)
    if district is not None:
        rows = rows.filter(Q(district=None) | Q(district__code__startswith=district.code[:6]))
    ranked = sorted(
        (distance, pk)
        for pk, geometry in rows.values_list("pk", "geometry")[:MOST_COMPARED]
        if (distance := _distance(position, geometry)) <= NEAR_M
    )[:3]
    places = Place.objects.select_related("district").in_bulk([pk for _distance_m, pk in ranked])
    return [places[pk] for _distance_m, pk in ranked]


def _distance(position: Position, geometry: dict) -> float:
    """Metres to the nearest corner of a GeoJSON geometry; enough for a suggestion."""
    lon, lat = position
    shrink = math.cos(math.radians(lat))
    metres = [
        math.hypot((point[0] - lon) * shrink, point[1] - lat) * 111_320
        for point in _points(geometry.get("coordinates"))
    ]
    return min(metres, default=math.inf)


def _points(coordinates) -> list[Sequence[float]]:
    if not isinstance(coordinates, list) or not coordinates:
        return []
    if isinstance(coordinates[0], int | float):
        return [coordinates] if len(coordinates) > 1 else []
    return [point for part in coordinates for point in _points(part)]


def communities_of(district: District | None) -> list[District]:
    """What a chosen district can be narrowed down to: its communities, or the sub-districts of a district."""
    if district is None or len(district.code) >= 12:
        return []
    length = 12 if len(district.code) == 9 else 9
    return list(
        District.objects.annotate(length=Length("code"))
        .filter(code__startswith=district.code, length=length)
        .order_by("code")[:MOST_COMMUNITIES]
    )


def cases_nearby(category: Category, district: District | None, place: Place | None = None) -> list[Case]:
    """Open cases of the category that the public can see, at the place or else in the same part of the city, newest first."""
    cases = Case.objects.shown().open().filter(category=category)
    if place is not None and cases.filter(place=place).exists():
        cases = cases.filter(place=place)
    elif district is not None:
        part = district.code if category.precision == Precision.EXACT else district.code[:9]
        cases = cases.filter(district__code__startswith=part)
    return list(
        cases.select_related("unit", "category", "district", "place").with_pictures().order_by("-pk")[:MOST_CASES]
    )


def say_me_too(case: Case, *, address: str, now) -> None:
    """Count one more who met the same. Beyond the day's few from one network it is not counted, and nobody is told."""
    if not count_against_quota(address, now=now, purpose=f"me-too:{case.pk}:", most=ME_TOO_A_DAY):
        Case.objects.shown().open().filter(pk=case.pk).update(me_too_count=F("me_too_count") + 1)
