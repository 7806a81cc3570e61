"""What a signed-in request must fulfil: a password of its own and, on a city's server, a second factor and a session that is
neither old nor idle.

Requests without a session cookie pass untouched, so that public pages stay without cookies.
"""

from collections.abc import Callable
from time import time

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

ABSOLUTE_SECONDS = 12 * 3600
IDLE_SECONDS = 30 * 60
NOTED_EVERY = 60  # seconds between two writes of the session, so that a click is not a write

SIGNED_IN_AT, SEEN_AT, SECOND_FACTOR = "signed_in_at", "seen_at", "second_factor"

OPEN_PREFIXES = ("/sign-in/", "/sign-out/", "/account/", "/static/", "/admin/jsi18n/", "/admin/sprite/")
# What an open editor asks for by itself is no sign of somebody in front of it.
BACKGROUND_PREFIXES = ("/admin/editing-sessions/", "/admin/api/")


# Where staff work. Public pages are as open to them as to anybody, and must not read a session.
STAFF_PREFIXES = ("/admin/", "/desk/", "/private/")


class StaffSessionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.HTTPS and settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            refused = self._check(request)
            if refused is not None:
                return refused
        if self._has_foreign_password(request):
            return _to(request, "account_change_password")
        return self.get_response(request)

    def _has_foreign_password(self, request: HttpRequest) -> bool:
        return (
            request.path.startswith(STAFF_PREFIXES)
            and not request.path.startswith(OPEN_PREFIXES)
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and request.user.must_change_password
        )

    def _check(self, request: HttpRequest) -> HttpResponse | None:
        now = int(time())
        session = request.session
        started, seen = session.get(SIGNED_IN_AT), session.get(SEEN_AT)
        if started is None or seen is None:
            session[SIGNED_IN_AT], session[SEEN_AT] = started, seen = now, now
        if now - started >= ABSOLUTE_SECONDS or now - seen >= IDLE_SECONDS:
            logout(request)
            return _to(request, "account_login")
        if now - seen >= NOTED_EVERY and not request.path.startswith(BACKGROUND_PREFIXES):
            session[SEEN_AT] = now
        if not session.get(SECOND_FACTOR):
            if is_mfa_enabled(request.user):
                session[SECOND_FACTOR] = True  # sign-in has asked for it already: see allauth's stages
            elif not request.path.startswith(OPEN_PREFIXES):
                return _to(request, "mfa_activate_totp")
        return None


def _to(request: HttpRequest, name: str) -> HttpResponseRedirect:
    target = (
        f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else reverse(name)
    )
    return HttpResponseRedirect(target)
