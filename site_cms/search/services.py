"""Asking the search: parse, find candidates, put them in order. And indexing: a document and what is searchable of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from . import sounds
from .engines.base import CANDIDATES, Engine
from .models import Document, Statistics, Term
from .query import MAX_CHARACTERS, Filters, Query, parse
from .rescore import Candidate, Weighing, characters, rescore
from .text import fold, segments

# With this many exact hits nobody needs near ones.
ENOUGH = 10
# A token in more than this share of the documents tells little; the rarest few of a query are always kept.
COMMON, KEEP_RAREST = 0.05, 3
MAX_GRAMS = 32
# A near hit must be this good beside the best one.
CUT = 0.35


@dataclass
class Found:
    """The first hits in order, and how they were found."""

    query: Query
    ids: list[int] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)
    exact: int = 0  # exact hits in all, capped
    near: int = 0  # of `ids`, how many are only near
    heard: list[int] = field(default_factory=list)  # found by sound although the characters differ
    total: int = 0


def weighing(query: Query, using: str = "default") -> Weighing:
    numbers = Statistics.objects.using(using).first()
    wanted = {g for g, _ in query.grams} | {"=" + c for c in characters(query.text)}
    shares = dict(Term.objects.using(using).filter(term__in=wanted).values_list("term", "share"))
    rare = 1 / max(numbers.documents if numbers else 1, 1)
    return Weighing(
        numbers.documents if numbers else 1,
        numbers.average_length if numbers else 1.0,
        lambda token: shares.get(token, rare),
    )


def search(
    raw_or_query: str | Query, engine: Engine, *, using: str = "default", now: datetime | None = None, cut: float = CUT
) -> Found:
    query = raw_or_query if isinstance(raw_or_query, Query) else parse(raw_or_query)
    found = Found(query)
    if not query:
        return found
    now = now or timezone.now()
    filters = query.filters
    weigh = weighing(query, using)
    exact = engine.exact(query, filters, now, CANDIDATES)
    found.exact = len(exact) if len(exact) < CANDIDATES else engine.count(query, filters, now)
    candidates = dict.fromkeys(exact)
    heard: list[str] = []
    if len(exact) < ENOUGH:
        candidates.update(dict.fromkeys(engine.near(query, telling(query, weigh), filters, now, CANDIDATES)))
        if query.letters:
            heard = [query.letters]
        elif not exact and not query.required:
            heard = [sounds.joined(query.text)]
        heard = [h for h in heard if len(h) > 1]
        if heard:
            by_sound = engine.sounding(["=" + heard[0], heard[0]], filters, now, CANDIDATES)
            candidates.update(dict.fromkeys(by_sound))
            found.heard = by_sound
    scored = rescore(query, load(candidates, using), weigh, heard)
    best = scored[0][0] if scored else 0.0
    sure = set(exact)
    kept = [(s, i) for s, i in scored if i in sure or s >= cut * best]
    found.ids = [i for _, i in kept]
    found.scores = {i: s for s, i in kept}
    found.near = sum(i not in sure for i in found.ids)
    found.total = found.exact + found.near
    return found


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    kind: str


def suggest(
    raw: str, engine: Engine, *, using: str = "default", now: datetime | None = None, limit: int = 8
) -> list[Suggestion]:
    """Titles that begin with, or hold, what is being typed: characters, pinyin or initials. Only titles of public things."""
    folded = fold(raw[: 2 * MAX_CHARACTERS])
    typed = sounds.letters(folded) or "".join(text for _, text, _ in segments(folded))
    typed = typed[: sounds.MAX_WHOLE]
    if not typed:
        return []
    ids = engine.sounding([sounds.WHOLE + typed, typed], Filters(), now or timezone.now(), 4 * limit)
    rows = {d.pk: d for d in Document.objects.using(using).filter(pk__in=ids).only("title", "url", "kind")}
    found: dict[str, Suggestion] = {}
    for row in (rows[i] for i in ids if i in rows):
        found.setdefault(row.title, Suggestion(row.title, row.url, row.kind))
    return list(found.values())[:limit]


def telling(query: Query, weigh: Weighing) -> dict[str, float]:
    """The tokens worth looking for: not those in every twentieth document, unless nothing else is left."""
    ranked = sorted(query.grams, key=lambda pair: weigh.share(pair[0]))
    kept = [(g, w) for index, (g, w) in enumerate(ranked) if index < KEEP_RAREST or weigh.share(g) <= COMMON]
    return {g: w * weigh.idf(g) for g, w in kept[:MAX_GRAMS]}


def load(ids: Iterable[int], using: str = "default") -> list[Candidate]:
    rows = (
        Document.objects.using(using)
        .filter(id__in=list(ids))
        .values_list("id", "folded_title", "folded_text", "title_joined", "title_initials")
    )
    return [Candidate(*row) for row in rows]
