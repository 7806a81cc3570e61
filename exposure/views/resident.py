"""The receipt: at its own no-store address, with token and cookie, and without JavaScript."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from site_cms.intake.receipts import grouped
from site_cms.intake.services import erase_contact, find_by_receipt
from site_cms.media.intake import IntakeError
from site_cms.pages.models import SiteSettings

from ..choices import OPEN_STATES, CaseState, ReportState
from ..forms import AddPhotoForm, ConfirmForm, DisagreeForm, ReceiptForm
from ..guards import DISAGREE_WITHIN, MOST_PICTURES
from ..services.cases import reopen_case
from ..services.receipt_pictures import draw_receipt, receipt_address
from ..services.reports import add_photos, report_of, withdraw_report
from ..timeline import steps_for_reporter
from ..workflow import TransitionRefused

PICTURES_WELCOME = (ReportState.RECEIVED, ReportState.VERIFYING, ReportState.FILED, ReportState.MERGED)


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    # Not "no-referrer": with it a browser sends these forms with "Origin: null", which the check of tokens refuses.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, code: str = "") -> HttpResponse:
    """What became of it, in plain words. The receipt travels in the body of a POST.

    The link and the QR code of a receipt only fill the form: a program that follows links, as messengers' previews do, opens
    nothing. What follows /r/ is masked in the logs, and such a page names its address to nobody.
    """
    form = ReceiptForm(request.POST or None, initial={"receipt": code})
    context = {"form": form}
    status = 200
    if request.method == "POST":
        submission = find_by_receipt(form.cleaned_data["receipt"]) if form.is_valid() else None
        found = report_of(submission) if submission else None
        if found is None:
            if form.is_valid():
                form.add_error(
                    "receipt", _("There is no report with this receipt number. Please check it letter by letter.")
                )
            status = 422
        else:
            entered = form.cleaned_data["receipt"]
            message = _act(request, found, submission)
            found = report_of(submission)
            context |= _state_of(found, entered) | {"message": message}
    response = private(render(request, "exposure/receipt.html", context, status=status))
    if code:
        response["Referrer-Policy"] = "strict-origin"  # "same-origin" would name the receipt to our own pages' log
    return response


@sensitive_post_parameters()
@require_POST
def receipt_picture(request: HttpRequest) -> HttpResponse:
    """The receipt as a picture to save, drawn for this one answer."""
    form = ReceiptForm(request.POST)
    submission = find_by_receipt(form.cleaned_data["receipt"]) if form.is_valid() else None
    if submission is None:
        raise Http404
    text = grouped(form.cleaned_data["receipt"])
    picture = draw_receipt(text, receipt_address(text), SiteSettings.for_request(request).name)
    response = private(HttpResponse(picture, content_type="image/png"))
    response["Content-Disposition"] = "attachment; filename=\"receipt.png\"; filename*=UTF-8''" + quote("回执.png")
    return response


def _act(request: HttpRequest, found, submission) -> str:
    """Withdraw, erase the contact, add pictures, or disagree; gives the sentence to show."""
    action, now = request.POST.get("action", ""), timezone.now()
    try:
        if action == "withdraw":
            withdraw_report(found, now=now)
            return _("Your report has been withdrawn.")
        if action == "erase_contact":
            erase_contact(submission, now=now)
            return _("Your contact has been erased.")
        if action == "add_photo":
            pictures = AddPhotoForm(request.POST, request.FILES)
            if not pictures.is_valid():
                return " ".join(message for messages in pictures.errors.values() for message in messages)
            data = pictures.cleaned_data
            add_photos(found, data["photos"], now=now, may_show_minor=data["may_show_minor"])
            return _("Thank you. The pictures have been added.")
        if action == "disagree" and found.case is not None:
            form = DisagreeForm(request.POST)
            if not form.is_valid():
                return _("Please say what is still wrong.")
            reopen_case(found.case, evidence=form.cleaned_data["reason"], actor=None, now=now)
            return _("Thank you. The case has been opened again.")
    except TransitionRefused as refused:
        return str(refused.message)
    except IntakeError as error:
        return " ".join(error.messages)
    return ""


def _state_of(found, entered: str) -> dict:
    case = found.case
    now = timezone.now()
    contact = getattr(found.submission, "contact", None)
    return {
        "report": found,
        "case": case,
        "steps": steps_for_reporter(found),
        "confirm": ConfirmForm(initial={"receipt": entered}),
        "entered": entered,
        "may_withdraw": found.state in (ReportState.RECEIVED, ReportState.VERIFYING),
        "may_disagree": case is not None
        and case.state == CaseState.CLOSED
        and case.closed_at is not None
        and now <= case.closed_at + DISAGREE_WITHIN,
        "add_photo": AddPhotoForm(initial={"receipt": entered}),
        "may_add_photo": found.state in PICTURES_WELCOME
        and (case is None or case.state in OPEN_STATES)
        and found.submission.evidence.count() < MOST_PICTURES,
        "disagree": DisagreeForm(initial={"receipt": entered}),
        "has_contact": contact is not None and contact.erased_at is None,
    }
