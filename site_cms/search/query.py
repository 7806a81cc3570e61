"""From what a reader typed to a small tree that every engine understands. No engine's syntax ever comes from a reader.

    创城 "公益广告" -停车      two runs that must both occur, one of them a phrase, and one excluded

Whatever is typed is a query: quotes that do not close, operators, NUL, 5,000 characters. Caps keep its cost bounded.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .sounds import letters
from .text import Phrase, fold, phrase, segments

MAX_CHARACTERS = 64
MAX_CLAUSES = 32
SYNONYM_WEIGHT = 0.6
# What makes a sentence a question stands in the question alone; in a text it tells nothing about the answer.
ASKING, ASKING_WEIGHT = frozenset("什么哪谁吗呢怎几何"), 0.25

_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "«": "»"}
_PART = re.compile(
    r"""(?P<no>[-－﹣−](?=\S))?(?:(?P<open>["“「『«])(?P<quoted>[^"”」』»]*)["”」』»]?|(?P<plain>[^\s"“「『«]+))"""
)


@dataclass(frozen=True)
class Filters:
    """What narrows a search besides its words; empty means all. Dates are days in the site's time zone, both included."""

    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def dates(self) -> "Filters":
        """The same period, all kinds and sections."""
        return Filters(since=self.since, until=self.until)

    def chosen(self, kind: str, section: str) -> bool:
        return (not self.kinds or kind in self.kinds) and (not self.sections or section in self.sections)


@dataclass(frozen=True)
class Clause:
    """A run and what may stand for it: a text fulfils it by any of them. The first is what was typed."""

    alternatives: tuple[Phrase, ...]

    @property
    def phrase(self) -> Phrase:
        return self.alternatives[0]


@dataclass(frozen=True)
class Query:
    raw: str
    text: str = ""  # folded, capped, without the excluded
    clauses: tuple[Clause, ...] = ()  # all must hold for an exact hit
    required: tuple[Phrase, ...] = ()  # quoted: must hold even for a near hit
    excluded: tuple[Phrase, ...] = ()
    letters: str = ""  # the query joined, when it is typed in letters only: perhaps pinyin
    grams: tuple[tuple[str, float], ...] = ()  # every token with its weight, for near hits
    filters: Filters = field(default_factory=Filters)

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def needles(self) -> list[str]:
        """What is worth marking in a hit: the runs and their synonyms, then the pairs and words they are made of."""
        whole = [p.text for clause in self.clauses for p in clause.alternatives]
        return whole + [gram for gram, _ in self.grams if len(gram) > 1]


def parse(raw: str, synonyms: Mapping[str, Iterable[str]] | None = None, filters: Filters | None = None) -> Query:
    """Read a query. `synonyms`: folded word → folded words that may stand for it."""
    filters = filters or Filters()
    text = re.sub("[\x00-\x1f\x7f-\x9f]", " ", raw[: 4 * MAX_CHARACTERS])[:MAX_CHARACTERS]
    clauses: list[Clause] = []
    required: list[Phrase] = []
    excluded: list[Phrase] = []
    spoken: list[str] = []
    for part in _PART.finditer(text):
        folded = fold(part["quoted"] if part["open"] else part["plain"])[: 2 * MAX_CHARACTERS]
        found = phrase(folded.strip())
        if not found.tokens:
            continue
        if part["no"]:
            excluded.append(found)
        elif part["open"]:
            required.append(found)
            clauses.append(Clause((found,)))
            spoken.append(folded)
        else:
            spoken.append(folded)
            clauses += [Clause(tuple(_alternatives(run, synonyms or {}))) for run in _runs(folded)]
    clauses = list({c.phrase.text: c for c in clauses}.values())[:MAX_CLAUSES]
    said = " ".join(spoken)
    return Query(
        raw=raw[: 4 * MAX_CHARACTERS],
        text=said,
        clauses=tuple(clauses),
        required=tuple(required[:MAX_CLAUSES]),
        excluded=tuple(excluded[:MAX_CLAUSES]),
        letters=letters(said),
        grams=tuple(_grams(clauses)),
        filters=filters,
    )


def _runs(folded: str) -> list[str]:
    """Stretches without punctuation in between: the words of a reader who typed a sentence."""
    runs: list[str] = []
    for _, text, punctuated in segments(folded):
        if runs and not punctuated:
            runs[-1] += text
        else:
            runs.append(text)
    return runs


def _alternatives(run: str, synonyms: Mapping[str, Iterable[str]]) -> list[Phrase]:
    texts = [run]
    for word, others in synonyms.items():
        if word in run:
            texts += [run.replace(word, other) for other in others]
    return [phrase(text) for text in dict.fromkeys(texts)][:4]


def _grams(clauses: list[Clause]) -> list[tuple[str, float]]:
    weights: dict[str, float] = {}
    for clause in clauses:
        for index, alternative in enumerate(clause.alternatives):
            for token in alternative.tokens:
                weights.setdefault(token, (SYNONYM_WEIGHT if index else 1.0) * asking(token))
    return list(weights.items())


def asking(token: str) -> float:
    """How much a token of a question counts beside others: less when it is part of the question's own words."""
    return 1.0 if ASKING.isdisjoint(token) else ASKING_WEIGHT
