"""What bumps the version of the frame: any change to a page, a site, a redirect or the settings."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .models import FrameVersion, SiteSettings


def bump(**kwargs) -> None:
    if not kwargs.get("raw"):
        FrameVersion.bump()


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(bump, dispatch_uid="pages.frame")
    for model in (Site, SiteSettings):
        post_save.connect(bump, sender=model, dispatch_uid=f"pages.frame.{model.__name__}")
        post_delete.connect(bump, sender=model, dispatch_uid=f"pages.frame.{model.__name__}.deleted")
    post_delete.connect(bump_for_page, dispatch_uid="pages.frame.page")


def bump_for_page(sender, **kwargs) -> None:
    if issubclass(sender, Page):
        bump(**kwargs)
