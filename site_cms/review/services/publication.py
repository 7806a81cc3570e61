"""Going live and coming down: the approved revision, and nothing but it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, TaskState, WorkflowState

from site_cms.audit.services import record

from ..choices import Step
from ..clock import moment
from ..hashing import content_hash
from ..models import Approval, ContentSchedule, ReviewTaskState
from ..rules import ReviewRefused, authors, chain_of, passed_states, subject_of


def publish_approved(workflow_state: WorkflowState, user=None) -> Approval:
    """The finish of a review: check once more that three people passed this very text, keep the approval, publish.

    The revision of the final pass is published, not whatever is latest. Raises ReviewRefused, and the whole finish is undone.
    """
    page = workflow_state.content_object
    now = moment()
    final = (
        ReviewTaskState.objects.filter(
            workflow_state=workflow_state, task__reviewtask__step=Step.FINAL, status=TaskState.STATUS_APPROVED
        )
        .order_by("-finished_at", "-pk")
        .first()
    )
    if final is None:
        raise ReviewRefused(_("This review has no final pass."))
    revision = final.revision
    fingerprint = content_hash(revision)
    passed = passed_states(ReviewTaskState, workflow_state, revision, fingerprint)
    people = [passed[step].finished_by_id if step in passed else None for step in Step]
    if None in people or len(set(people)) != len(people) or set(people) & authors(page):
        raise ReviewRefused(_("This text was not passed by three people who did not write it."))
    with transaction.atomic():
        Approval.objects.filter(page_id=page.pk, published_at=None, withdrawn_at=None).update(withdrawn_at=now)
        approval = Approval.objects.create(
            page_id=page.pk,
            revision=revision,
            content_hash=fingerprint,
            first_by_id=people[0],
            second_by_id=people[1],
            final_by_id=people[2],
            approved_at=now,
        )
        record(
            chain=chain_of(page),
            action="review.approved",
            subject=subject_of(page),
            now=now,
            actor=user,
            payload={"revision": revision.pk, "content": fingerprint, "people": people},
        )
        schedule = ContentSchedule.objects.filter(page_id=page.pk).first()
        if schedule is None or schedule.go_live_at is None or schedule.go_live_at <= now:
            _go_live(approval, now=now, user=user)
    return approval


def _go_live(approval: Approval, *, now: datetime, user=None) -> None:
    if approval.withdrawn_at is not None or content_hash(approval.revision) != approval.content_hash:
        raise ReviewRefused(_("The approved text was changed, so it is not published."))
    action = PublishPageRevisionAction(approval.revision, user=user)
    page = action.object
    page.go_live_at = page.expire_at = None  # hours are the schedule's
    if page.first_published_at is None:
        page.first_published_at = now
    action.execute(skip_permission_checks=True)
    Page.objects.filter(pk=page.pk).update(last_published_at=now)
    Approval.objects.filter(pk=approval.pk).update(published_at=now)
    ContentSchedule.objects.filter(page_id=page.pk).update(go_live_at=None)
    record(
        chain=chain_of(page),
        action="review.published",
        subject=subject_of(page),
        now=now,
        actor=user,
        payload={"revision": approval.revision_id, "content": approval.content_hash},
    )


@transaction.atomic
def unpublish_content(page: Page, *, user, now: datetime, reason: str) -> None:
    """Take a page down at once. Whoever is on duty may, without asking anybody; the reason stays on record.

    An approval that still waits for its hour is withdrawn too. Raises ReviewRefused without the right, ValidationError without a reason.
    """
    if not user.is_active or not user.has_perm("review.unpublish_content"):
        raise ReviewRefused(_("You may not take content down."))
    if not reason.strip():
        raise ValidationError(_("Say why it is taken down."))
    _take_down(page, user=user, now=now, reason=reason, action="review.unpublished")


def _take_down(page: Page, *, user, now: datetime, reason: str, action: str) -> None:
    Approval.objects.filter(page_id=page.pk, published_at=None, withdrawn_at=None).update(withdrawn_at=now)
    ContentSchedule.objects.filter(page_id=page.pk).delete()
    specific = Page.objects.get(pk=page.pk).specific
    if specific.live:
        UnpublishPageAction(specific, user=user).execute(skip_permission_checks=True)
    record(
        chain=chain_of(page), action=action, subject=subject_of(page), now=now, actor=user, payload={"reason": reason}
    )


@transaction.atomic
def schedule_content(
    page: Page, *, user, now: datetime, go_live_at: datetime | None = None, expire_at: datetime | None = None
) -> ContentSchedule | None:
    """Set the hours of a page; None and None take them back. An approved page appears at its hour, an unapproved one as soon
    after it as its review is done. Raises ReviewRefused without the right, ValidationError for hours that make no sense."""
    if not user.is_active or not user.has_perm("review.schedule_content"):
        raise ReviewRefused(_("You may not schedule content."))
    if go_live_at is not None and go_live_at <= now:
        raise ValidationError({"go_live_at": _("This hour has passed.")})
    if expire_at is not None and expire_at <= (go_live_at or now):
        raise ValidationError({"expire_at": _("It would disappear before it appears.")})
    record(
        chain=chain_of(page),
        action="review.scheduled",
        subject=subject_of(page),
        now=now,
        actor=user,
        payload={"go_live_at": go_live_at, "expire_at": expire_at},
    )
    if go_live_at is None and expire_at is None:
        ContentSchedule.objects.filter(page_id=page.pk).delete()
        return None
    schedule, _created = ContentSchedule.objects.update_or_create(
        page_id=page.pk, defaults={"go_live_at": go_live_at, "expire_at": expire_at, "set_by": user, "set_at": now}
    )
    return schedule


def run_schedule(*, now: datetime) -> tuple[int, int]:
    """Publish and take down what is due; how many of each. One page's failure stops no other; running it twice does nothing twice."""
    appeared = disappeared = 0
    for schedule in ContentSchedule.objects.filter(go_live_at__lte=now).order_by("go_live_at"):
        approval = Approval.objects.filter(page_id=schedule.page_id, published_at=None, withdrawn_at=None).first()
        if approval is None:
            continue  # still under review: it appears when the review is done
        try:
            with transaction.atomic():
                _go_live(approval, now=now)
                appeared += 1
        except ReviewRefused as refusal:
            page = schedule.page
            Approval.objects.filter(pk=approval.pk).update(withdrawn_at=now)
            record(
                chain=chain_of(page),
                action="review.schedule_refused",
                subject=subject_of(page),
                now=now,
                payload={"reason": str(refusal)},
            )
    for schedule in ContentSchedule.objects.filter(expire_at__lte=now).order_by("expire_at"):
        with transaction.atomic():
            _take_down(schedule.page, user=None, now=now, reason=_("Its time has passed."), action="review.expired")
            disappeared += 1
    return appeared, disappeared
