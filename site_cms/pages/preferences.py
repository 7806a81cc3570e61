"""What a reader chose: elder mode, Traditional characters, high contrast. One small first-party cookie, set by one POST.

The cookie holds nothing but these choices, so it tells nobody from anybody else who chose the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "preferences"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """`elder`: 长者模式; `hant`: shown in 繁體; `contrast`: black on white."""

    elder: bool = False
    hant: bool = False
    contrast: bool = False

    @classmethod
    def from_cookie(cls, value: str) -> "Preferences":
        words = value[:40].split(".")
        return cls(elder="elder" in words, hant="hant" in words, contrast="contrast" in words)

    def to_cookie(self) -> str:
        return ".".join(name for name in ("elder", "hant", "contrast") if getattr(self, name))

    @property
    def variant(self) -> str:
        """The key under which a rendered page may be kept: one of eight."""
        return self.to_cookie() or "normal"


class PreferencesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.preferences = Preferences.from_cookie(request.COOKIES.get(COOKIE, ""))
        return self.get_response(request)


@csrf_exempt  # content pages hold no token; a forged request could only change the size of somebody's letters
@require_POST
def set_preferences(request: HttpRequest) -> HttpResponse:
    """Turn one choice on or off and go back to where the reader was.

    POST: `set` = elder, hant or contrast; `to` = on or off; `next` = a local address. The request must come from our
    own pages (Origin, or Sec-Fetch-Site where a browser sends it); the answer never leads to another host.
    """
    if not _from_here(request):
        return HttpResponseForbidden(
            _("This request came from another site."), content_type="text/plain; charset=utf-8"
        )
    chosen = request.preferences
    name = request.POST.get("set", "")
    if name in ("elder", "hant", "contrast"):
        chosen = replace(chosen, **{name: request.POST.get("to") == "on"})
    target = request.POST.get("next", "/")
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or "\0" in target:
        target = "/"
    response = HttpResponseRedirect(target, status=303)
    if chosen.to_cookie():
        response.set_cookie(
            COOKIE, chosen.to_cookie(), max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    response["Cache-Control"] = "no-store"
    return response


def _from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()
