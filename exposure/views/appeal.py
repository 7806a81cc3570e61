"""An appeal without an account, at its own no-store address, and what became of it by its receipt."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from site_cms.intake.services import find_by_receipt
from site_cms.network import client_address

from ..forms import AppealForm, ReceiptForm, new_appeal_token
from ..models import Case
from ..services.appeals import appeal_of, counters, submit_appeal
from .resident import private


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """The form for one case that is shown; sent, it answers with the receipt itself."""
    case = Case.objects.shown().with_pictures().filter(number=number).first()
    sent = (request.POST,) if request.method == "POST" else ()
    if case is None:
        raise Http404
    pictures = [publication for publication in case.publications.all() if publication.is_shown_picture]
    form = AppealForm(*sent, pictures=pictures, initial={"token": new_appeal_token()})
    context = {"case": case, "form": form, "pictures": pictures}
    if not sent:
        return private(render(request, "exposure/appeal.html", context))
    if not form.is_valid():
        if "token" in form.errors:
            form.data = form.data.copy()
            form.data["token"] = new_appeal_token()
        return private(render(request, "exposure/appeal.html", context, status=422))
    data = form.cleaned_data
    submitted = submit_appeal(
        case,
        form_key=form.form_key,
        ground=data["ground"],
        text=data["text"],
        publication=form.publication,
        contact=data["contact"],
        address=client_address(request),
        is_strict=form.trapped,
        now=timezone.now(),
    )
    context = {"case": case, "receipt": submitted.receipt, "appeal": submitted.appeal, "is_new": submitted.is_new}
    return private(render(request, "exposure/appeal_sent.html", context))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """What became of an appeal, with the reasons. The receipt travels in the body of a POST, never in an address."""
    form, found, status = ReceiptForm(request.POST or None), None, 200
    if request.method == "POST":
        submission = find_by_receipt(form.cleaned_data["receipt"]) if form.is_valid() else None
        found = appeal_of(submission) if submission else None
        if found is None:
            if form.is_valid():
                form.add_error(
                    "receipt", _("There is no appeal with this receipt number. Please check it letter by letter.")
                )
            status = 422
    context = {"form": form, "appeal": found, "counters": counters(timezone.now())}
    return private(render(request, "exposure/appeal_lookup.html", context, status=status))
