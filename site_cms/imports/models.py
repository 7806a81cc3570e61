"""An import as a thing of its own: what came, what it made, what it changed, and that it can be taken back."""

import uuid

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .querysets import AppliedManager


def upload_storage() -> FileSystemStorage:
    """Outside every public tree: a ledger names people and telephone numbers."""
    return FileSystemStorage(location=settings.VAR_DIR / "imports")


def upload_path(upload: "Upload", name: str) -> str:
    return f"{upload.pk}.upload"


class Upload(models.Model):
    """A file that was sent and not yet committed; taken away when it is, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    file = models.FileField(_("file"), storage=upload_storage, upload_to=upload_path)
    file_name = models.CharField(_("file name"), max_length=200)
    digest = models.CharField(_("SHA-256"), max_length=64)
    mapping = models.JSONField(_("mapping"), default=dict)
    options = models.JSONField(_("options"), default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("uploaded spreadsheet")
        verbose_name_plural = _("uploaded spreadsheets")

    def __str__(self) -> str:
        return self.file_name


class Mapping(models.Model):
    """What the columns of a spreadsheet with these heads mean, as somebody once settled it.

    ``signature`` is a digest of the heads in order; ``columns`` gives a field for each head, "" for "leave out".
    """

    kind = models.CharField(_("kind"), max_length=40)
    signature = models.CharField(_("signature"), max_length=64)
    columns = models.JSONField(pgettext_lazy("spreadsheet", "columns"), default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    used_at = models.DateTimeField(_("last used"))

    class Meta:
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")
        constraints = [models.UniqueConstraint(fields=["kind", "signature"], name="mapping_once_a_head")]

    def __str__(self) -> str:
        return f"{self.kind} {self.signature[:8]}"


class ImportBatch(models.Model):
    """One import. Rows it creates point to it and are seen only while it is applied."""

    class State(models.TextChoices):
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        UNDONE = "undone", _("taken back")

    kind = models.CharField(_("kind"), max_length=40)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLYING)
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True)
    created = models.PositiveIntegerField(pgettext_lazy("import", "created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    skipped = models.PositiveIntegerField(_("unchanged"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    message = models.TextField(_("message"), blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.file_name or self.kind} · {self.get_state_display()}"


class ImportChange(models.Model):
    """A row that stood already and that an import changed: its fields before and after, so that it can be taken back."""

    batch = models.ForeignKey(ImportBatch, verbose_name=_("import"), on_delete=models.CASCADE, related_name="changes")
    model = models.CharField(_("model"), max_length=60)
    object_id = models.BigIntegerField(_("row"))
    before = models.JSONField(pgettext_lazy("change", "before"))
    after = models.JSONField(pgettext_lazy("change", "after"))

    class Meta:
        verbose_name = _("change by an import")
        verbose_name_plural = _("changes by an import")
        indexes = [models.Index(fields=["model", "object_id"])]

    def __str__(self) -> str:
        return f"{self.model}:{self.object_id}"


class Importable(models.Model):
    """Base of every model whose rows an import may bring. They are many and no page embeds them, so Wagtail's reference
    index leaves them out; it could not find the rows of a batch that is still being applied either."""

    wagtail_reference_index_ignore = True

    import_batch = models.ForeignKey(
        ImportBatch,
        verbose_name=_("import"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = AppliedManager()
    everything = models.Manager()  # noqa: DJ012 the default manager comes first

    class Meta:
        abstract = True
