"""Files for download."""

import hashlib
import secrets
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from ..names import safe_name
from ..storage import private_storage


def document_upload_to(instance: "SiteDocument", filename: str) -> str:
    key = secrets.token_hex(16)
    return f"documents/{key[:2]}/{key}{PurePosixPath(safe_name(filename)).suffix.lower()}"


class SiteDocument(AbstractDocument):
    """A file for download: in private storage under a random name, hashed, always an attachment, never shown inline."""

    file = models.FileField(_("file"), upload_to=document_upload_to, storage=private_storage, max_length=120)
    download_name = models.CharField(_("file name"), max_length=150, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False, db_index=True)

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def filename(self) -> str:
        """The name a reader saves it under, and the end of its address. The stored name is nobody's business."""
        return self.download_name or "file"

    @property
    def content_disposition(self) -> str:
        return "attachment"

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.download_name = safe_name(self.file.name)
            digest = hashlib.sha256()
            self.file.open()
            for chunk in self.file.chunks():
                digest.update(chunk)
            self.file.seek(0)
            self.sha256, self.file_size = digest.hexdigest(), self.file.size
        super().save(*args, **kwargs)

    save.alters_data = True
