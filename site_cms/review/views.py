"""The review screen of a page: what lies before the reviewers, who passed what, and the buttons that each person may press."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Revision

from site_cms.audit.models import AuditEvent
from site_cms.wording.models import WordRule
from site_cms.wording.services import open_hits, pass_hit

from . import forms, services
from .models import ContentSchedule, Proofreading, ReviewTaskState
from .rules import active_state, authors, chain_of

RIGHTS = (
    "review.pass_first_review",
    "review.pass_second_review",
    "review.pass_final_review",
    "review.proofread",
    "review.unpublish_content",
    "review.schedule_content",
)


def may_look(user, page: Page) -> bool:
    """Whoever has a part in the review of content, and those who may edit the page."""
    return any(user.has_perm(right) for right in RIGHTS) or page.permissions_for_user(user).can_edit()


def _page(request: HttpRequest, pk: int) -> Page:
    page = get_object_or_404(Page, pk=pk, depth__gt=1)
    if not may_look(request.user, page):
        raise PermissionDenied
    return page


def _revision(page: Page) -> Revision | None:
    state = active_state(page)
    if state is not None and state.current_task_state is not None:
        return state.current_task_state.revision
    return page.get_latest_revision()


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for me: the steps I may take, and for proofreaders the texts under review without a proofreading."""
    if not any(request.user.has_perm(right) for right in RIGHTS):
        raise PermissionDenied
    steps = services.waiting_for(request.user)
    return TemplateResponse(
        request,
        "review/waiting.html",
        {"steps": steps, "unread": services.unread_texts() if request.user.has_perm("review.proofread") else []},
    )


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(request, pk)
    return _render(request, page)


def _render(request: HttpRequest, page: Page, **bound: Any) -> HttpResponse:
    user, state, revision = request.user, active_state(page), _revision(page)
    current = state.current_task_state if state is not None else None
    task = current.task.specific if current is not None else None
    schedule = ContentSchedule.objects.filter(page_id=page.pk).first()
    context = {
        "page": page,
        "revision": revision,
        "state": state,
        "task": task,
        "may_step": bool(task and task.get_actions(page, user)),
        "may_proofread": user.has_perm("review.proofread") and user.pk not in authors(page),
        "may_unpublish": user.has_perm("review.unpublish_content") and (page.live or schedule is not None),
        "may_schedule": user.has_perm("review.schedule_content"),
        "may_withdraw": state is not None and user.pk in authors(page),
        "may_edit": page.permissions_for_user(user).can_edit(),
        "may_pass_hits": user.has_perm("wording.pass_hit"),
        "steps": ReviewTaskState.objects.filter(workflow_state=state).select_related("task", "finished_by")
        if state is not None
        else [],
        "proofreadings": Proofreading.objects.filter(page_id=page.pk).select_related("reader")[:20],
        "hits": open_hits(page, revision) if revision is not None else [],
        "events": AuditEvent.objects.filter(chain=chain_of(page)).select_related("actor").order_by("-sequence")[:30],
        "schedule": schedule,
        "remark_form": forms.RemarkForm(),
        "proofreading_form": forms.ProofreadingForm(),
        "schedule_form": forms.ScheduleForm(
            initial={"go_live_at": schedule.go_live_at, "expire_at": schedule.expire_at} if schedule else None
        ),
        "reason_form": forms.ReasonForm(),
        **bound,
    }
    return TemplateResponse(request, "review/detail.html", context, status=422 if bound else 200)


def _act(
    request: HttpRequest,
    page: Page,
    form: django_forms.Form,
    name: str,
    service: Callable[[dict[str, Any]], Any],
    done: str,
) -> HttpResponse:
    """Run a service with a form's values; what it refuses is shown on the screen, with everything that was typed."""
    if form.is_valid():
        try:
            service(form.cleaned_data)
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                form.add_error(None, [message for found in error.error_dict.values() for message in found])
            else:
                form.add_error(None, error)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal) or _("You may not do this."))
        else:
            messages.success(request, done)
            return redirect("review:detail", pk=page.pk)
    return _render(request, page, **{name: form})


@require_http_methods(["POST"])
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    page, user, now = _page(request, pk), request.user, timezone.now()
    if action == "pass":
        form = forms.RemarkForm(request.POST)
        return _act(
            request,
            page,
            form,
            "remark_form",
            lambda data: services.pass_review(page, user=user, now=now, comment=data["remark"]),
            _("Passed."),
        )
    if action == "return":
        form = forms.RemarkForm(request.POST)
        return _act(
            request,
            page,
            form,
            "remark_form",
            lambda data: services.return_for_changes(page, user=user, now=now, comment=data["remark"]),
            _("Returned for changes."),
        )
    if action == "proofread":
        form = forms.ProofreadingForm(request.POST)
        return _act(
            request,
            page,
            form,
            "proofreading_form",
            lambda data: services.record_proofreading(
                page, user=user, now=now, findings=data["findings"], is_clean=not data["still_wrong"]
            ),
            _("The proofreading is on record."),
        )
    if action == "unpublish":
        form = forms.ReasonForm(request.POST)
        return _act(
            request,
            page,
            form,
            "reason_form",
            lambda data: services.unpublish_content(page, user=user, now=now, reason=data["reason"]),
            _("It is taken down."),
        )
    if action == "schedule":
        form = forms.ScheduleForm(request.POST)
        return _act(
            request,
            page,
            form,
            "schedule_form",
            lambda data: services.schedule_content(page, user=user, now=now, **data),
            _("The hours are set."),
        )
    if action == "withdraw":
        return _act(
            request,
            page,
            forms.RemarkForm(request.POST),
            "remark_form",
            lambda data: services.withdraw_from_review(page, user=user, now=now),
            _("The text is yours again."),
        )
    if action == "pass-hit":
        form = forms.PassHitForm(request.POST)
        return _act(
            request,
            page,
            form,
            "pass_hit_form",
            lambda data: pass_hit(
                page,
                rule=get_object_or_404(WordRule, pk=data["rule"]),
                excerpt=data["excerpt"],
                reason=data["reason"],
                user=user,
                now=now,
            ),
            _("The place may stand; the reason is on record."),
        )
    raise Http404


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The text under review as readers will see it."""
    page = _page(request, pk)
    revision = _revision(page)
    if revision is None:
        raise Http404
    subject = revision.as_object()
    return subject.make_preview_request(request, subject.default_preview_mode)


def detail_url(page: Page) -> str:
    return reverse("review:detail", args=[page.pk])
