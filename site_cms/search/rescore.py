"""The order of hits, decided in one place for every engine.

An engine's own score depends on the engine; this one depends only on the words, the document and how telling each word is.
So the same candidates give the same order on SQLite, PostgreSQL and Elasticsearch.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .query import SYNONYM_WEIGHT, Query, asking
from .text import segments

# BM25's usual saturation and a mild length norm; a word in the title counts as this many in the text.
K1, B, TITLE = 1.2, 0.6, 3.0
# How much each kind of evidence weighs: fitted on half of the passages, checked on the other half, then rounded by hand.
PAIRS, COVERED, TOGETHER = 2.0, 2.5, 4.5
CHARACTERS, CHARACTERS_COVERED, CLOSE = 2.8, 3.0, 4.2
TITLE_COVERED, TITLE_ALIKE = 1.2, 2.0
RUN_IN_TEXT, RUN_IN_TITLE, WHOLE_TITLE, TITLE_BEGINS = 2.5, 0.8, 2.0, 1.0
SOUND = 4.0
SENTENCE, CLAUSE = 60, 30  # characters within which words stand together, and characters: a long sentence, half of one
FIRST_LOOK = 12  # pairs, the most telling ones, that all candidates are looked through for
CLOSER = 20  # candidates that get the second look, at everything


class Candidate(NamedTuple):
    """What the rescorer reads of a document, all folded."""

    id: int
    title: str
    text: str
    joined: str = ""
    initials: str = ""


@dataclass(frozen=True)
class Weighing:
    """How many documents there are, how long they are on average, and the share of them that holds a token."""

    documents: int
    average_length: float
    share: Callable[[str], float]

    def idf(self, token: str) -> float:
        n = max(self.documents, 1)
        df = self.share(token) * n
        return math.log(1 + (n - df + 0.5) / (df + 0.5))


def characters(text: str) -> list[str]:
    """Single characters of unspaced scripts, the only units smaller than a token."""
    return list(dict.fromkeys(c for kind, run, _ in segments(text) if kind == "c" for c in run))


def rescore(
    query: Query, candidates: Iterable[Candidate], weighing: Weighing, sounds: Iterable[str] = ()
) -> list[tuple[float, int]]:
    """(relevance, id), best first; equal ones the newer (the higher id) first.

    Two passes: what is cheap for all, what costs more for the best of them.
    `sounds`: joined pinyin or letters of the query, when it is looked up by sound.
    """
    evidence = Evidence(query, weighing, [s for s in sounds if s])
    first = sorted(((evidence.cheap(c), c) for c in candidates), key=lambda pair: (-pair[0], -pair[1].id))
    second = sorted(
        ((score + evidence.dear(c), c.id) for score, c in first[:CLOSER]), key=lambda pair: (-pair[0], -pair[1])
    )
    return second + [(score, c.id) for score, c in first[CLOSER:]]


class Evidence:
    """What a query is made of, each part with its weight, and how much of it a candidate shows (each kind 0..1)."""

    def __init__(self, query: Query, weighing: Weighing, sounds: list[str]):
        self.average = weighing.average_length or 1.0
        self.said = query.text.strip()
        self.sounds = sounds
        self.runs = [[p.text for p in clause.alternatives] for clause in query.clauses]
        self.letters = frozenset("".join(alternatives[0] for alternatives in self.runs))
        self.pairs = _shares((g, w * weighing.idf(g)) for g, w in query.grams)
        self.pairs.sort(key=lambda pair: -pair[1])
        self.single = _shares((c, asking(c) * weighing.idf("=" + c)) for c in characters(query.text))

    def cheap(self, c: Candidate) -> float:
        common = len(self.letters.intersection(c.title))
        score = TITLE_ALIKE * 2 * common / (len(self.letters) + len(set(c.title)) or 1)
        score += self._pairs(c, self.pairs[:FIRST_LOOK])
        return score + self._runs(c) + sum(SOUND * _sounds_like(sound, c) for sound in self.sounds)

    def _norm(self, c: Candidate) -> float:
        return K1 * (1 - B + B * (len(c.text) + len(c.title)) / self.average)

    def _pairs(self, c: Candidate, pairs: list[tuple[str, float]]) -> float:
        norm, title, text = self._norm(c), c.title, c.text
        score = 0.0
        for pair, share in pairs:
            often = text.count(pair)
            if pair in title:
                often += TITLE * title.count(pair)
                score += share * TITLE_COVERED
            if often:
                score += share * (PAIRS * often / (often + norm) + COVERED)
        return score

    def dear(self, c: Candidate) -> float:
        norm = self._norm(c)
        score, titled = self._pairs(c, self.pairs[FIRST_LOOK:]), 0.0
        untitled: list[tuple[str, float]] = []
        for character, share in self.single:
            in_title = c.title.count(character)
            often = c.text.count(character) + TITLE * in_title
            if often:
                score += share * (CHARACTERS * often / (often + norm) + CHARACTERS_COVERED)
            if in_title:
                titled += share
            elif often:
                untitled.append((character, share))
        # A text takes what its title says as said: only the rest of the question must stand together.
        close = titled + most_within(c.text, untitled, CLAUSE)
        return score + CLOSE * close + TOGETHER * most_within(c.text, self.pairs, SENTENCE)

    def _runs(self, c: Candidate) -> float:
        held = in_title = 0.0
        for alternatives in self.runs:
            for index, text in enumerate(alternatives):
                if text in c.title or text in c.text:
                    worth = SYNONYM_WEIGHT if index else 1.0
                    held += worth
                    in_title += worth if text in c.title else 0.0
                    break
        score = (RUN_IN_TEXT * held + RUN_IN_TITLE * in_title) / (len(self.runs) or 1)
        if c.title == self.said:
            return score + WHOLE_TITLE
        return score + (TITLE_BEGINS if c.title.startswith(self.said) else 0.0)


def most_within(text: str, parts: list[tuple[str, float]], window: int) -> float:
    """The largest share of the parts that stands within one window of the text."""
    seen: list[tuple[int, int]] = []
    for number, (part, _share) in enumerate(parts):
        at = text.find(part)
        while at >= 0:
            seen.append((at, number))
            at = text.find(part, at + 1)
    seen.sort()
    counts = [0] * len(parts)
    best = inside = 0.0
    left = 0
    for at, number in seen:
        if not counts[number]:
            inside += parts[number][1]
        counts[number] += 1
        while seen[left][0] < at - window:
            gone = seen[left][1]
            counts[gone] -= 1
            if not counts[gone]:
                inside -= parts[gone][1]
            left += 1
        best = max(best, inside)
    return best


def _shares(terms: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Weights that sum to one, so that evidence compares across queries of any length."""
    listed = list(terms)
    total = sum(w for _, w in listed) or 1.0
    return [(t, w / total) for t, w in listed]


def _sounds_like(sound: str, c: Candidate) -> float:
    """1 for the whole title, less for its beginning or its middle; joined pinyin and initials alike."""
    best = 0.0
    for title in (c.joined, c.initials):
        if not title:
            continue
        if title == sound:
            best = max(best, 1.0)
        elif title.startswith(sound):
            best = max(best, 0.5 + 0.3 * len(sound) / len(title))
        elif sound in title:
            best = max(best, 0.3 + 0.3 * len(sound) / len(title))
    return best
