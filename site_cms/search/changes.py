"""Follows what changes: whatever an app registered is indexed or taken out in the transaction that changes it.

`QuerySet.update()` and `bulk_create()` send no signal: a service that uses them calls `refresh` for what it touched.
`search_reconcile` finds what was forgotten.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from . import engines, indexing
from .registry import Kind, kinds, kinds_of

CHUNK = 50

log = logging.getLogger(__name__)


def refresh(model: type[Model], pks: Iterable[Any]) -> None:
    """Index these rows as they stand now; those that no stranger may read are taken out."""
    wanted = list(dict.fromkeys(pks))
    # A few at a time, each in a transaction of its own unless the caller has one: an import refreshes thousands.
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        for kind in kinds_of(model):
            items = [item for row in kind.public().filter(pk__in=chunk) if (item := item_of(kind, row))]
            indexing.remove({kind.key(pk) for pk in chunk} - {item.key for item in items}, engines.database())
            indexing.put_all(items, engines.database())


def item_of(kind: Kind, row: Model) -> indexing.Searchable | None:
    """What is to be found of a row, or None.

    A fault in an app's own text must not keep an editor from publishing: it is logged and nothing is found meanwhile.
    """
    try:
        return kind.item(row)
    except Exception:
        log.exception("cannot read the searchable text of %s", kind.key(row.pk))
        return None


def refresh_below(page: Page) -> None:
    """Addresses and restrictions are inherited: the whole branch is looked at again."""
    for kind in kinds():
        if issubclass(kind.model, Page):
            refresh(
                kind.model, kind.model._default_manager.descendant_of(page, inclusive=True).values_list("pk", flat=True)
            )


def _saved(sender: type[Model], instance: Model, raw: bool = False, **_: Any) -> None:
    if not raw:
        refresh(sender, [instance.pk])


def _deleted(sender: type[Model], instance: Model, **_: Any) -> None:
    for kind in kinds_of(sender):
        indexing.remove([kind.key(instance.pk)], engines.database())


def _moved(sender: Any, instance: Page, **_: Any) -> None:
    refresh_below(instance)


def _restricted(sender: Any, instance: PageViewRestriction, **_: Any) -> None:
    refresh_below(instance.page)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="search-saved")
    post_delete.connect(_deleted, dispatch_uid="search-deleted")
    # Wagtail moves what lies below a new slug after the save and tells of it after the commit. A worker killed in between
    # leaves old addresses, which redirect, until reconcile comes round.
    page_slug_changed.connect(_moved, dispatch_uid="search-slug")
    post_page_move.connect(_moved, dispatch_uid="search-moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search-restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search-unrestricted")
