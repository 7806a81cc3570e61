"""Designs, places and placements for tests."""

import datetime as dt
import io
from collections.abc import Sequence
from copy import copy

import factory
from django.core.files.base import ContentFile
from django.db.models.base import ModelState
from PIL import Image

from ads_library.choices import DesignState, Medium, PlacementState, SourceKind, WorkKind
from ads_library.models import (
    AdLibraryPage,
    Carrier,
    Design,
    DesignFile,
    DesignVersion,
    Face,
    Placement,
    Theme,
    WorkLine,
    WorkOrder,
)
from ads_library.models.design import new_code
from ads_library.services.designs import create_design
from site_cms.media.models import SiteImage
from site_cms.places.models import Place, ResponsibleUnit


class UnitFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("第{}管理局".format)

    class Meta:
        model = ResponsibleUnit


class PlaceFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("春风路{}号街".format)
    place_type = "trunk_road"

    class Meta:
        model = Place


class CarrierFactory(factory.django.DjangoModelFactory):
    place = factory.SubFactory(PlaceFactory)
    medium = Medium.BOARD

    class Meta:
        model = Carrier


class FaceFactory(factory.django.DjangoModelFactory):
    carrier = factory.SubFactory(CarrierFactory)

    class Meta:
        model = Face


class PlacementFactory(factory.django.DjangoModelFactory):
    place = factory.SubFactory(PlaceFactory)
    medium = Medium.BOARD
    quantity = 1
    measure = "块"
    state = PlacementState.LIVE
    live_from = dt.date(2026, 1, 1)

    class Meta:
        model = Placement


def picture(colour="#981a1a", size=(300, 400)) -> SiteImage:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return SiteImage.objects.create(title="海报", file=ContentFile(out.getvalue(), name="poster.png"))


def approved_design(title="一米等候", *, now=None, image=None, themes=(), **fields) -> Design:
    """A design that stands approved, without the three reviews (which have their own tests)."""
    now = now or dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    design = create_design(
        title=title,
        source_kind=fields.pop("source_kind", SourceKind.OWN),
        now=now,
        image=image,
        themes=themes,
        **fields,
    )
    design.versions.update(is_approved=True)
    design.state, design.approved_at = DesignState.APPROVED, now
    design.save(update_fields=["state", "approved_at"])
    design.refresh_from_db()
    return design


def work_order(unit) -> WorkOrder:
    """An order of one line, to take down."""
    moment = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    order = WorkOrder.objects.create(kind=WorkKind.TAKE_DOWN, unit=unit, issued_at=moment, due_on=moment.date())
    WorkLine.objects.create(order=order, placement=PlacementFactory(state=PlacementState.TO_REMOVE))
    return order


def library_page(home) -> AdLibraryPage:
    return home.add_child(instance=AdLibraryPage(title="公益广告库", slug="ggk"))


def many_designs(count: int, *, themes: Sequence[Theme]) -> Design:
    """`count` approved designs, all with the same picture, each under the next of `themes`, in a few statements; and the one
    real design that the others are copied from."""
    real = approved_design(f"真实的海报{Design.objects.count()}", image=picture(), themes=themes[:1])
    version = real.versions.get()
    file = version.files.get()
    first = Design.objects.count()
    designs = [_copy(real, code=new_code(), title=f"海报之{first + number:05d}") for number in range(count - 1)]
    Design.objects.bulk_create(designs, batch_size=1000)
    versions = DesignVersion.objects.bulk_create([_copy(version, design=d) for d in designs], batch_size=1000)
    DesignFile.objects.bulk_create([_copy(file, version=v) for v in versions], batch_size=1000)
    through = Design.themes.through
    through.objects.bulk_create(
        [
            through(design_id=design.pk, theme_id=themes[number % len(themes)].pk)
            for number, design in enumerate(designs)
        ],
        batch_size=1000,
    )
    return real


def many_placements(count: int, *, version: DesignVersion) -> None:
    """`count` boards that show this version, one to a place."""
    first = Place.objects.count()
    places = [PlaceFactory.build(name=f"大量街道之{first + number:05d}") for number in range(count)]
    Place.objects.bulk_create(places, batch_size=1000)
    Placement.objects.bulk_create(
        [PlacementFactory.build(place=place, design_version=version) for place in places], batch_size=1000
    )


def _copy(row, **changes):
    other = copy(row)
    other._state = ModelState()
    other._prefetched_objects_cache = {}
    other.pk = None
    for name, value in changes.items():
        setattr(other, name, value)
    return other
