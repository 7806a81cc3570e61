"""What a person is told when a picture is refused: one sentence for each kind of fault, and what to do about it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..pixels import faults

MESSAGES = {
    faults.EMPTY: _("This file is empty. Please choose the picture again."),
    faults.TOO_BIG: _("This picture is larger than 20 MB. Please send a smaller one."),
    faults.TOO_MANY_PIXELS: _(
        "This picture has too many pixels. At most 66 million are taken; please shrink it first."
    ),
    faults.WRONG_FORMAT: _("This is not a picture in JPEG, PNG, WebP or HEIC format. Please choose another file."),
    faults.ANIMATED: _("Moving pictures are not taken. Please send a still picture."),
    faults.BROKEN: _(
        "This picture is damaged or incomplete and cannot be opened. Please choose it again or take another."
    ),
    faults.TOO_COMPLEX: _(
        "This picture takes too much work to open. Please save it again as a normal JPEG and send that."
    ),
}


class IntakeError(ValidationError):
    """A picture that is not taken. `code` is one of the codes in `pixels.faults`."""

    def __init__(self, code: str):
        super().__init__(MESSAGES[code], code=code)
