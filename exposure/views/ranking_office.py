"""The monthly ranking in the admin: looked at, signed by a leader, revised with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from ..models import MonthlyRanking
from ..office_forms import ReasonForm
from ..services.ranking import LEAST, REVISE, SIGN, RankingRefused, leagues_of, revise_month, sign_ranking

MAY_SEE = ("exposure.view_monthlyranking", REVISE, SIGN)


def ranking_list(request: HttpRequest) -> HttpResponse:
    _demand(request)
    rankings = MonthlyRanking.objects.select_related("asked_by", "signed_by")[:60]
    return _no_store(render(request, "exposure/office/rankings.html", {"rankings": rankings}))


def ranking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One ranking as it was frozen; to be signed, or to be revised with a reason."""
    _demand(request)
    ranking = get_object_or_404(MonthlyRanking.objects.select_related("asked_by", "signed_by"), pk=pk)
    form, status = ReasonForm(), 200
    if request.method == "POST":
        action, now = request.POST.get("action", ""), timezone.now()
        status = 422
        try:
            if action == "sign":
                sign_ranking(ranking, actor=request.user, now=now)
                return redirect("exposure_office_ranking", pk=ranking.pk)
            if action == "revise":
                form = ReasonForm(request.POST)
                if form.is_valid():
                    reason = form.cleaned_data["reason"]
                    revised = revise_month(ranking.month, reason=reason, actor=request.user, now=now)
                    return redirect("exposure_office_ranking", pk=revised.pk)
        except RankingRefused as refused:
            messages.error(request, refused.message)
    context = {
        "ranking": ranking,
        "leagues": leagues_of(ranking),
        "form": form,
        "least": LEAST,
        "may_sign": request.user.has_perm(SIGN) and ranking.signed_at is None,
        "may_revise": request.user.has_perm(REVISE) and ranking.signed_at is not None,
    }
    return _no_store(render(request, "exposure/office/ranking.html", context, status=status))


def _demand(request: HttpRequest) -> None:
    if not any(request.user.has_perm(permission) for permission in MAY_SEE):
        raise PermissionDenied


def _no_store(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response
