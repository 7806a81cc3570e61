"""What people do with content: hand it in, pass or return it, proofread, take down, schedule."""

from .publication import publish_approved, run_schedule, schedule_content, unpublish_content
from .reviewing import (
    follow_revision,
    pass_review,
    record_proofreading,
    return_for_changes,
    submit_for_review,
    unread_texts,
    waiting_for,
    withdraw_from_review,
)

__all__ = [
    "follow_revision",
    "pass_review",
    "publish_approved",
    "record_proofreading",
    "return_for_changes",
    "run_schedule",
    "schedule_content",
    "submit_for_review",
    "unpublish_content",
    "unread_texts",
    "waiting_for",
    "withdraw_from_review",
]
