"""Pictures inside rich text, which Wagtail would make on the first reader's request."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.formats import Format, register_image_format, unregister_image_format

from .markup import picture_html


class ReadyFormat(Format):
    """Shows the widths that are there. The editor's preview keeps Wagtail's own markup: its attributes are read back."""

    def __init__(self, name, label, classname, sizes):
        super().__init__(name, label, classname, "max-800x600")
        self.sizes = sizes

    def image_to_html(self, image, alt_text, extra_attributes=None):
        if extra_attributes:
            return super().image_to_html(image, alt_text, extra_attributes)
        return picture_html(image, alt=alt_text, sizes=self.sizes, css_class=self.classname)


for name in ("fullwidth", "left", "right"):
    unregister_image_format(name)
HALF = "(min-width: 48em) 320px, 100vw"
register_image_format(
    ReadyFormat("fullwidth", _("Full width"), "richtext-image full-width", "(min-width: 48em) 720px, 100vw")
)
register_image_format(ReadyFormat("left", _("Left-aligned"), "richtext-image left", HALF))
register_image_format(ReadyFormat("right", _("Right-aligned"), "richtext-image right", HALF))
