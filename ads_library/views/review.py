"""A design before those who pass, refuse and withdraw it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..choices import DesignState, FileRole
from ..forms import NoteForm, ReasonForm, WithdrawForm
from ..models import Design
from ..services.designs import STEP_PERMISSIONS, open_step, pass_design, refuse_design, submit_design
from ..services.withdrawal import still_up, withdraw_design
from ..workflow import Refused

SHOWN = 100
VERSIONS = 2
MAY_SEE = ("ads_library.view_design", "ads_library.change_design")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The two newest versions side by side, who passed them, where the design is up, and what this person may do."""
    if not any(map(request.user.has_perm, MAY_SEE)):
        raise PermissionDenied
    design = get_object_or_404(Design, pk=pk)
    forms = {"submit": NoteForm(), "pass": NoteForm(), "refuse": ReasonForm(), "withdraw": WithdrawForm()}
    problem, status = "", 200
    if request.method == "POST":
        action, status = request.POST.get("action", ""), 422
        if action in forms:
            forms[action] = type(forms[action])(request.POST)
            if forms[action].is_valid():
                try:
                    _take(action, design, forms[action].cleaned_data, request.user)
                except Refused as refused:
                    problem = str(refused)
                else:
                    return redirect("ads_design_review", pk=pk)
    up = still_up(design).select_related("place", "unit", "face__carrier").order_by("place__name", "pk")
    context = {
        "design": design,
        "versions": [_shown(version) for version in design.versions.prefetch_related("files__image")[:VERSIONS]],
        "approvals": [
            row for version in design.versions.prefetch_related("approvals__by") for row in version.approvals.all()
        ],
        "events": design.events.select_related("by").order_by("-at", "-pk")[:20],
        "up": up[:SHOWN],
        "up_total": up.count(),
        "orders": design.work_orders.select_related("unit"),
        "step": open_step(design),
        "allowed": _allowed(design, request.user),
        "forms": forms,
        "problem": problem,
    }
    return render(request, "ads_library/admin/review.html", context, status=status)


def _take(action: str, design: Design, data: dict, user) -> None:
    now = timezone.now()
    if action == "submit":
        submit_design(design, by=user, now=now)
    elif action == "pass":
        pass_design(design, by=user, now=now, note=data["note"])
    elif action == "refuse":
        refuse_design(design, by=user, now=now, reason=data["reason"])
    else:
        withdraw_design(design, by=user, now=now, reason=data["reason"], due_on=data["due_on"])


def _allowed(design: Design, user) -> set[str]:
    """Which forms to offer; the services decide again."""
    allowed = set()
    if design.state in (DesignState.DRAFT, DesignState.EXPIRED) and user.has_perm("ads_library.change_design"):
        allowed.add("submit")
    if step := open_step(design):
        if user.has_perm(STEP_PERMISSIONS[step]):
            allowed.add("pass")
        if any(map(user.has_perm, STEP_PERMISSIONS.values())):
            allowed.add("refuse")
    if design.state == DesignState.APPROVED and user.has_perm("ads_library.withdraw_design"):
        allowed.add("withdraw")
    return allowed


def _shown(version):
    version.picture = next(
        (file.image for file in version.files.all() if file.role == FileRole.WEB and file.image), None
    )
    return version
