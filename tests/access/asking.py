"""Asking for an address as somebody, and what came of it in one word.

The table asks some ten thousand times, so nothing is done twice: whoever asks is put into the request instead of being read
from a session, their permissions are read once, and a screen is drawn for the first who may open it; for the others
it is enough that the view decided.
"""

import copy
from contextlib import nullcontext
from unittest import mock
from urllib.parse import urlsplit

from django.contrib.messages import ERROR
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.template.backends.django import Template
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

OK, SEE, SIGN_IN, REFUSED, MISSING, METHOD, WRONG = "ok", "see", "sign-in", "refused", "missing", "method", "wrong"
FORM = "application/x-www-form-urlencoded"


def outcome(response, request) -> str:
    """ok: 200. see: sent on to another address. sign-in: sent there. refused: 403, or Wagtail's way of saying it, which is the
    dashboard with an error. missing: 404. method: 405. wrong: 400 or 422, what was sent is at fault. Else the number."""
    status = response.status_code
    if status in (301, 302, 303):
        where = urlsplit(response["Location"]).path
        if where == "/sign-in/":
            return SIGN_IN
        return REFUSED if where == "/admin/" and _has_error(request) else SEE
    return {200: OK, 400: WRONG, 403: REFUSED, 404: MISSING, 405: METHOD, 422: WRONG}.get(status, str(status))


def _has_error(request) -> bool:
    return any(message.level >= ERROR for message in getattr(request, "_messages", None)._queued_messages or ())


class Asker:
    def __init__(self, people):
        self.people = people
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.factory = RequestFactory()

    def ask(self, role: str, method: str, address: str, drawn: bool = True) -> str:
        """Everything from the first middleware to the answer, in a transaction that is undone."""
        request = self.factory.generic(method, address, content_type=FORM if method == "POST" else "")
        request._dont_enforce_csrf_checks = True  # as Django's own test client
        if self.people[role] is not None:
            request._cached_user = copy.copy(self.people[role])
        with transaction.atomic(), nullcontext() if drawn else mock.patch.object(Template, "render", return_value=" "):
            response = self.handler.get_response(request)
            found = outcome(response, request)
            response.close()
            transaction.set_rollback(True)
        return found


def routes() -> set[str]:
    """Every pattern of the resolver, as `resolve(...).route` writes it."""

    def walk(patterns, prefix):
        for item in patterns:
            route = prefix + (str(item.pattern).removeprefix("^") if prefix else str(item.pattern))
            if isinstance(item, URLPattern):
                yield route
            else:
                yield from walk(item.url_patterns, route)

    return set(walk(get_resolver().url_patterns, ""))
