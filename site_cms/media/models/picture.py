"""Pictures of the site and their widths."""

import hashlib
import secrets
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to

from ..intake.guard import GuardedPictureField
from ..intake.rebuild import PictureFile, RebuiltPicture
from ..pixels.labels import POSSIBLE
from ..pixels.stamp import packet, stamped
from ..renditions import keep_sources, restamp, store_renditions


class SiteImage(AbstractImage):
    """A picture of the site, always rebuilt from pixels before it is stored, with all its widths made at upload.

    The stored bytes carry no metadata but what the fields say: creator, licence and the label of machine-made content,
    which is read from the upload, kept in `ai_label` and written into every file. The law forbids taking it off, so the
    field `is_ai_generated` cannot be unset while there is one.
    """

    file = GuardedPictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    creator = models.CharField(_("creator"), max_length=100, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    is_ai_generated = models.BooleanField(_("made with AI"), default=False)
    alt_text = models.CharField(_("alternative text"), max_length=250, blank=True)
    ai_label = models.JSONField(default=dict, blank=True, editable=False)  # the seven strings of GB 45438-2025
    # What a page needs to show the picture without a query: {"webp": [[width, height, name], ...], "jpeg": [...]}.
    sources = models.JSONField(default=dict, blank=True, editable=False)
    written = models.JSONField(default=dict, blank=True, editable=False)  # the fields as the stored bytes carry them

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "creator",
        "licence",
        "is_ai_generated",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """What the editor wrote for readers who cannot see it; else a Chinese title, which a file name of a camera is not."""
        telling = not self.title.startswith("微信图片") and any("\u4e00" <= letter <= "\u9fff" for letter in self.title)
        return self.alt_text or (self.title if telling else "")

    def get_upload_to(self, filename: str) -> str:
        """A random name: nothing of the sender's, not to be guessed, never reused."""
        key = secrets.token_hex(16)
        return f"pictures/{key[:2]}/{key}{PurePosixPath(filename).suffix}"

    def label_to_write(self) -> dict[str, str]:
        """The label for the files: as it came, or "possibly" when an editor says so (article 6 of the measures); and
        who spreads it, where nobody stands there yet."""
        label = dict(self.ai_label) or ({"Label": POSSIBLE} if self.is_ai_generated else {})
        if label and not label.get("ContentPropagator"):
            label["ContentPropagator"] = urlsplit(settings.PUBLIC_BASE_URL).hostname or ""
        return label

    def fields_to_write(self) -> dict:
        return {"creator": self.creator, "licence": self.licence, "ai_label": self.label_to_write()}

    def stamp(self, data: bytes) -> bytes:
        return stamped(data, packet(**self.fields_to_write()))

    def prepared(self, picture: RebuiltPicture) -> PictureFile:
        """What the guarded field writes for a rebuilt picture. Also takes over what the upload said about itself."""
        self.ai_label = picture.ai_label or {}
        self.is_ai_generated = self.is_ai_generated or bool(self.ai_label)
        data = self.stamp(picture.bytes)
        self.file_size = len(data)
        self.file_hash = hashlib.sha1(picture.bytes).hexdigest()  # of the pixels alone: finds a second upload
        self.written = self.fields_to_write()
        self.sources = {}
        self._fresh = picture.renditions
        return PictureFile(replace(picture, bytes=data))

    def save(self, *args, **kwargs):
        """Store a new file before the row, its widths after it; a replaced file goes when the transaction is through."""
        self.is_ai_generated = self.is_ai_generated or bool(self.ai_label)
        replaced = None
        if self.file and not self.file._committed:
            if self.pk:
                replaced = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).first()
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)
        fresh = self.__dict__.pop("_fresh", None)
        if fresh is not None:
            if replaced:
                self.renditions.all().delete()
                transaction.on_commit(lambda: self.file.storage.delete(replaced))
            store_renditions(self, fresh)
        elif self.written != self.fields_to_write() and kwargs.get("update_fields") is None:
            transaction.on_commit(lambda: restamp(self))

    save.alters_data = True

    def generate_rendition_file(self, filter: Filter, *, source=None):
        """Wagtail's own sizes, made for the admin, get the same stamp and nothing else."""
        made = super().generate_rendition_file(filter, source=source)
        made.seek(0)
        return ContentFile(self.stamp(made.read()), name=made.name)

    @property
    def share(self) -> dict | None:
        """The picture for shared links (OpenGraph wants JPEG): {"url", "width", "height"}, or None."""
        found = max(self.sources.get("jpeg", []), default=None)
        if not found:
            return None
        storage = Rendition._meta.get_field("file").storage
        return {"url": storage.url(found[2]), "width": found[0], "height": found[1]}


class Rendition(AbstractRendition):
    """One width of a picture. Made at upload; what the admin asks for besides is made there, never by a reader."""

    image = models.ForeignKey(SiteImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        name = PurePosixPath(super().get_upload_to(filename)).name
        return f"renditions/{name[:2]}/{name}"


def rendition_gone(instance: Rendition, **kwargs) -> None:
    keep_sources(instance.image_id, SiteImage)


models.signals.post_delete.connect(rendition_gone, sender=Rendition, dispatch_uid="media.rendition_gone")
