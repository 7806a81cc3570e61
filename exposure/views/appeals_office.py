"""Appeals in the admin: what waits, what was said, the picture before and after redaction's cover, and the decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from site_cms.intake.services import read_contact

from ..choices import AppealState
from ..models import Appeal
from ..office_forms import DecideAppealForm
from ..services.appeals import DECIDE, AppealRefused, decide_appeal

MAY_SEE = ("exposure.view_appeal", DECIDE)


def appeal_list(request: HttpRequest) -> HttpResponse:
    """What waits, the most urgent first; or all of one state, newest first."""
    _demand(request)
    state = request.GET.get("state", "")
    rows = Appeal.objects.select_related("case", "publication", "decided_by")
    if state in AppealState.values:
        rows = rows.filter(state=state).order_by("-pk")
    else:
        state = ""
        rows = rows.filter(state=AppealState.RECEIVED).order_by("due_at", "pk")
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("p")),
        "state": state,
        "states": AppealState.choices,
        "now": timezone.now(),
    }
    return _no_store(render(request, "exposure/office/appeals.html", context))


def appeal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    _demand(request)
    appeal = get_object_or_404(
        Appeal.objects.select_related("case", "publication__redaction", "submission__contact", "decided_by"), pk=pk
    )
    form, status = DecideAppealForm(), 200
    if request.method == "POST":
        form, status = DecideAppealForm(request.POST), 422
        if form.is_valid():
            try:
                decide_appeal(
                    appeal,
                    granted=form.cleaned_data["granted"] == "yes",
                    reasons=form.cleaned_data["reasons"],
                    actor=request.user,
                    now=timezone.now(),
                )
                return redirect("exposure_office_appeal", pk=appeal.pk)
            except AppealRefused as refused:
                messages.error(request, refused.message)
    contact = getattr(appeal.submission, "contact", None)
    context = {
        "appeal": appeal,
        "form": form,
        "may_decide": appeal.state == AppealState.RECEIVED and request.user.has_perm(DECIDE),
        "contact": read_contact(contact) if contact and request.user.has_perm(DECIDE) else "",
    }
    return _no_store(render(request, "exposure/office/appeal.html", context, status=status))


def _demand(request: HttpRequest) -> None:
    if not any(request.user.has_perm(permission) for permission in MAY_SEE):
        raise PermissionDenied


def _no_store(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response
