"""Work for crews: an order for one unit, a line for each placement, and the pictures that prove what was done."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from site_cms.places.models import ResponsibleUnit

from ..choices import PhotoKind, WorkKind
from .design import Design
from .placement import Placement


def private_pictures():
    """Resolved at run time, so that a migration names no folder."""
    return storages["private"]


class WorkOrder(models.Model):
    """派单. One unit's share of one piece of work; without a unit it waits for the coordinator to name one."""

    kind = models.CharField(_("kind of work"), max_length=12, choices=WorkKind)
    unit = models.ForeignKey(
        ResponsibleUnit, verbose_name=_("done by"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="work_orders",
    )  # fmt: skip
    design = models.ForeignKey(
        Design, verbose_name=_("design"), null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    due_on = models.DateField(_("to be done by"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("issued by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(_("issued at"))
    done_at = models.DateTimeField(_("all done at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("work order")
        verbose_name_plural = _("work orders")
        ordering = ["done_at", "due_on", "pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["unit", "done_at", "due_on"], name="work_order_of_unit")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"


class WorkLine(models.Model):
    """One placement of an order."""

    order = models.ForeignKey(WorkOrder, verbose_name=_("work order"), on_delete=models.CASCADE, related_name="lines")
    placement = models.ForeignKey(
        Placement, verbose_name=_("placement"), on_delete=models.PROTECT, related_name="work_lines"
    )
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("line of a work order")
        verbose_name_plural = _("lines of a work order")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["order", "placement"], name="work_line_once_an_order")]

    def __str__(self) -> str:
        return f"{self.order} · {self.placement}"


class ProofPhoto(models.Model):
    """照片. Rebuilt from pixels, private. ``distance_m`` is how far from the carrier the picture was taken, where it has a
    position and the carrier one too; the time is that of the upload, which the crew's page says."""

    line = models.ForeignKey(WorkLine, verbose_name=_("line"), on_delete=models.CASCADE, related_name="photos")
    kind = models.CharField(_("kind of picture"), max_length=10, choices=PhotoKind)
    picture = models.FileField(_("picture"), upload_to="proof/", storage=private_pictures)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded at"))
    distance_m = models.PositiveIntegerField(_("distance from the carrier (m)"), null=True, blank=True)

    class Meta:
        verbose_name = _("proof photo")
        verbose_name_plural = _("proof photos")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.line_id} {self.get_kind_display()}"
