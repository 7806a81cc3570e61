"""Opening and closing the board, in the admin: the impact assessment, its signature, and the switch."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from ..models import ImpactAssessment
from ..models.assessment import current_opening
from ..office_forms import AssessmentForm, ReasonForm
from ..services.assessment import SIGN, WRITE, BoardRefused, close_board, open_board, sign_assessment, write_assessment

MAY_SEE = (WRITE, SIGN)


def board(request: HttpRequest) -> HttpResponse:
    """Who writes sees the form, who signs the buttons; what is signed stays as it is."""
    if not any(request.user.has_perm(permission) for permission in MAY_SEE):
        raise PermissionDenied
    form, reason, status = AssessmentForm(), ReasonForm(), 200
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action == "write":
            form = AssessmentForm(request.POST)
        elif action == "close":
            reason = ReasonForm(request.POST)
        try:
            if _take(action, request, form, reason):
                return redirect("exposure_office_board")
        except BoardRefused as refused:
            messages.error(request, refused.message)
        status = 422
    opening, now = current_opening(), timezone.localdate()
    context = {
        "opening": opening,
        "review_is_due": opening is not None and opening.assessment.review_on <= now,
        "assessments": ImpactAssessment.objects.select_related("written_by", "signed_by")[:20],
        "form": form,
        "reason_form": reason,
        "may_write": request.user.has_perm(WRITE),
        "may_sign": request.user.has_perm(SIGN),
    }
    response = render(request, "exposure/office/board.html", context, status=status)
    patch_cache_control(response, no_store=True, private=True)
    return response


def _take(action: str, request: HttpRequest, form: AssessmentForm, reason: ReasonForm) -> bool:
    actor, now = request.user, timezone.now()
    if action == "write":
        if not form.is_valid():
            return False
        write_assessment(actor=actor, now=now, **form.cleaned_data)
        messages.success(request, _("The assessment is recorded; a leader who did not write it can sign it."))
        return True
    if action == "close":
        if not reason.is_valid():
            return False
        close_board(reason=reason.cleaned_data["reason"], actor=actor, now=now)
        return True
    if action in ("sign", "open"):
        number = request.POST.get("assessment", "")
        assessment = get_object_or_404(
            ImpactAssessment, pk=int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        )
        (sign_assessment if action == "sign" else open_board)(assessment, actor=actor, now=now)
        return True
    return False
