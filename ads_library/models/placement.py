"""The join: what is shown, where, from when to when. A line of a ledger not yet split into carriers is a lump."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from site_cms.imports.models import Importable
from site_cms.imports.querysets import AppliedManager, AppliedQuerySet
from site_cms.places.models import Place, ResponsibleUnit

from ..choices import SHOWN, Medium, PlacementState
from .carrier import Face
from .design import DesignVersion


class PlacementQuerySet(AppliedQuerySet):
    def shown_on(self, day):
        """Placements that residents saw on a day: interval columns answer for any date, past ones too."""
        return self.filter(live_from__lte=day).filter(Q(live_until=None) | Q(live_until__gt=day))

    def counted(self):
        """What enters figures: no commercial "responsibility" ads, no forms that the rules do not count."""
        return self.filter(is_counted=True)


class Placement(Importable):
    """设置. Either on a face (quantity 1) or a lump at a place ("12 块", "近千份") that can be split later.

    place, medium and unit repeat the carrier's, because every figure and every list asks for them; services keep them
    equal. ``live_from`` and ``live_until`` bound the time it was on show and outlive its state.
    """

    face = models.ForeignKey(
        Face, verbose_name=_("face"), null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="placements")
    position = models.CharField(_("where at the place"), max_length=200, blank=True)
    medium = models.CharField(_("medium"), max_length=20, choices=Medium)
    medium_name = models.CharField(_("medium as the ledger calls it"), max_length=40, blank=True)
    is_large = models.BooleanField(_("large"), default=False)
    unit = models.ForeignKey(
        ResponsibleUnit, verbose_name=_("responsible unit"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="placements",
    )  # fmt: skip
    design_version = models.ForeignKey(
        DesignVersion, verbose_name=_("design version"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="placements",
    )  # fmt: skip
    content = models.CharField(_("content as the ledger gives it"), max_length=300, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=3, null=True, blank=True)
    is_approximate = models.BooleanField(_("approximate"), default=False)
    measure = models.CharField(_("unit of measure"), max_length=20, blank=True)
    width_m = models.DecimalField(_("width (m)"), max_digits=8, decimal_places=3, null=True, blank=True)
    height_m = models.DecimalField(_("height (m)"), max_digits=8, decimal_places=3, null=True, blank=True)
    area_m2 = models.DecimalField(_("area of all (m²)"), max_digits=12, decimal_places=3, null=True, blank=True)
    starts = models.CharField(_("set up on"), max_length=10, blank=True, help_text=_("YYYY-MM-DD, or a month alone"))
    live_from = models.DateField(_("on show from"), null=True, blank=True, editable=False)
    live_until = models.DateField(_("on show until"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=PlacementState, default=PlacementState.PLANNED, editable=False
    )
    is_counted = models.BooleanField(_("counted"), default=True)
    uncounted_reason = models.CharField(_("why it is not counted"), max_length=100, blank=True)
    external_code = models.CharField(_("code in the ledger"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    ledger_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    import_sheet = models.CharField(_("sheet"), max_length=60, blank=True, editable=False)
    import_row = models.PositiveIntegerField(_("row"), null=True, editable=False)

    objects = AppliedManager.from_queryset(PlacementQuerySet)()
    everything = models.Manager.from_queryset(PlacementQuerySet)()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["medium", "unit", "live_from"], name="placement_figures"),
            models.Index(fields=["state", "id"], name="placement_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_from=None) | Q(live_until__gte=F("live_from")),
                name="placement_interval",
            ),
        ]
        permissions = [
            ("import_placement", "Can import placements"),
            ("post_placement", "Can post and take down"),
            ("accept_placement", "Can accept a posting"),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.medium_name or self.get_medium_display()}"

    @property
    def is_shown(self) -> bool:
        return self.state in SHOWN


class PlacementEvent(models.Model):
    """A move of a placement through its states. Append-only."""

    placement = models.ForeignKey(
        Placement, verbose_name=_("placement"), on_delete=models.PROTECT, related_name="events"
    )
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    from_state = models.CharField(pgettext_lazy("state", "from"), max_length=12, choices=PlacementState)
    to_state = models.CharField(pgettext_lazy("state", "to"), max_length=12, choices=PlacementState)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("placement event")
        verbose_name_plural = _("placement events")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.placement_id}: {self.from_state} → {self.to_state}"
