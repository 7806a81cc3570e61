"""Pictures and files that editors keep. Swapped in before the first migration, so that their rules hold everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class SiteImage(AbstractImage):
    """A picture of the site, always rebuilt from pixels before it is stored."""

    creator = models.CharField(_("creator"), max_length=100, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    is_ai_generated = models.BooleanField(_("made with AI"), default=False)
    alt_text = models.CharField(_("alternative text"), max_length=250, blank=True)

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


class Rendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A file for download: private storage, hashed, always an attachment."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
