"""Who may take which step of a review, and when a pass counts. The models ask here; nothing here knows a screen.

Three steps, three people, and none of them wrote the text: who edited it since it was last public, who began it, who handed
it in. A superuser is one person like any other. A pass counts for the one revision and the one fingerprint it was given for.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from site_cms.audit.services import record
from site_cms.wording.services import open_errors

from .choices import Step
from .clock import moment
from .hashing import content_hash


class ReviewRefused(PermissionDenied):
    """A step that is not taken; the message says why, in the reader's language."""


def subject_of(page: Page) -> str:
    return f"wagtailcore.page:{page.pk}"


def chain_of(page: Page) -> str:
    return f"page:{page.pk}"


def authors(page: Page) -> set[int]:
    """Ids of everybody who wrote something into the text that is not public yet.

    A revision that changes comments alone makes nobody an author.
    """
    people: set[int] = set()
    revisions = page.revisions.order_by("created_at", "pk")
    previous = ""
    if page.live_revision_id:
        previous = content_hash(Revision.objects.get(pk=page.live_revision_id))
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    elif page.owner_id:
        people.add(page.owner_id)
    for revision in revisions:
        fingerprint = content_hash(revision)
        if fingerprint != previous and revision.user_id:
            people.add(revision.user_id)
        previous = fingerprint
    state = active_state(page)
    if state is not None and state.requested_by_id:
        people.add(state.requested_by_id)
    return people


def active_state(page: Page) -> WorkflowState | None:
    return WorkflowState.objects.active().for_instance(page).select_related("current_task_state").first()


def passed_states(task_state_class, workflow_state: WorkflowState, revision: Revision, fingerprint: str):
    """The passes of this review that count for this text, by step."""
    states = task_state_class.objects.filter(
        workflow_state=workflow_state,
        revision=revision,
        content_hash=fingerprint,
        status=TaskState.STATUS_APPROVED,
    ).order_by("finished_at", "pk")
    return {state.task.specific.step: state for state in states.select_related("task")}


def passers(task_state_class, workflow_state: WorkflowState, but_not: Step) -> set[int]:
    """Who passed another step of this review in its present round."""
    # Read anew: Wagtail goes on by what it finds kept on the workflow state.
    current = TaskState.objects.select_related("revision").filter(pk=workflow_state.current_task_state_id).first()
    if current is None:
        return set()
    fingerprint = content_hash(current.revision)
    states = passed_states(task_state_class, workflow_state, current.revision, fingerprint)
    return {state.finished_by_id for step, state in states.items() if step != but_not}


def may_take_step(task, page: Page, user) -> bool:
    if not user.is_active or not user.has_perm(Step(task.step).permission):
        return False
    state = active_state(page)
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        return False
    return user.pk not in authors(page) | passers(task.get_task_state_class(), state, Step(task.step))


def waiting_steps(task, user):
    """The open steps of this kind that the person may take."""
    found = task.get_task_state_class().objects.filter(task=task, status=TaskState.STATUS_IN_PROGRESS)
    if not user.is_active or not user.has_perm(Step(task.step).permission):
        return TaskState.objects.none()
    open_for_user = [
        state.pk
        for state in found.select_related("workflow_state")
        if state.workflow_state.content_object is not None
        and may_take_step(task, state.workflow_state.content_object, user)
    ]
    return TaskState.objects.filter(pk__in=open_for_user)


def start_step(task, workflow_state: WorkflowState, user):
    """Open the first step that this text has not passed, whichever Wagtail asked for.

    Wagtail goes on with the step that returned a text; here a changed text begins anew. Refused while the word check knows
    an error that nobody passed with a reason.
    """
    page = workflow_state.content_object
    revision = page.get_latest_revision()
    errors = open_errors(page, revision)
    if errors:
        raise ReviewRefused(
            _("The word check found: %(words)s. Correct them or pass them with a reason.")
            % {"words": "、".join(hit.found for hit in errors[:5])}
        )
    fingerprint = content_hash(revision)
    state_class = task.get_task_state_class()
    passed = passed_states(state_class, workflow_state, revision, fingerprint)
    step = next((step for step in Step if step not in passed), Step.FINAL)
    own = type(task).objects.get(step=step)
    state = state_class(
        workflow_state=workflow_state,
        revision=revision,
        task=own,
        content_hash=fingerprint,
        status=TaskState.STATUS_IN_PROGRESS,
    )
    state.save()
    return state


def pass_step(state, user) -> None:
    """Everything that must hold before a step is passed; raises ReviewRefused. Records the pass in the page's chain."""
    task = state.task.specific
    step = Step(task.step)
    page = state.workflow_state.content_object
    if user is None or not user.is_active or not user.has_perm(step.permission):
        raise ReviewRefused(_("You may not take this step of the review."))
    if user.pk in authors(page):
        raise ReviewRefused(_("You worked on this text, so somebody else must review it."))
    if user.pk in passers(type(state), state.workflow_state, step):
        raise ReviewRefused(_("You passed another step of this review; each step needs another person."))
    fingerprint = content_hash(state.revision)
    if state.revision_id != page.latest_revision_id or fingerprint != state.content_hash:
        raise ReviewRefused(_("The text was changed after it was handed in. The review begins anew."))
    passed = passed_states(type(state), state.workflow_state, state.revision, fingerprint)
    earlier = [other for other in Step if list(Step).index(other) < list(Step).index(step)]
    if any(other not in passed for other in earlier):
        raise ReviewRefused(_("An earlier step of the review is still open."))
    if step == Step.FINAL and not page.proofreadings.filter(content_hash=fingerprint, is_clean=True).exists():
        raise ReviewRefused(_("This text has no proofreading yet. The final review needs one."))
    if open_errors(page, state.revision):
        raise ReviewRefused(_("The word check knows errors in this text that nobody passed with a reason."))
    record(
        chain=chain_of(page),
        action=f"review.{step.value}.passed",
        subject=subject_of(page),
        now=moment(),
        actor=user,
        payload={"revision": state.revision_id, "content": fingerprint},
    )
