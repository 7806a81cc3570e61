"""The office's side, in the admin: the queue of reports, a case with its two axes, redaction and approval."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from site_cms.intake.models import Evidence, Redaction
from site_cms.intake.services import read_contact
from site_cms.media.intake import IntakeError
from site_cms.media.redaction import RedactionError
from site_cms.media.serving import PrivateFile
from site_cms.pages.models import SiteSettings

from .. import office_forms as forms
from ..choices import OPEN_STATES, CaseState, PublicationKind, ReportState
from ..forms import TypedInForm, new_token
from ..guards import GuardError, content_hash, public_text
from ..models import Case, Publication, Report
from ..models.assessment import current_opening
from ..questions import public_answers
from ..services import cases, deadlines, notes, publishing, reports
from ..textscan import unsettled
from ..timeline import public_steps, state_chip
from ..workflow import TransitionRefused, allowed

OFFICE = (
    "exposure.view_case",
    "exposure.assign_case",
    "exposure.verify_case",
    "exposure.redact_publication",
    "exposure.approve_publication",
    "exposure.withdraw_publication",
    "exposure.approve_suspension",
)


def _demand(request: HttpRequest, *permissions: str) -> None:
    if not any(request.user.has_perm(permission) for permission in permissions):
        raise PermissionDenied


def _no_store(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response


def report_queue(request: HttpRequest) -> HttpResponse:
    """Newest first within what still waits; the stricter queue is marked."""
    _demand(request, "exposure.view_report")
    state = request.GET.get("state", "")
    rows = Report.objects.select_related("category", "district", "submission", "case").order_by("-pk")
    if state in ReportState.values:
        rows = rows.filter(state=state)
    else:
        state = ""
        rows = rows.filter(state__in=(ReportState.RECEIVED, ReportState.VERIFYING))
    page = Paginator(rows, 50).get_page(request.GET.get("p"))
    return _no_store(
        render(request, "exposure/office/reports.html", {"page": page, "state": state, "states": ReportState.choices})
    )


def type_in(request: HttpRequest) -> HttpResponse:
    """代录: a call or a visit goes the same way as everybody's report. The receipt is shown once, on a slip to be printed."""
    _demand(request, "exposure.type_in_report")
    sent_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TypedInForm(*sent_in, initial={"token": new_token()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            sent = reports.submit_report(
                form_key=form.form_key,
                category=data["category"],
                district=data["district"],
                place_words=data["place_words"],
                description=data["description"],
                photos=data["photos"],
                contact=data["contact"],
                may_show_minor=data["may_show_minor"],
                channel=data["channel"],
                typed_in_by=request.user,
                now=timezone.now(),
            )
        except IntakeError as error:
            form.add_intake_error(error)
        else:
            context = {"receipt": sent.receipt, "report": sent.report, "address": f"{settings.PUBLIC_BASE_URL}/r/"}
            return _no_store(render(request, "exposure/office/slip.html", context))
    elif "token" in form.errors:
        form.data = form.data.copy()
        form.data["token"] = new_token()
    status = 422 if form.is_bound else 200
    return _no_store(render(request, "exposure/office/type_in.html", {"form": form}, status=status))


def yard_poster(request: HttpRequest) -> HttpResponse:
    """A sheet with the way to 随手拍, to be printed and hung in a yard."""
    _demand(request, "exposure.type_in_report", *OFFICE)
    site = SiteSettings.for_request(request)
    hotline = next((block.value["number"] for block in site.hotlines), "")
    context = {"address": f"{settings.PUBLIC_BASE_URL}/report/", "site_name": site.name, "hotline": hotline}
    return render(request, "exposure/office/yard_poster.html", context)


def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Verify, reject with a reason, merge, or file as a case."""
    _demand(request, "exposure.view_report")
    report = get_object_or_404(Report.objects.select_related("category", "district", "submission", "case"), pk=pk)
    bound = {
        "check": forms.SpotCheckForm(),
        "reject": forms.RejectForm(),
        "file": forms.FileForm(initial=_basis()),
        "merge": forms.MergeForm(),
    }
    told = "；".join(f"{question}{answer}" for question, answer in public_answers(report.answers))
    bound["file"].initial["summary"] = told
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action in bound:
            bound[action] = type(bound[action])(request.POST, request.FILES)
        try:
            done = _take_report_step(action, report, bound.get(action), request)
        except TransitionRefused as refused:
            messages.error(request, refused.message)
        except IntakeError as error:
            bound["check"].add_error("photo", error)
        else:
            if done is not None:
                return done
    contact = getattr(report.submission, "contact", None)
    return _no_store(
        render(
            request,
            "exposure/office/report.html",
            {
                "report": report,
                "allowed": allowed(report, request.user),
                "checks": report.spot_checks.select_related("by"),
                "found_words": unsettled(f"{report.place_words}\n{report.description}"),
                "next": Report.objects.filter(pk__lt=report.pk, state__in=(ReportState.RECEIVED, ReportState.VERIFYING))
                .order_by("-pk")
                .values_list("pk", flat=True)
                .first(),
                "forms": bound,
                "evidence": report.submission.evidence.all(),
                "contact": read_contact(contact) if contact and request.user.has_perm("exposure.verify_report") else "",
            },
        )
    )


def _basis() -> dict[str, str]:
    """The legal basis that the assessment in force gives."""
    opening = current_opening()
    return {"legal_basis": opening.assessment.legal_basis, "legal_note": opening.assessment.clause} if opening else {}


def _take_report_step(action: str, report: Report, form, request: HttpRequest) -> HttpResponse | None:
    actor, now = request.user, timezone.now()
    if action == "start_verifying":
        reports.start_verifying(report, actor=actor, now=now)
        return redirect("exposure_office_report", pk=report.pk)
    if action in ("flag_minor", "unflag_minor"):
        number = request.POST.get("evidence", "")
        number = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        evidence = get_object_or_404(report.submission.evidence, pk=number)
        reports.flag_minor(evidence, may_show_minor=action == "flag_minor", actor=actor, now=now)
        return redirect("exposure_office_report", pk=report.pk)
    if form is None or not form.is_valid():
        return None
    data = form.cleaned_data
    if action == "check":
        reports.check_on_the_spot(report, **data, actor=actor, now=now)
        return redirect("exposure_office_report", pk=report.pk)
    if action == "reject":
        reports.reject_report(report, reason=data["reason"], answer=data["answer"], actor=actor, now=now)
        messages.success(request, _("The report was not accepted; its reporter can read why."))
        return redirect("exposure_office_reports")
    if action == "merge":
        case = Case.objects.filter(number=data["number"].strip()).first()
        if case is None:
            form.add_error("number", _("There is no case with this number."))
            return None
        reports.merge_report(report, case, actor=actor, now=now)
        return redirect("exposure_office_reports")
    case = reports.file_case(report, actor=actor, now=now, **data)
    messages.success(request, _("Filed as case %(number)s.") % {"number": case.number})
    return (
        redirect("exposure_office_case", number=case.number)
        if request.user.has_perm("exposure.view_case")
        else redirect("exposure_office_reports")
    )


def case_queue(request: HttpRequest) -> HttpResponse:
    _demand(request, *OFFICE)
    now = timezone.now()
    state = request.GET.get("state", "")
    rows = Case.objects.select_related("category", "unit").order_by("-pk")
    if state == "overdue":
        rows = rows.overdue(now)
    elif state in CaseState.values:
        rows = rows.filter(state=state)
    else:
        state = ""
        rows = rows.filter(state__in=OPEN_STATES)
    page = Paginator(rows, 50).get_page(request.GET.get("p"))
    entries = [{"case": case, "chip": state_chip(case, now)} for case in page]
    return _no_store(
        render(
            request,
            "exposure/office/cases.html",
            {"page": page, "entries": entries, "state": state, "states": CaseState.choices},
        )
    )


CASE_FORMS = {
    "assign": forms.AssignForm,
    "uphold": forms.ReasonForm,
    "verify": forms.VerifyForm,
    "suspend": forms.SuspendForm,
    "pause": forms.ReasonForm,
    "decide_extension": forms.DecideExtensionForm,
    "reopen": forms.ReasonForm,
    "take_down": forms.ReasonForm,
    "correct": forms.CorrectionForm,
    "decide_note": forms.DecideNoteForm,
}


def case_detail(request: HttpRequest, number: str) -> HttpResponse:
    """Everything of a case; what this person may do stands as a form beside it."""
    _demand(request, *OFFICE)
    case = get_object_or_404(
        Case.objects.select_related("category", "unit", "district", "place", "extension__asked_by"), number=number
    )
    bound = {name: form() for name, form in CASE_FORMS.items()}
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action in bound:
            bound[action] = bound[action].__class__(request.POST)
        try:
            if _take_case_step(action, case, bound.get(action), request.user):
                return redirect("exposure_office_case", number=number)
        except (TransitionRefused, GuardError, notes.NoteRefused) as refused:
            messages.error(request, refused.message)
    steps = set(allowed(case, request.user))
    extension = getattr(case, "extension", None)
    return _no_store(
        render(
            request,
            "exposure/office/case.html",
            {
                "case": case,
                "chip": state_chip(case, timezone.now()),
                "steps": public_steps(case),
                "allowed": steps,
                "may_verify": bool(steps & {"close", "send_back"}),
                "extension": extension,
                "may_decide_extension": extension is not None
                and extension.decided_at is None
                and "grant_extension" in steps,
                "pauses": case.pauses.all(),
                "escalations": case.escalations.select_related("card"),
                "notices": case.notices.all(),
                "notes": [
                    {"note": note, "form": forms.DecideNoteForm(initial={"note": note.pk, "sha256": note.content_hash})}
                    for note in case.notes.select_related("written_by", "decided_by")
                ],
                "may_decide_notes": request.user.has_perm(notes.APPROVE),
                "may_correct": request.user.has_perm(notes.CORRECT),
                "appeals": case.appeals.all() if request.user.has_perm("exposure.view_appeal") else [],
                "may_take_down": request.user.has_perm("exposure.withdraw_publication"),
                "forms": bound,
                "publications": _with_steps(case, request.user),
                "may_open_publications": request.user.has_perm("exposure.redact_publication"),
                "replies": case.replies.all(),
                "verifications": case.verifications.all(),
            },
        )
    )


def _take_case_step(action: str, case: Case, form, actor) -> bool:
    now = timezone.now()
    if action == "return_to_filed":
        cases.return_to_filed(case, actor=actor, now=now)
        return True
    if action == "resume":
        cases.resume_case(case, actor=actor, now=now)
        return True
    if action == "open_publications":
        if not actor.has_perm("exposure.redact_publication"):
            raise PermissionDenied
        reports.open_publications(case)
        return True
    if action == "end_pause":
        deadlines.end_pause(case, actor=actor, now=now)
        return True
    if form is None or not form.is_valid():
        return False
    data = form.cleaned_data
    if action == "assign":
        cases.assign_case(
            case, unit=data["unit"], has_deadline=data["has_deadline"], term=data["term"], actor=actor, now=now
        )
    elif action == "uphold":
        cases.uphold_case(case, reason=data["reason"], actor=actor, now=now)
    elif action == "verify":
        cases.verify_rectification(case, passed=data["passed"] == "yes", finding=data["finding"], actor=actor, now=now)
    elif action == "suspend":
        cases.suspend_case(case, cause=data["cause"], review_on=data["review_on"], actor=actor, now=now)
    elif action == "pause":
        deadlines.pause_case(case, reason=data["reason"], actor=actor, now=now)
    elif action == "decide_extension":
        deadlines.decide_extension(case, granted=data["granted"] == "yes", reason=data["reason"], actor=actor, now=now)
    elif action == "reopen":
        cases.reopen_case(case, evidence=data["reason"], actor=actor, now=now)
    elif action == "correct":
        notes.write_correction(case, text=data["text"], actor=actor, now=now)
    elif action == "decide_note":
        note = get_object_or_404(case.notes, pk=data["note"])
        approved = data["approved"] == "yes"
        notes.decide_note(note, approved=approved, sha256=data["sha256"], reason=data["reason"], actor=actor, now=now)
    elif action == "take_down":
        publishing.take_down(case, reason=data["reason"], actor=actor, now=now)
    return True


def _with_steps(case: Case, user) -> list[dict]:
    found = case.publications.select_related("evidence", "redaction", "redactor", "approver").order_by("pk")
    return [{"publication": publication, "allowed": allowed(publication, user)} for publication in found]


def publication_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Redact (the text, or boxes on the picture), approve what another redacted, publish."""
    _demand(request, *OFFICE)
    publication = get_object_or_404(
        Publication.objects.select_related("case", "evidence", "redaction", "redactor"), pk=pk
    )
    is_picture = publication.kind != PublicationKind.TEXT
    case = publication.case
    redact_form = (
        forms.BoxesForm(initial={"boxes": _former_boxes(publication)})
        if is_picture
        else forms.TextForm(initial={name: getattr(case, name) for name in publishing.PUBLIC_WORDS})
    )
    approve_form = forms.ApproveForm(is_picture=is_picture, initial={"sha256": publication.content_hash})
    reason_form = forms.ReasonForm()
    if request.method == "POST":
        action, actor, now = request.POST.get("action", ""), request.user, timezone.now()
        try:
            if action == "redact":
                redact_form = type(redact_form)(request.POST)
                if redact_form.is_valid():
                    if is_picture:
                        publishing.redact_picture(
                            publication,
                            redact_form.cleaned_data["boxes"],
                            style=redact_form.cleaned_data["style"],
                            actor=actor,
                            now=now,
                        )
                    else:
                        publishing.redact_text(publication, actor=actor, now=now, **redact_form.cleaned_data)
                    return redirect("exposure_office_case", number=case.number)
            elif action == "approve":
                approve_form = forms.ApproveForm(request.POST, is_picture=is_picture)
                if approve_form.is_valid():
                    publishing.approve(
                        publication,
                        sha256=approve_form.cleaned_data["sha256"],
                        checklist=approve_form.checklist,
                        actor=actor,
                        now=now,
                    )
                    return redirect("exposure_office_case", number=case.number)
            elif action == "send_back":
                reason_form = forms.ReasonForm(request.POST)
                if reason_form.is_valid():
                    publishing.send_back(publication, reason=reason_form.cleaned_data["reason"], actor=actor, now=now)
                    return redirect("exposure_office_case", number=case.number)
            elif action in ("keep_private", "release"):
                reason_form = forms.ReasonForm(request.POST)
                if reason_form.is_valid():
                    step = {"keep_private": publishing.keep_private, "release": publishing.release}[action]
                    step(publication, reason=reason_form.cleaned_data["reason"], actor=actor, now=now)
                    return redirect("exposure_office_case", number=case.number)
            elif action == "publish":
                publishing.publish(publication, actor=actor, now=now)
                return redirect("exposure_office_case", number=case.number)
        except (TransitionRefused, GuardError) as refused:
            messages.error(request, refused.message)
        except RedactionError as error:
            messages.error(request, " ".join(error.messages))
    return _no_store(
        render(
            request,
            "exposure/office/publication.html",
            {
                "publication": publication,
                "case": case,
                "is_picture": is_picture,
                "allowed": allowed(publication, request.user),
                "redact_form": redact_form,
                "covered_things": forms.COVERED_THINGS,
                "approve_form": approve_form,
                "reason_form": reason_form,
                "found_words": [] if is_picture else unsettled(public_text(case)),
                "is_unchanged": content_hash(publication) == publication.content_hash,
            },
        )
    )


def _former_boxes(publication: Publication) -> str:
    """What was drawn the last time, so that a picture that was sent back is mended and not begun anew."""
    redaction = publication.redaction
    return json.dumps(redaction.boxes if redaction is not None else [], ensure_ascii=False)


# --- Private pictures, through the logged view of the media room ---------------------------------------------------------


def original_file(request: HttpRequest, key: str) -> PrivateFile:
    """An original: for those who verify or redact, each view logged."""
    _demand(request, "intake.view_original")
    evidence = Evidence.objects.filter(pk=int(key) if key.isascii() and key.isdigit() else None, waits_for="").first()
    if evidence is None or not evidence.original:
        raise Http404
    return PrivateFile(
        evidence.original.name, f"intake.evidence:{evidence.pk}", inline=True, storage=evidence.original.storage
    )


def derivative_file(request: HttpRequest, key: str) -> PrivateFile:
    """A derivative before it is public: for the office, to approve it."""
    _demand(request, *OFFICE)
    redaction = Redaction.objects.filter(pk=int(key) if key.isascii() and key.isdigit() else None).first()
    if redaction is None:
        raise Http404
    return PrivateFile(
        redaction.derivative.name, f"intake.redaction:{redaction.pk}", inline=True, storage=redaction.derivative.storage
    )
