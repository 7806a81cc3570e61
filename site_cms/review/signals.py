"""A page that gets a new revision while it is under review."""

from django.db.models.signals import post_save
from wagtail.models import Page

from .services import follow_revision


def revision_saved(sender, instance, update_fields=None, **kwargs) -> None:
    if issubclass(sender, Page) and update_fields and "latest_revision" in update_fields:
        follow_revision(instance)


def connect() -> None:
    post_save.connect(revision_saved, dispatch_uid="review.revision_saved")
