"""Handing in, passing, returning, proofreading, and what a change under review does."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from site_cms.audit.services import record

from ..clock import at
from ..hashing import content_hash
from ..models import Proofreading, ReviewTask, ReviewTaskState
from ..rules import ReviewRefused, active_state, authors, chain_of, subject_of


@transaction.atomic
def submit_for_review(page: Page, *, user, now: datetime) -> WorkflowState:
    """Hand in the latest revision; a returned text is handed in again the same way.

    Raises ReviewRefused when the person may not edit the page, when it is under review already, when no workflow is set, or
    when the word check knows an open error.
    """
    if not page.permissions_for_user(user).can_edit():
        raise ReviewRefused(_("You may not hand in this page."))
    workflow = page.get_workflow()
    if workflow is None:
        raise ReviewRefused(_("No review is set up for this part of the site."))
    state = active_state(page)
    with at(now):
        if state is None:
            state = workflow.start(page.specific, user)
        elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user=user)
        else:
            raise ReviewRefused(_("This page is under review already."))
    ReviewTaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_IN_PROGRESS).update(started_at=now)
    record(
        chain=chain_of(page),
        action="review.submitted",
        subject=subject_of(page),
        now=now,
        actor=user,
        payload={"revision": state.current_task_state.revision_id},
    )
    return state


def _current(page: Page) -> ReviewTaskState:
    state = active_state(page)
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        raise ReviewRefused(_("This page is not under review."))
    return ReviewTaskState.objects.select_for_update().get(pk=state.current_task_state_id)


@transaction.atomic
def pass_review(page: Page, *, user, now: datetime, comment: str = "") -> ReviewTaskState:
    """Pass the open step. After the last one the approved revision goes live (or waits for its hour). Raises ReviewRefused."""
    state = _current(page)
    with at(now):
        state.approve(user=user, comment=comment)
    ReviewTaskState.objects.filter(pk=state.pk).update(finished_at=now)
    return state


@transaction.atomic
def return_for_changes(page: Page, *, user, now: datetime, comment: str) -> ReviewTaskState:
    """Give the text back with the reason. Raises ReviewRefused; ValidationError without a reason."""
    if not comment.strip():
        raise ValidationError(_("Say what should be changed."))
    state = _current(page)
    if not state.task.specific.get_actions(page, user):
        raise ReviewRefused(_("You may not take this step of the review."))
    with at(now):
        state.reject(user=user, comment=comment)
    record(
        chain=chain_of(page),
        action="review.returned",
        subject=subject_of(page),
        now=now,
        actor=user,
        payload={"revision": state.revision_id, "comment": comment},
    )
    return state


@transaction.atomic
def withdraw_from_review(page: Page, *, user, now: datetime) -> None:
    """The author takes the text back to go on writing. Raises ReviewRefused for anybody else."""
    state = active_state(page)
    if state is None:
        raise ReviewRefused(_("This page is not under review."))
    if user.pk not in authors(page):
        raise ReviewRefused(_("Only those who wrote it take a text back; reviewers return it."))
    state.cancel(user=user)
    record(chain=chain_of(page), action="review.withdrawn", subject=subject_of(page), now=now, actor=user)


def record_proofreading(page: Page, *, user, now: datetime, findings: str = "", is_clean: bool = True) -> Proofreading:
    """Record that the text under review (or the latest draft) was proofread. `findings` lists what was found; with
    `is_clean` False the text still holds mistakes and the final review stays closed. Raises ReviewRefused."""
    if not user.is_active or not user.has_perm("review.proofread"):
        raise ReviewRefused(_("You may not record proofreadings."))
    if user.pk in authors(page):
        raise ReviewRefused(_("You worked on this text, so somebody else must proofread it."))
    if not is_clean and not findings.strip():
        raise ValidationError(_("Say what should be corrected."))
    state = active_state(page)
    current = state.current_task_state if state is not None else None
    revision = current.revision if current is not None else page.get_latest_revision()
    if revision is None:
        raise ReviewRefused(_("There is no text to proofread."))
    with transaction.atomic():
        proofreading = Proofreading.objects.create(
            page_id=page.pk,
            revision=revision,
            content_hash=content_hash(revision),
            reader=user,
            at=now,
            is_clean=is_clean,
            findings=findings,
        )
        record(
            chain=chain_of(page),
            action="review.proofread",
            subject=subject_of(page),
            now=now,
            actor=user,
            payload={"revision": revision.pk, "content": proofreading.content_hash, "clean": is_clean},
        )
    return proofreading


@transaction.atomic
def follow_revision(page: Page) -> None:
    """A new revision of a page under review: the same text keeps its passes, another text loses them and begins anew."""
    workflow_state = active_state(page)
    if workflow_state is None or workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        return
    current = ReviewTaskState.objects.filter(pk=workflow_state.current_task_state_id).first()
    if current is None or current.revision_id == page.latest_revision_id:
        return
    revision = Revision.objects.get(pk=page.latest_revision_id)
    if content_hash(revision) == current.content_hash:
        ReviewTaskState.objects.filter(
            workflow_state=workflow_state,
            content_hash=current.content_hash,
            status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_IN_PROGRESS],
        ).update(revision=revision)
        return
    # Wagtail's reference index and log need a whole task state; cancelling it asks for the next one, which is the first.
    current.cancel(user=revision.user)


def waiting_for(user) -> list[TaskState]:
    """The review steps that wait for this person, the oldest first."""
    if not user.is_active:
        return []
    states = TaskState.objects.none()
    for task in ReviewTask.objects.filter(active=True):
        states |= task.get_task_states_user_can_moderate(user)
    return list(states.select_related("task", "revision", "workflow_state").order_by("started_at"))


def unread_texts() -> list[ReviewTaskState]:
    """Open review steps whose text has no proofreading that left nothing to correct, the oldest first."""
    found = []
    open_steps = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for state in open_steps.select_related("workflow_state", "task", "revision").order_by("started_at"):
        if not Proofreading.objects.filter(
            page_id=int(state.workflow_state.object_id), content_hash=state.content_hash, is_clean=True
        ).exists():
            found.append(state)
    return found
