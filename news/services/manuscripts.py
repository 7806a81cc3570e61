"""Reading manuscripts and making drafts of them: the admin and the command come through here."""

import hashlib
import uuid
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Comment

from ..manuscripts import Draft, clean
from ..models import ArticlePage, ColumnPage, Manuscript, ManuscriptArticle
from .manuscript_pages import page_fields

KEPT_UNSAVED = timedelta(days=7)  # a preview that nobody saved
MOST_NOTES = 60  # comments a page can hold without burying its text


class AlreadyImported(Exception):
    """The same file was imported before. ``page`` is the draft or article it became."""

    def __init__(self, page: ArticlePage):
        super().__init__(page.title)
        self.page = page


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_manuscript(
    file_name: str, data: bytes, *, by=None, now: datetime, batch: uuid.UUID | None = None
) -> Manuscript:
    """Cleans a file and keeps what was found, not the file. Raises UnreadableManuscript with a Chinese message."""
    drafts = clean(file_name, data)
    return Manuscript.objects.create(
        batch=batch or uuid.uuid4(),
        file_name=_storable(file_name)[-200:],
        digest=digest_of(data),
        articles=[_stored(draft) for draft in drafts],
        by=by,
        at=now,
    )


def _stored(draft: Draft) -> dict:
    article = draft.as_json()
    for item, removed in zip(article["removed"], draft.removed, strict=True):
        item["role"] = removed.role
    return _storable(article)


def _storable(value):
    """NUL can't be kept by PostgreSQL; it is kept as its sign ␀."""
    if isinstance(value, str):
        return value.replace("\0", "␀")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return {key: _storable(item) for key, item in value.items()} if isinstance(value, dict) else value


def imported_before(digest: str, number: int) -> ArticlePage | None:
    """The page that the same article of the same file became, if it is still there."""
    saved = (
        ManuscriptArticle.objects.filter(manuscript__digest=digest, number=number, page__isnull=False)
        .select_related("page")
        .order_by("at")
        .first()
    )
    return saved.page if saved else None


def importable_columns(user) -> list[ColumnPage]:
    """The columns in which this user may add articles, in the tree's order."""
    columns = ColumnPage.objects.order_by("path")
    return [column for column in columns if may_import(user, column)]


def may_import(user, column: ColumnPage) -> bool:
    return column.permissions_for_user(user).can_add_subpage()


@transaction.atomic
def save_article(
    manuscript: Manuscript, number: int, column: ColumnPage, *, by=None, now: datetime, again: bool = False
) -> ArticlePage:
    """Makes a draft, never live, of one article of a manuscript; its doubts become comments where they stand.

    ``by``: who does it (None: the machine, which comments nothing). ``again``: make a second one knowingly.
    Raises AlreadyImported, PermissionDenied, or IndexError for a number the manuscript doesn't have.
    """
    if by is not None and not may_import(by, column):
        raise PermissionDenied
    Manuscript.objects.select_for_update().get(pk=manuscript.pk)
    before = imported_before(manuscript.digest, number)
    if before is not None and not again:
        raise AlreadyImported(before)
    article = manuscript.articles[number]
    fields = page_fields(article, today=timezone.localdate(now))
    page = ArticlePage(live=False, owner=by, **fields.values)
    page.full_clean(exclude=["path", "depth", "numchild", "slug", "body"])
    column.add_child(instance=page)
    if by is not None:
        for path, text in fields.notes[:MOST_NOTES]:
            getattr(page, Comment._meta.get_field("page").remote_field.related_name).add(
                Comment(user=by, text=text, contentpath=path)
            )
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by, content_changed=True)
    ManuscriptArticle.objects.update_or_create(
        manuscript=manuscript, number=number, defaults={"page": page, "by": by, "at": now}
    )
    return page


def forget_unsaved(*, now: datetime) -> int:
    """Takes away previews that were never saved; gives their number."""
    old = Manuscript.objects.filter(at__lt=now - KEPT_UNSAVED, saved__isnull=True)
    count = old.count()
    old.delete()
    return count
