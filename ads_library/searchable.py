"""What the search finds of the library: approved designs, and places with what is on show there. A board's code leads to it.

Placements are found through their place: a ledger's five hundred flags along a road are one hit, and its page lists them.
"""

import re
import threading
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_cms.imports.models import ImportBatch
from site_cms.places.models import Place
from site_cms.search.changes import refresh
from site_cms.search.content import words_of
from site_cms.search.indexing import Searchable
from site_cms.search.registry import Kind, register, register_code

from .models import AdLibraryPage, Carrier, Design, ExternalCode, Placement
from .services.ledgers import CODE_SCHEME, KIND

# Eight characters as on our plates, or what a ledger may call a thing: a number is in it.
CODE = r"[2-9a-hj-np-z]{8}|(?=.*\d)\w[\w./-]{2,39}"


def public_designs() -> QuerySet:
    return Design.objects.public(timezone.localdate()).prefetch_related("themes")


def design_item(design: Design) -> Searchable | None:
    """None while there is no library page: a design has no address of its own."""
    library = AdLibraryPage.objects.live().public().first()
    if library is None:
        return None
    themes = [name for theme in design.themes.all() for name in (theme.name, *theme.aliases)]
    return Searchable(
        key=f"ads_library.design:{design.pk}",
        kind="design",
        url=library.get_url() + library.reverse_subpage("design", args=[design.code]),
        title=design.title,
        text=words_of(
            design.inscription,
            design.description,
            design.local_element,
            design.creator,
            "\n".join(dict.fromkeys(themes)),
        ),
        published=design.approved_at,
        expires=_midnight(design.valid_until + timedelta(days=1)) if design.valid_until else None,
    )


def public_places() -> QuerySet:
    """Places where something is on show today: without it a place has no page."""
    shown = Placement.objects.shown_on(timezone.localdate())
    said = shown.select_related("unit").only(
        "place_id", "content", "medium", "medium_name", "position", "live_from", "unit__name"
    )  # a place may have thousands of them
    return (
        Place.objects.filter(is_active=True, pk__in=shown.values("place"))
        .select_related("district")
        .prefetch_related(Prefetch("placements", said, to_attr="on_show"))
    )


def place_item(place: Place) -> Searchable:
    """Each word once, however many placements say it."""
    said: dict[str, None] = {}
    for placement in place.on_show:
        medium = placement.medium_name or str(placement.get_medium_display())
        unit = placement.unit.name if placement.unit else ""
        said.update(dict.fromkeys((placement.content, medium, placement.position, unit)))
    days = [placement.live_from for placement in place.on_show]
    return Searchable(
        key=f"places.place:{place.pk}",
        kind="place",
        url=reverse("place", args=[place.pk]),
        title=place.name,
        text=words_of(place.district.name if place.district else "", "\n".join(filter(None, said))),
        published=_midnight(max(days)),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def board_by_code(match: re.Match[str]) -> str | None:
    """By the code on its plate, or by the one its ledger gave it."""
    standing = Carrier.objects.filter(removed_on=None)
    code = standing.filter(code=match[0]).values_list("code", flat=True).first()
    if code is None:
        known = ExternalCode.objects.filter(scheme=CODE_SCHEME, code__in=[match[0], match[0].upper()])
        code = standing.filter(external_codes__in=known).values_list("code", flat=True).first()
    return reverse("board", args=[code]) if code else None


def place_by_code(match: re.Match[str]) -> str | None:
    found = public_places().filter(code__in=[match[0], match[0].upper()]).values_list("pk", flat=True).first()
    return reverse("place", args=[found]) if found else None


# --- Following what changes besides designs and places themselves ------------------------------------------------------


class _Later(threading.local):
    """Places whose placements changed: one look at each when all is done, since an import changes thousands at one place.

    A process killed between the commit and the look leaves an older text until the nightly comparison.
    """

    def __init__(self) -> None:
        self.places: set[int] = set()


_later = _Later()


def _placement_saved(sender: type[Placement], instance: Placement, raw: bool = False, **_: Any) -> None:
    if not raw:
        _placement_changed(instance)


def _placement_deleted(sender: type[Placement], instance: Placement, **_: Any) -> None:
    _placement_changed(instance)


def _placement_changed(placement: Placement) -> None:
    _later.places.add(placement.place_id)
    transaction.on_commit(_refresh_later)


def _refresh_later() -> None:
    places, _later.places = _later.places, set()
    refresh(Place, places)


def _imported(sender: type[ImportBatch], instance: ImportBatch, raw: bool = False, **_: Any) -> None:
    """What an import wrote in bulk is seen from the moment that its batch is."""
    if not raw and instance.kind == KIND and instance.state == ImportBatch.State.APPLIED:
        places = (
            Placement.everything.filter(import_batch=instance).order_by().values_list("place", flat=True).distinct()
        )
        # After the commit and a few at a time: with thousands of places the one writer would be held for a minute.
        transaction.on_commit(lambda: refresh(Place, places))


def _themed(sender: Any, instance: Any, action: str, **_: Any) -> None:
    if isinstance(instance, Design) and action.startswith("post_"):
        refresh(Design, [instance.pk])


def register_search() -> None:
    register(
        Kind(
            name="design",
            label=_("Designs of public-service ads"),
            model=Design,
            public=public_designs,
            item=design_item,
            order=50,
            fields=("title", "inscription", "description", "local_element", "creator", "themes"),
        )
    )
    register(
        Kind(
            name="place",
            label=_("Places with public-service ads"),
            model=Place,
            public=public_places,
            item=place_item,
            order=60,
            fields=("name", "district", "placements"),
        )
    )
    register_code(CODE, board_by_code)
    register_code(CODE, place_by_code)
    post_save.connect(_placement_saved, sender=Placement, dispatch_uid="search-placement")
    post_delete.connect(_placement_deleted, sender=Placement, dispatch_uid="search-placement-gone")
    post_save.connect(_imported, sender=ImportBatch, dispatch_uid="search-import")
    m2m_changed.connect(_themed, sender=Design.themes.through, dispatch_uid="search-design-themes")
