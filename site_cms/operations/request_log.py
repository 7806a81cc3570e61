"""Each request gets an id and one line."""

import logging
import re
import secrets
from collections.abc import Callable
from time import perf_counter

from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from site_cms.network import is_from_trusted_proxy

from .log_lines import context, mask

logger = logging.getLogger("site_cms.request")

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
# Asked every few seconds, or by the dozen a page: only their failures are told.
QUIET_PREFIXES = ("/health/", "/static/", "/media/")


class RequestLogMiddleware:
    """First of all middlewares, so that its line covers the others. An id from outside is taken from declared proxies only:
    whoever could choose it freely could hide among, or forge, the lines of somebody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        request_id = _request_id(request)
        context.set({"request_id": request_id, "method": request.method, "path": mask(request.path)})
        response = self.get_response(request)
        response[HEADER] = request_id
        if response.status_code >= 400 or not request.path.startswith(QUIET_PREFIXES):
            took = round((perf_counter() - started) * 1000, 1)
            level = logging.ERROR if response.status_code >= 500 else logging.INFO
            logger.log(level, "request", extra={"status": response.status_code, "ms": took})
        return response


@receiver(request_finished, dispatch_uid="operations.request_log")
def forget(sender, **kwargs) -> None:
    """Not in the middleware: Django warns of a 404 after the last of them has ended."""
    context.set({})


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    if WELL_FORMED.fullmatch(given) and is_from_trusted_proxy(request):
        return given
    return secrets.token_hex(16)
