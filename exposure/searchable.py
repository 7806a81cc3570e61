"""What the search finds of the board: cases in the words that were redacted by one and approved by another, nothing else."""

import re
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from site_cms.search.changes import refresh
from site_cms.search.content import words_of
from site_cms.search.indexing import Searchable
from site_cms.search.registry import Kind, register, register_code, register_secret

from .choices import PublicationKind, PublicationState
from .models import BoardOpening, Case, Publication
from .services.publishing import shown_text

# A receipt, or most of one: groups of five from its alphabet, a digit among them (pinyin has none).
RECEIPT = r"(?=[a-z\-–—]*\d)(?:[2-9a-hj-np-z]{5}[-–—]?){3,}"


def public_cases() -> QuerySet:
    return Case.objects.shown().with_pictures().select_related("unit", "category")


def case_item(case: Case) -> Searchable | None:
    """None when the approval no longer fits the words: what nobody approved is not found either."""
    text = shown_text(case)
    if text is None:
        return None
    return Searchable(
        key=f"exposure.case:{case.pk}",
        kind="case",
        url=case.get_absolute_url(),
        title=case.title,
        text=words_of(case.summary, case.place_words, case.number),
        published=text.published_at or case.filed_at,
    )


def _published(sender: type[Publication], instance: Publication, raw: bool = False, **_: Any) -> None:
    if not raw and instance.kind == PublicationKind.TEXT:
        refresh(Case, [instance.case_id])


def _opened_or_closed(sender: type[BoardOpening], instance: BoardOpening, raw: bool = False, **_: Any) -> None:
    """The whole board comes or goes."""
    if not raw:
        texts = Publication.objects.filter(kind=PublicationKind.TEXT, state=PublicationState.PUBLISHED)
        cases = list(texts.values_list("case_id", flat=True))
        for start in range(0, len(cases), 1000):
            refresh(Case, cases[start : start + 1000])


def case_by_number(match: re.Match[str]) -> str | None:
    case = Case.objects.shown().filter(number=match[0]).first()
    return case.get_absolute_url() if case else None


def register_search() -> None:
    register(
        Kind(
            name="case",
            label=_("Exposed cases"),
            model=Case,
            public=public_cases,
            item=case_item,
            order=40,
            fields=("title", "summary", "place_words", "number"),
        )
    )
    register_code(r"\d{10,12}", case_by_number)
    register_secret(
        RECEIPT, "/r/", _("A receipt is for you alone. Enter it on the page for receipts; it is not searched for here.")
    )
    post_save.connect(_published, sender=Publication, dispatch_uid="search-publication")
    post_save.connect(_opened_or_closed, sender=BoardOpening, dispatch_uid="search-board")
