"""Designs, places and placements for tests."""

import datetime as dt
import io

import factory
from django.core.files.base import ContentFile
from PIL import Image

from ads_library.choices import DesignState, Medium, PlacementState, SourceKind
from ads_library.models import AdLibraryPage, Carrier, Design, Face, Placement
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
    Design.objects.filter(pk=design.pk).update(state=DesignState.APPROVED, approved_at=now)
    design.refresh_from_db()
    return design


def library_page(home) -> AdLibraryPage:
    return home.add_child(instance=AdLibraryPage(title="公益广告库", slug="ggk"))
