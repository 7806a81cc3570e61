"""What carries ads: a carrier stands at a place and has faces; each face has its own size, light and condition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from site_cms.imports.models import Importable
from site_cms.places.choices import Datum
from site_cms.places.models import Place, ResponsibleUnit

from ..choices import Condition, Medium, StructureForm
from .design import new_code


class Carrier(Importable):
    """载体. The code is opaque: it is printed on the plate and never says what it stands for."""

    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="carriers")
    position = models.CharField(_("where at the place"), max_length=200, blank=True)
    medium = models.CharField(_("medium"), max_length=20, choices=Medium)
    medium_name = models.CharField(_("medium as the ledger calls it"), max_length=40, blank=True)
    structure_form = models.CharField(_("structure"), max_length=12, choices=StructureForm, blank=True)
    support = models.CharField(_("support"), max_length=40, blank=True)
    is_large = models.BooleanField(_("large"), default=False)
    height_m = models.DecimalField(_("height above ground (m)"), max_digits=6, decimal_places=2, null=True, blank=True)
    owner_unit = models.ForeignKey(
        ResponsibleUnit, verbose_name=_("responsible unit"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="carriers",
    )  # fmt: skip
    maintainer_unit = models.ForeignKey(
        ResponsibleUnit, verbose_name=_("maintained by"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="maintained_carriers",
    )  # fmt: skip
    is_commercial_site = models.BooleanField(_("commercial site"), default=False)
    permit_no = models.CharField(_("permit number"), max_length=60, blank=True)
    permit_until = models.DateField(_("permit until"), null=True, blank=True)
    installed_on = models.DateField(_("installed on"), null=True, blank=True)
    lon = models.DecimalField(_("longitude (WGS84)"), max_digits=10, decimal_places=7, null=True, blank=True)
    lat = models.DecimalField(_("latitude (WGS84)"), max_digits=10, decimal_places=7, null=True, blank=True)
    source_datum = models.CharField(_("datum of the source"), max_length=10, choices=Datum, blank=True)
    source_coordinates = models.CharField(_("coordinates as given"), max_length=100, blank=True)
    removed_on = models.DateField(_("removed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("carrier")
        verbose_name_plural = _("carriers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.place} · {self.medium_name or self.get_medium_display()} · {self.code}"


class ExternalCode(models.Model):
    """A number by which somebody else knows a carrier: the ledger's, the digital city's. Unique within its scheme."""

    carrier = models.ForeignKey(
        Carrier, verbose_name=_("carrier"), on_delete=models.CASCADE, related_name="external_codes"
    )
    scheme = models.CharField(_("scheme"), max_length=40)
    code = models.CharField(_("code"), max_length=60)

    class Meta:
        verbose_name = _("external code")
        verbose_name_plural = _("external codes")
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="external_code_once_a_scheme")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


class Face(Importable):
    """画面. The unit of truth: one side may be bright while the other has faded."""

    carrier = models.ForeignKey(Carrier, verbose_name=_("carrier"), on_delete=models.PROTECT, related_name="faces")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    side = models.CharField(_("side"), max_length=20, blank=True)
    direction_deg = models.PositiveSmallIntegerField(_("direction (degrees)"), null=True, blank=True)
    width_m = models.DecimalField(_("width (m)"), max_digits=8, decimal_places=3, null=True, blank=True)
    height_m = models.DecimalField(_("height (m)"), max_digits=8, decimal_places=3, null=True, blank=True)
    area_m2 = models.DecimalField(_("area (m²)"), max_digits=12, decimal_places=3, null=True, blank=True)
    material = models.CharField(_("material"), max_length=40, blank=True)
    luminous = models.BooleanField(_("lit from inside"), default=False)
    lit = models.BooleanField(_("lit from outside"), default=False)
    animated = models.BooleanField(_("moving"), default=False)
    slots = models.PositiveSmallIntegerField(_("pictures in turn"), default=1)
    condition = models.CharField(_("condition"), max_length=12, choices=Condition, default=Condition.GOOD)
    last_changed_on = models.DateField(_("content changed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("face")
        verbose_name_plural = _("faces")
        ordering = ["carrier", "number"]
        constraints = [models.UniqueConstraint(fields=["carrier", "number"], name="face_number_once_a_carrier")]

    def __str__(self) -> str:
        return f"{self.carrier} #{self.number}"
