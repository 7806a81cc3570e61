"""Designs: what an ad shows, in which versions and files, by whose right, passed by whom."""

import secrets

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..choices import ApprovalStep, DesignKind, DesignState, FileRole, SourceKind
from .theme import Theme


def new_code() -> str:
    """An opaque address: 8 characters that nobody mistakes for one another."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(8))


def private_storage() -> FileSystemStorage:
    """Print files and sources stay outside the public tree until somebody with the right asks."""
    return FileSystemStorage(location=settings.VAR_DIR / "designs")


class PublicDesigns(models.QuerySet):
    def public(self, today):
        """What residents may see: approved, begun, not run out."""
        return self.filter(state=DesignState.APPROVED).filter(
            Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_until=None) | Q(valid_until__gte=today)
        )


class Design(models.Model):
    """作品. The inscription is every line of text in the picture: it is searched and checked."""

    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    title = models.CharField(_("title"), max_length=100)
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), related_name="designs", blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DesignKind, default=DesignKind.POSTER)
    source_kind = models.CharField(_("source"), max_length=20, choices=SourceKind)
    is_psa = models.BooleanField(_("public-service ad"), default=True)
    inscription = models.TextField(_("inscription"), max_length=2000, blank=True)
    description = models.TextField(_("description of the picture"), max_length=500, blank=True)
    local_element = models.CharField(_("local element"), max_length=100, blank=True)
    creator = models.CharField(_("creator"), max_length=100, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    sponsor_name = models.CharField(_("sponsor"), max_length=100, blank=True)
    sponsor_area_ratio = models.DecimalField(
        _("sponsor's share of the picture"), max_digits=4, decimal_places=3, null=True, blank=True
    )
    has_contact_info = models.BooleanField(_("shows contact details"), default=False)
    has_map = models.BooleanField(_("shows a map"), default=False)
    map_review_no = models.CharField(_("map approval number"), max_length=60, blank=True)
    has_flag_emblem = models.BooleanField(_("shows flag or emblem"), default=False)
    has_person = models.BooleanField(_("shows a recognisable person"), default=False)
    is_ai_generated = models.BooleanField(_("made with AI"), default=False)
    is_political = models.BooleanField(_("political slogan"), default=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=DesignState, default=DesignState.DRAFT, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", verbose_name=_("replaced by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("entered by"), null=True, editable=False,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    created_at = models.DateTimeField(_("entered at"), default=timezone.now, editable=False)

    objects = PublicDesigns.as_manager()

    class Meta:
        verbose_name = _("design")
        verbose_name_plural = _("designs")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["state", "-approved_at", "-id"], name="design_newest")]
        permissions = [
            ("review_design_first", "Can pass a design at the first review"),
            ("review_design_second", "Can pass a design at the second review"),
            ("approve_design", "Can give a design its final approval"),
            ("withdraw_design", "Can withdraw a design"),
        ]

    def __str__(self) -> str:
        return self.title


class DesignVersion(models.Model):
    """版本. A version never changes once it is approved; its digest covers every file and the inscription."""

    design = models.ForeignKey(Design, verbose_name=_("design"), on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    inscription = models.TextField(_("inscription"), max_length=2000, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    is_approved = models.BooleanField(pgettext_lazy("design", "approved"), default=False, editable=False)
    created_at = models.DateTimeField(_("entered at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("design version")
        verbose_name_plural = _("design versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["design", "number"], name="design_version_once")]

    def __str__(self) -> str:
        return f"{self.design} v{self.number}"


class DesignFile(models.Model):
    """文件. Sizes in millimetres and pixels; ``checksum`` is SHA-256 of the bytes, ``phash`` 16 hex digits of the picture.

    Public pictures (web, thumb) are rebuilt from pixels and lie in the public media tree; print and source files do not.
    """

    version = models.ForeignKey(
        DesignVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="files"
    )
    role = models.CharField(_("role"), max_length=10, choices=FileRole)
    image = models.ForeignKey(
        "media.SiteImage", verbose_name=_("picture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file = models.FileField(_("file"), upload_to="designs/", storage=private_storage, blank=True)
    format = models.CharField(_("format"), max_length=10, blank=True)
    width_mm = models.PositiveIntegerField(_("width (mm)"), null=True, blank=True)
    height_mm = models.PositiveIntegerField(_("height (mm)"), null=True, blank=True)
    width_px = models.PositiveIntegerField(_("width (px)"), null=True, blank=True)
    height_px = models.PositiveIntegerField(_("height (px)"), null=True, blank=True)
    dpi = models.PositiveSmallIntegerField(_("dpi"), null=True, blank=True)
    colour_space = models.CharField(_("colour space"), max_length=20, blank=True)
    bleed_mm = models.PositiveSmallIntegerField(_("bleed (mm)"), null=True, blank=True)
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0)
    checksum = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    phash = models.CharField(_("perceptual hash"), max_length=16, blank=True, db_index=True)

    class Meta:
        verbose_name = _("design file")
        verbose_name_plural = _("design files")
        constraints = [
            models.CheckConstraint(condition=~Q(image=None) | ~Q(file=""), name="design_file_has_a_file"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_role_display()}"


class DesignApproval(models.Model):
    """One of the three passes of a version, bound to its digest. Append-only."""

    version = models.ForeignKey(
        DesignVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="approvals"
    )
    step = models.PositiveSmallIntegerField(_("step"), choices=ApprovalStep)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))
    digest = models.CharField(_("SHA-256"), max_length=64)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("design approval")
        verbose_name_plural = _("design approvals")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "step", "digest"], name="design_step_once"),
            models.UniqueConstraint(fields=["version", "by", "digest"], name="design_reviewers_differ"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_step_display()}"


class DesignEvent(models.Model):
    """A move of a design through its states. Append-only."""

    design = models.ForeignKey(Design, verbose_name=_("design"), on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    from_state = models.CharField(pgettext_lazy("state", "from"), max_length=20, choices=DesignState)
    to_state = models.CharField(pgettext_lazy("state", "to"), max_length=20, choices=DesignState)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("design event")
        verbose_name_plural = _("design events")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.design_id}: {self.from_state} → {self.to_state}"


class RightsGrant(models.Model):
    """授权. Article 14: no use and no change of a work without its author's consent."""

    design = models.ForeignKey(Design, verbose_name=_("design"), on_delete=models.PROTECT, related_name="grants")
    holder = models.CharField(_("rights holder"), max_length=100)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    territory = models.CharField(_("territory"), max_length=100, blank=True)
    media_scope = models.CharField(_("media it covers"), max_length=200, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    allow_modify = models.BooleanField(_("may be altered"), default=False)
    document = models.ForeignKey(
        "media.SiteDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("rights grant")
        verbose_name_plural = _("rights grants")

    def __str__(self) -> str:
        return f"{self.design} · {self.holder}"
