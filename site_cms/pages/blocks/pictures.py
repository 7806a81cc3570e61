"""Pictures: one with its caption, or several in a gallery."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture says in words what it shows, or is marked as decoration; one of the two is required."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("What the picture shows"),
        required=False,
        max_length=250,
        help_text=_("Read aloud to people who cannot see it. Leave empty only for decoration."),
    )
    decorative = blocks.BooleanBlock(label=_("Decoration only"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    credit = blocks.CharBlock(label=_("Photographer or source"), required=False, max_length=60)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"

    def clean(self, value):
        cleaned = super().clean(value)
        image = cleaned.get("image")
        if not cleaned.get("decorative") and not cleaned.get("alt_text") and not getattr(image, "alt_text", ""):
            raise StructBlockValidationError(
                block_errors={"alt_text": ValidationError(_("Say what the picture shows, or mark it as decoration."))}
            )
        return cleaned


class GalleryBlock(blocks.StructBlock):
    """Several pictures with captions, one under another on a phone, two beside each other where there is room."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"
