"""The picture field of forms: an upload goes in, a rebuilt picture comes out, a refusal is a message."""

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from .rebuild import MASTER, PictureFile, Sizes, rebuild


class PictureFormField(WagtailImageField):
    """`cleaned_data` holds a PictureFile (its `.picture` is the RebuiltPicture), never the upload.

    `sizes` says what to make; the default is the site's own pictures with all their widths. Wagtail's own field would open
    the file in this process and believe its name.
    """

    default_validators = []

    def __init__(self, *args, sizes: Sizes = MASTER, **kwargs):
        super().__init__(*args, **kwargs)
        self.sizes = sizes
        self.help_text = _("JPEG, PNG, WebP or HEIC, at most 20 MB and 66 million pixels.")

    def to_python(self, data):
        upload = FileField.to_python(self, data)
        if upload is None or isinstance(upload, PictureFile):
            return upload
        return PictureFile(rebuild(upload, sizes=self.sizes))
