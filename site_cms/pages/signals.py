"""What renews the frame: any change to a page, a restriction, a site or the settings."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .frame import renew_frame
from .models import SiteSettings


def renew(**kwargs) -> None:
    if not kwargs.get("raw"):
        renew_frame()


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(renew, dispatch_uid="pages.frame")
    for model in (Site, SiteSettings, PageViewRestriction):
        post_save.connect(renew, sender=model, dispatch_uid=f"pages.frame.{model.__name__}")
        post_delete.connect(renew, sender=model, dispatch_uid=f"pages.frame.{model.__name__}.deleted")
    post_delete.connect(renew_for_page, dispatch_uid="pages.frame.page")


def renew_for_page(sender, **kwargs) -> None:
    if issubclass(sender, Page):
        renew(**kwargs)
