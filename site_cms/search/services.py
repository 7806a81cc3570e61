"""Asking the search: parse, find candidates, put them in order.

A hit is defined once, for every engine, so that counts, facets and lists agree:
- exact: every run of the query stands in the document (or a synonym for it), nothing excluded does. Ten or more of these
  in the chosen period are the hits, whatever kind or section is looked at.
- With fewer, near ones join them: the best of what holds some of the words or sounds like them, down to a share of the
  best one's relevance. These are a hundred at most and are counted where they are.
The order is the rescorer's for the first hundred; beyond, exact hits go on by date.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

from . import engines, sounds
from .engines.base import CANDIDATES, COUNT_CAP, NEWEST_FIRST, Engine
from .query import MAX_CHARACTERS, Filters, Query, parse
from .rescore import Candidate, Weighing, characters, rescore
from .text import fold, segments
from .words import words

# With this many exact hits nobody needs near ones.
ENOUGH = 10
# A token in more than this share of the documents tells little; the rarest few of a query are always kept.
COMMON, KEEP_RAREST = 0.05, 3
MAX_GRAMS = 32
NEAR = 60  # of these the right ones are among the first: of 3,400 questions, 0.2 % find theirs only among 100
MOST_HITS = 1_500  # of all these tokens together: scoring is what a near search costs
# A near hit must be this good beside the best one.
CUT = 0.35


@dataclass
class Found:
    """The first hits in order, and how they were found."""

    query: Query
    ids: list[int] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)
    sure: frozenset[int] = frozenset()  # which of `ids` are exact
    heard: list[int] = field(default_factory=list)  # found by sound although the characters differ, best first
    closed: bool = True  # `ids` are all the hits there are; otherwise exact ones go on by date
    breakdown: dict[tuple[str, str], int] | None = None  # known when closed: {(kind, section): hits}, unfiltered


def search(
    raw: str, engine: Engine, *, using: str = "default", filters: Filters | None = None, now: datetime | None = None
) -> Found:
    """The best hits for what was typed. Nothing that is typed is an error."""
    query = parse(raw, words(using).synonyms)
    if not query:
        return Found(query, breakdown={})
    filters, now = filters or Filters(), now or timezone.now()
    weigh = weighing(query, using)
    newest = too_common(query, weigh)
    exact = engine.exact(query, filters.dates, now, CANDIDATES, newest)
    if len(exact) >= ENOUGH:
        if filters != filters.dates:
            exact = engine.exact(query, filters, now, CANDIDATES, newest)
        scored = rescore(query, (row.candidate for row in load(exact, using).values()), weigh)
        return Found(query, [i for _, i in scored], _by_id(scored), frozenset(exact), closed=len(exact) < CANDIDATES)
    return _few(query, exact, weigh, engine, using, filters, now)


def keys_of(
    raw: str, kind: str, engine: Engine, *, using: str = "default", now: datetime | None = None, limit: int = COUNT_CAP
) -> list[str]:
    """The keys of what a list of one kind shows for the words in its own box.

    Everything that holds them, the newest `limit` if there are more; when nothing does, what the site's search takes for
    near (slips, pinyin). Two statements in the first case, for a list has others to ask.
    """
    now, filters = now or timezone.now(), Filters(kinds=(kind,))
    query = parse(raw, words(using).synonyms)
    ids = engine.older(query, filters, now, None, [], limit) if query else []
    if query and not ids:
        ids = _few(query, [], weighing(query, using), engine, using, filters, now, within=filters).ids
    return [row[0] for row in _asked(using, "SELECT key FROM search_document WHERE id", ids)]


def narrowed(rows: QuerySet, raw: str, kind: str) -> QuerySet:
    """Those rows of a list that its own text box asks for: found as the site's search finds them, by the same engine."""
    keys = keys_of(raw, kind, engines.answering())
    return rows.filter(pk__in=[int(key.rpartition(":")[2]) for key in keys])


def _few(
    query: Query,
    exact: list[int],
    weigh: Weighing,
    engine: Engine,
    using: str,
    filters: Filters,
    now: datetime,
    within: Filters | None = None,
) -> Found:
    """Exact hits and near ones together, counted where they are. `within`: where near ones are looked for, else everywhere."""
    within = within or filters.dates
    grams, newest = telling(query, weigh)
    candidates = [*exact, *engine.near(query, grams, within, now, NEAR, newest)]
    sound = query.letters or ("" if exact or query.required else sounds.joined(query.text))
    heard: list[int] = []
    if len(sound) > 1:
        heard = engine.sounding([sounds.WHOLE + sound, sound], within, now, CANDIDATES)
    rows = load(dict.fromkeys([*candidates, *heard]), using)
    scored = rescore(query, (row.candidate for row in rows.values()), weigh, [sound] if heard else [])
    best = scored[0][0] if scored else 0.0
    kept = [(score, i) for score, i in scored if i in exact or score >= CUT * best]
    breakdown: Counter[tuple[str, str]] = Counter((rows[i].kind, rows[i].section) for _, i in kept)
    kept = [(score, i) for score, i in kept if filters.chosen(rows[i].kind, rows[i].section)]
    return Found(
        query,
        [i for _, i in kept],
        _by_id(kept),
        frozenset(exact),
        heard=[i for _, i in kept if i in set(heard)] if not query.letters else [],
        breakdown=dict(breakdown),
    )


def _by_id(scored: Iterable[tuple[float, int]]) -> dict[int, float]:
    return {i: score for score, i in scored}


def too_common(query: Query, weigh: Weighing) -> bool:
    """Whether every token stands in so many documents that an engine should not score them all."""
    return all(weigh.share(g) * weigh.documents > NEWEST_FIRST for g, _ in query.grams)


def telling(query: Query, weigh: Weighing) -> tuple[dict[str, float], bool]:
    """The tokens worth looking for, rarest first, and whether even these stand in too many documents to score them all.

    Not those in every twentieth document, and no more than an engine can score in time, unless nothing else is left.
    """
    ranked = sorted(query.grams, key=lambda pair: weigh.share(pair[0]))[:MAX_GRAMS]
    kept: dict[str, float] = {}
    hits = 0.0
    for index, (gram, weight) in enumerate(ranked):
        share = weigh.share(gram)
        if index >= KEEP_RAREST and (share > COMMON or hits + share * weigh.documents > MOST_HITS):
            break
        kept[gram] = weight * weigh.idf(gram)
        hits += share * weigh.documents
    return kept, hits > 2 * MOST_HITS


def weighing(query: Query, using: str = "default") -> Weighing:
    wanted = {g for g, _ in query.grams} | {"=" + c for c in characters(query.text)}
    shares = dict(_asked(using, "SELECT term, share FROM search_term WHERE term", sorted(wanted)))
    known = words(using).counted
    rare = 1 / max(known.documents, 1)
    return Weighing(known.documents, known.average_length, lambda token: shares.get(token, rare))


class Loaded(NamedTuple):
    candidate: Candidate
    kind: str
    section: str


def load(ids: Iterable[int], using: str = "default") -> dict[int, Loaded]:
    columns = "id, folded_title, folded_text, title_joined, title_initials, kind, section"
    rows = _asked(using, f"SELECT {columns} FROM search_document WHERE id", list(ids))
    return {row[0]: Loaded(Candidate(*row[:5]), *row[5:]) for row in rows}


def _asked(using: str, select: str, values: list) -> list[tuple]:
    """Rows of a statement that ends in a column, where that column is one of the values. Plain SQL: the ORM takes 4 ms to ask for a hundred rows, this 0.3."""
    if not values:
        return []
    with connections[using].cursor() as cursor:
        cursor.execute(f"{select} IN ({','.join(['%s'] * len(values))})", values)
        return cursor.fetchall()


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    kind: str
    id: int


def suggest(
    raw: str, engine: Engine, *, using: str = "default", now: datetime | None = None, limit: int = 8
) -> list[Suggestion]:
    """Titles that begin with, or hold, what is being typed: characters, pinyin or initials. Only titles of public things."""
    folded = fold(raw[: 2 * MAX_CHARACTERS])
    typed = (sounds.letters(folded) or "".join(text for _, text, _ in segments(folded)))[: sounds.MAX_WHOLE]
    if not typed:
        return []
    ids = engine.sounding([sounds.WHOLE + typed, typed], Filters(), now or timezone.now(), 4 * limit)
    asked = _asked(using, "SELECT title, url, kind, id FROM search_document WHERE id", ids)
    rows = {row[3]: row for row in asked}
    found: dict[str, Suggestion] = {}
    for row in (rows[i] for i in ids if i in rows):
        found.setdefault(row[0], Suggestion(*row))
    return list(found.values())[:limit]
