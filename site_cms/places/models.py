"""Where things are and who answers for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from site_cms.imports.models import Importable

from .choices import Datum, PlaceType, UnitKind, UnitLevel


class District(Importable):
    """An administrative division by its official code: 区县 (6 digits), 街道 (9), 社区 (12), as GB/T 2260 and the
    statistics bureau's division codes write them. The level follows from the length, the parent from the prefix."""

    code = models.CharField(_("division code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=60)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class ResponsibleUnit(Importable):
    """责任单位: a bureau, district government or company that puts things right and keeps ads."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    short_name = models.CharField(_("short name"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind, default=UnitKind.DEPARTMENT)
    level = models.CharField(_("level"), max_length=20, choices=UnitLevel, default=UnitLevel.CITY)
    contacts = models.TextField(
        _("contacts"),
        max_length=1000,
        blank=True,
        help_text=_("One a line: name, post, telephone. Never shown to residents."),
    )
    districts = models.ManyToManyField(District, verbose_name=_("districts"), blank=True, related_name="units")
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("responsible unit")
        verbose_name_plural = _("responsible units")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name or self.name


class Place(Importable):
    """A road, square, park, market ... Geometry is GeoJSON in WGS84; what the source gave is kept beside it.

    A coordinate without its datum is a data-loss bug: GCJ-02 is some 500 m off, BD-09 over a kilometre.
    """

    code = models.CharField(_("place code"), max_length=40, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=100)
    place_type = models.CharField(_("type"), max_length=30, choices=PlaceType)
    district = models.ForeignKey(
        District, verbose_name=_("district"), null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    responsible_unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("responsible unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
    )
    geometry = models.JSONField(_("geometry (GeoJSON, WGS84)"), null=True, blank=True)
    source_datum = models.CharField(_("datum of the source"), max_length=10, choices=Datum, blank=True)
    source_coordinates = models.CharField(_("coordinates as given"), max_length=100, blank=True)
    length_m = models.PositiveIntegerField(_("length (m)"), null=True, blank=True)
    area_m2 = models.DecimalField(_("area (m²)"), max_digits=12, decimal_places=2, null=True, blank=True)
    is_assessed = models.BooleanField(_("assessed point"), default=False)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["district", "place_type", "name"], name="place_once_a_district"),
        ]

    def __str__(self) -> str:
        return self.name
