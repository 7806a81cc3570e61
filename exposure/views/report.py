"""随手拍: the form, a look at what the public will see, the receipt. At a no-store address, and whole without JavaScript.

The form's one button leads to the second step, which shows what will be public and asks what depends on the first: the community, a
known place, the category's questions, and whether somebody has reported the same nearby. What was written travels in the page;
the pictures wait in the private store under the form's one-time key. A POST that names no step sends at once.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from site_cms.intake.services import rebuild_pictures, stage_pictures
from site_cms.media.intake import IntakeError
from site_cms.network import client_address

from ..choices import Precision
from ..forms import ReportForm, SecondStepForm, new_token
from ..models import Case
from ..models.publication import picture_pairs
from ..services.receipt_pictures import receipt_address
from ..services.reports import submit_report
from ..services.suggestions import cases_nearby, communities_of, places_for, say_me_too
from ..textscan import unsettled
from ..timeline import state_chip
from .resident import private

CARRIED = ("category", "district", "place_words", "description", "may_show_minor", "contact", "website", "token")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Sent, it answers with the receipt itself, since a redirect would put the receipt into an address."""
    if request.method != "POST":
        return _form(request, ReportForm(initial={"token": new_token()}))
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        if "token" in form.errors:
            form.data = form.data.copy()
            form.data["token"] = new_token()
        return _form(request, form, status=422)
    step = "me_too" if "me_too" in request.POST else request.POST.get("step", "")
    if step == "change":
        return _form(request, ReportForm(initial={name: request.POST.get(name, "") for name in CARRIED}), form)
    try:
        if step in ("preview", "me_too"):
            return _preview(request, form, step)
        return _send(request, form)
    except IntakeError as error:
        form.add_intake_error(error)
    return _form(request, form, status=422)


def _form(request: HttpRequest, form: ReportForm, sent: ReportForm | None = None, status: int = 200) -> HttpResponse:
    """`sent`: the form as it was sent, when this one is to change it; it knows which pictures wait."""
    staged = (sent or form).staged_count if form.is_bound or sent else 0
    context = {"form": form, "staged": staged, "kept": list(_kept(request).items())}
    return private(render(request, "exposure/report.html", context, status=status))


def _kept(request: HttpRequest) -> dict[str, str]:
    """What was answered in the second step, to come back to it; `asked` says for which category the answers were given."""
    names = [name for name in request.POST if name in ("community", "place", "asked") or name.startswith("question_")]
    return {name: request.POST[name][:200] for name in names[:12]}


def _preview(request: HttpRequest, form: ReportForm, step: str) -> HttpResponse:
    """What the public will see of it, and what is still asked. Where a picture was taken is known here, and nowhere after."""
    data, position, message = form.cleaned_data, None, ""
    if data["photos"]:
        pictures = rebuild_pictures(data["photos"], position=True)
        position = next((picture.position for picture in pictures if picture.position), None)
        stage_pictures(form.form_key, pictures, now=timezone.now())
    if step == "me_too":
        case = Case.objects.shown().open().filter(number=request.POST["me_too"][:12].strip("\0")).first()
        if case is not None:
            say_me_too(case, address=client_address(request), now=timezone.now())
            message = _("Counted, thank you. You need not send it again; if yours is another place, please go on.")
    places = places_for(data["place_words"], data["district"], position)
    kept = _kept(request)
    if kept.get("asked") != str(data["category"].pk):
        kept = {name: value for name, value in kept.items() if not name.startswith("question_")}
    return _second_page(request, form, _second(None, data, places, initial=kept), places, message)


def _second(post, data, places=(), **kwargs) -> SecondStepForm:
    return SecondStepForm(
        post,
        category=data["category"],
        district=data["district"],
        places=places,
        communities=communities_of(data["district"]),
        **kwargs,
    )


def _second_page(request, form, second, places, message="", status: int = 200) -> HttpResponse:
    data, now = form.cleaned_data, timezone.now()
    is_exact = data["category"].precision == Precision.EXACT
    nearby = cases_nearby(data["category"], data["district"], next(iter(places), None))
    context = {
        "form": form,
        "second": second,
        "carried": [*((name, form.data.get(name, "")) for name in CARRIED), ("asked", data["category"].pk)],
        "data": data,
        "shown_place": data["place_words"] if is_exact else "",
        "is_exact": is_exact,
        "staged": form.staged_count,
        "found": unsettled(data["description"] + "\n" + (data["place_words"] if is_exact else "")),
        "nearby": [{"case": case, "chip": state_chip(case, now), "pairs": picture_pairs(case)} for case in nearby],
        "today": timezone.localdate(),
        "message": message,
    }
    return private(render(request, "exposure/report_preview.html", context, status=status))


def _send(request: HttpRequest, form: ReportForm) -> HttpResponse:
    data = form.cleaned_data
    second = _second(request.POST, data, places_for(data["place_words"], data["district"]))
    if not second.is_valid():
        if data["photos"]:
            stage_pictures(form.form_key, rebuild_pictures(data["photos"]), now=timezone.now())
        second.data = second.data.copy()
        for name in {"place", "community"} & set(second.errors):
            second.data[name] = ""  # a choice that does not exist; it may stand where nobody can see it
        return _second_page(request, form, second, (), status=422)
    sent = submit_report(
        form_key=form.form_key,
        category=data["category"],
        district=second.cleaned_data["community"] or data["district"],
        place=second.cleaned_data["place"],
        place_words=data["place_words"],
        description=data["description"],
        answers=second.answers,
        photos=data["photos"],
        contact=data["contact"],
        may_show_minor=data["may_show_minor"],
        address=client_address(request),
        is_strict=form.trapped,
        now=timezone.now(),
    )
    context = {"receipt": sent.receipt, "address": receipt_address(sent.receipt), "is_new": sent.is_new}
    return private(render(request, "exposure/receipt_new.html", context))
