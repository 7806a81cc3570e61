"""The responsible unit's side at /desk/: its own cases, and nothing that tells who reported."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from site_cms.media.intake import IntakeError

from ..choices import NoteKind
from ..forms import AskExtensionForm, DeclineForm, PlanForm, RectificationForm, StatementForm
from ..models import Case
from ..models.publication import picture_pairs
from ..services.cases import accept_case, decline_case, submit_rectification
from ..services.deadlines import ask_extension
from ..services.notes import NoteRefused, write_statement
from ..timeline import public_steps, state_chip
from ..workflow import TransitionRefused, allowed

may_answer = permission_required("exposure.answer_case", raise_exception=False)


def _own_case(request: HttpRequest, number: str) -> Case:
    """404 for another unit's case: that it exists is nobody's business either."""
    case = (
        Case.objects.of_unit(request.user.unit_id)
        .select_related("category", "unit", "district", "extension")
        .filter(number=number)
        .first()
    )
    if case is None:
        raise Http404
    return case


def _no_store(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response


@may_answer
@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    cases = (
        Case.objects.of_unit(request.user.unit_id)
        .select_related("category", "unit")
        .order_by("closed_at", "due_at", "-pk")[:200]
    )
    rows = [{"case": case, "chip": state_chip(case, now)} for case in cases]
    return _no_store(render(request, "exposure/desk_list.html", {"rows": rows}))


@may_answer
@require_http_methods(["GET", "HEAD", "POST"])
def case_detail(request: HttpRequest, number: str) -> HttpResponse:
    """Accept, decline with a reason, or submit with after-photos; one form each, no JavaScript."""
    case = _own_case(request, number)
    forms = {
        "accept": PlanForm(),
        "decline": DeclineForm(),
        "submit": RectificationForm(),
        "ask_extension": AskExtensionForm(),
        "state": StatementForm(),
    }
    problem, status = "", 200
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action in forms:
            forms[action] = type(forms[action])(request.POST, request.FILES)
            try:
                if forms[action].is_valid() and _take(action, case, forms[action].cleaned_data, request.user):
                    return redirect("exposure_desk_case", number=case.number)
            except IntakeError as error:
                forms[action].add_error("photos", error)
            except (TransitionRefused, NoteRefused) as refused:
                problem = str(refused.message)
        status = 422
    context = {
        "case": case,
        "chip": state_chip(case, timezone.now()),
        "steps": public_steps(case),
        "allowed": allowed(case, request.user),
        "escalations": case.escalations.all(),
        "notices": case.notices.all(),
        "extension": getattr(case, "extension", None),
        "forms": forms,
        "notes": case.notes.filter(kind=NoteKind.UNIT_REPLY),
        "problem": problem,
        "pairs": picture_pairs(case),
    }
    return _no_store(render(request, "exposure/desk_case.html", context, status=status))


def _take(action: str, case: Case, data: dict, user) -> bool:
    now = timezone.now()
    if action == "accept":
        accept_case(case, actor=user, now=now, plan=data["plan"])
    elif action == "decline":
        decline_case(case, reason=data["reason"], actor=user, now=now)
    elif action == "state":
        write_statement(case, text=data["text"], actor=user, now=now)
    elif action == "ask_extension":
        ask_extension(case, working_days=data["working_days"], reason=data["reason"], actor=user, now=now)
    else:
        submit_rectification(case, text=data["text"], photos=data["photos"], actor=user, now=now)
    return True
