"""Files for download."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(label=_("Shown as"), required=False, max_length=100)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"
