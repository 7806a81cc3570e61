"""What waits for somebody in the review: steps to take, texts to proofread, own texts that came back."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from site_cms.notices.registry import OpenItem

from .services import unread_texts, waiting_for

MOST = 20


def _item(kind: str, state: TaskState, permission: str = "") -> OpenItem:
    page = state.workflow_state.object_id
    return OpenItem(
        key=f"review:{kind}:{state.pk}",
        title=f"{state.task.name}：{state.revision.object_str}",
        url=reverse("review:detail", args=[page]),
        since=state.started_at,
        permission=permission,
    )


def steps(user, now: datetime) -> Iterator[OpenItem]:
    for state in waiting_for(user)[:MOST]:
        yield _item("step", state, f"review.pass_{state.task.specific.step}_review")


def unread(user, now: datetime) -> Iterator[OpenItem]:
    if user.has_perm("review.proofread"):
        for state in unread_texts()[:MOST]:
            yield _item("proofread", state, "review.proofread")


def returned(user, now: datetime) -> Iterator[OpenItem]:
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
    for workflow_state in states.select_related("current_task_state__task", "current_task_state__revision")[:MOST]:
        state = workflow_state.current_task_state
        if state is not None:
            state.workflow_state = workflow_state
            yield _item("returned", state)
