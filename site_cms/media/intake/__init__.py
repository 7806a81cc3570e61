"""Pictures from strangers, rebuilt from their pixels. The one door through which picture bytes come into the site.

    from site_cms.media import intake

    picture = intake.rebuild(request.FILES["photo"], max_px=1600)   # RebuiltPicture: bytes, format, width, height, sha256
    field = intake.PictureFormField()                               # the same as a form field, refusals as Chinese messages

`rebuild` raises `IntakeError`, a ValidationError with one message for each kind of fault, so that a form or a service can
pass it on as it is. It never raises anything else for what a file holds.
"""

from .faults import IntakeError
from .fields import PictureFormField
from .rebuild import MASTER, PictureFile, RebuiltPicture, Sizes, rebuild

__all__ = ["MASTER", "IntakeError", "PictureFile", "PictureFormField", "RebuiltPicture", "Sizes", "rebuild"]
