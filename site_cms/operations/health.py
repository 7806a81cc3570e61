"""Health before everything else: a monitor or a container asks by whatever name or address it knows, over plain HTTP."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .views import live, ready

ANSWERS = {"/health/live": live, "/health/ready": ready}


class HealthMiddleware:
    """Stands in front of the check of the host and of the redirect to HTTPS, which would answer for the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = ANSWERS.get(request.path)
        return answer(request) if answer else self.get_response(request)
