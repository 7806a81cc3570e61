"""What editors add to the search, and the counts it weighs with, kept for half a minute a process: a search reads them each time."""

import time
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models.signals import post_delete, post_save

from .models import Promoted, Statistics, Synonym
from .text import fold

KEPT_SECONDS = 30


@dataclass
class Words:
    synonyms: dict[str, list[str]] = field(default_factory=dict)  # folded word → folded words that may stand for it
    promoted: dict[str, list[Promoted]] = field(default_factory=dict)  # folded words → results
    documents: int = 1
    average_length: float = 1.0


_kept: dict[str, tuple[float, Words]] = {}


def words(using: str = "default") -> Words:
    kept = _kept.get(using)
    if kept and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    found = read(using)
    _kept[using] = (time.monotonic(), found)
    return found


def read(using: str) -> Words:
    synonyms: dict[str, list[str]] = defaultdict(list)
    for row in Synonym.objects.using(using):
        one, other = fold(row.word).strip(), fold(row.stands_for).strip()
        synonyms[one].append(other)
        if row.both_ways:
            synonyms[other].append(one)
    promoted: dict[str, list[Promoted]] = defaultdict(list)
    for result in Promoted.objects.using(using):
        promoted[fold(result.words).strip()].append(result)
    counted = Statistics.objects.using(using).first()
    return Words(
        dict(synonyms),
        dict(promoted),
        counted.documents if counted else 1,
        counted.average_length if counted else 1.0,
    )


def forget(**_: object) -> None:
    _kept.clear()


def connect() -> None:
    for model in (Synonym, Promoted, Statistics):
        post_save.connect(forget, sender=model, dispatch_uid=f"search-words-{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"search-words-gone-{model.__name__}")
