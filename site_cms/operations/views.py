"""Health for load balancers and monitors: JSON, no cookie, no secret."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .checks import all_reports


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing else."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 while everything needed works, 503 when not; parts that the site can do without are named and do not count."""
    reports = all_reports(timezone.now())
    is_ready = all(report.is_well for report in reports if report.is_needed)
    parts = {report.part: "ok" if report.is_well else "failing" for report in reports}
    return JsonResponse({"status": "ok" if is_ready else "failing", "parts": parts}, status=200 if is_ready else 503)
