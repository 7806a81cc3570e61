"""Which revisions stand still."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState

from .hashing import content_hash, hash_of
from .models import Approval, Proofreading, ReviewTaskState


def refuse_overwriting(page: Page, revision: Revision) -> None:
    """Wagtail's autosave writes over a revision in place. One that reviewers or proofreaders have before them, that was
    approved or is public, stands still; only comments may still be added to it. Raises PermissionDenied."""
    if content_hash(revision) == hash_of(page.serializable_data()):
        return
    under_review = ReviewTaskState.objects.filter(
        revision=revision, status__in=[TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_APPROVED]
    )
    if (
        under_review.exists()
        or Proofreading.objects.filter(revision=revision).exists()
        or Approval.objects.filter(revision=revision).exists()
        or page.live_revision_id == revision.pk
    ):
        raise PermissionDenied(_("This version is under review or public and stands still. Save to make a new one."))
