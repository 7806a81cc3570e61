"""What every public template may use without asking: the frame, read at most once a version and only if it is used."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .frame import frame_for
from .preferences import Preferences


def frame(request: HttpRequest) -> dict:
    return {
        "frame": SimpleLazyObject(lambda: frame_for(request)),
        "preferences": getattr(request, "preferences", Preferences()),
    }
