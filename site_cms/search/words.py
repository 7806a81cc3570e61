"""What editors add to the search, and the counts it weighs with, kept for half a minute a process: a search reads them each time."""

import time
from collections import defaultdict
from functools import cached_property

from django.db.models.signals import post_delete, post_save

from .models import Promoted, Statistics, Synonym
from .text import fold

KEPT_SECONDS = 30


class Words:
    """Each part is read when it is first asked for: a list's own box needs the synonyms alone, one statement."""

    def __init__(self, using: str = "default"):
        self.using = using
        self.read_at = time.monotonic()

    @cached_property
    def synonyms(self) -> dict[str, list[str]]:
        """{folded word: folded words that may stand for it}"""
        found: dict[str, list[str]] = defaultdict(list)
        for row in Synonym.objects.using(self.using):
            one, other = fold(row.word).strip(), fold(row.stands_for).strip()
            found[one].append(other)
            if row.both_ways:
                found[other].append(one)
        return dict(found)

    @cached_property
    def promoted(self) -> dict[str, list[Promoted]]:
        """{folded words: results that editors put first}"""
        found: dict[str, list[Promoted]] = defaultdict(list)
        for result in Promoted.objects.using(self.using):
            found[fold(result.words).strip()].append(result)
        return dict(found)

    @cached_property
    def counted(self) -> Statistics:
        return Statistics.objects.using(self.using).first() or Statistics(documents=1, average_length=1.0)


_kept: dict[str, Words] = {}


def words(using: str = "default") -> Words:
    kept = _kept.get(using)
    if kept is None or time.monotonic() - kept.read_at >= KEPT_SECONDS:
        kept = _kept[using] = Words(using)
    return kept


def forget(**_: object) -> None:
    _kept.clear()


def connect() -> None:
    for model in (Synonym, Promoted, Statistics):
        post_save.connect(forget, sender=model, dispatch_uid=f"search-words-{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"search-words-gone-{model.__name__}")
