"""The phone surface for units, inspectors and crews: plain pages, no JavaScript, never kept by a cache."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from site_cms.notices.services import waiting_for

from .registry import tasks_for


@never_cache
@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me, then what I can do. Apps hang their own pages below /desk/."""
    groups = waiting_for(request.user, timezone.now())
    context = {
        "groups": groups,
        "count": sum(len(group.waiting) for group in groups),
        "late": sum(waiting.late for group in groups for waiting in group.waiting),
        "tasks": tasks_for(request.user),
    }
    return render(request, "desk/desk.html", context)
