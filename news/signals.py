"""When a list must be told."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from .models import ArticlePage, ColumnPage
from .services import listing


def on_published(sender, instance, **kwargs) -> None:
    if isinstance(instance, ArticlePage):
        listing.refresh(instance.pk)
    elif isinstance(instance, ColumnPage):
        listing.refresh_below(instance)


def on_unpublished(sender, instance, **kwargs) -> None:
    """Taken off the lists without asking the database: a page that is being deleted says so while its row is still live."""
    if isinstance(instance, ArticlePage):
        listing.remove(instance.pk)
    elif isinstance(instance, ColumnPage):
        listing.remove_below(instance)


def page_moved(sender, instance, **kwargs) -> None:
    listing.refresh_below(instance)


def article_deleted(sender, instance, **kwargs) -> None:
    listing.remove(instance.pk)


def restriction_changed(sender, instance, **kwargs) -> None:
    if not kwargs.get("raw"):
        listing.refresh_below(instance.page)


def connect() -> None:
    page_published.connect(on_published, dispatch_uid="news.listing.published")
    page_unpublished.connect(on_unpublished, dispatch_uid="news.listing.unpublished")
    post_page_move.connect(page_moved, dispatch_uid="news.listing.moved")
    pre_delete.connect(article_deleted, sender=ArticlePage, dispatch_uid="news.listing.deleted")
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="news.listing.restriction")
