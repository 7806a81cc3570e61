"""What the columns of a kind of table may be called, and what must stand in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..values.text import half, simplified
from .table import Column, Table

BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
NOISE = re.compile(r"[\s*:：、.。,，/“”\"'+-]+|[①-⑩]")
EXACT, EDGE, INSIDE = 3.0, 2.0, 1.5


@dataclass(frozen=True)
class Term:
    """A meaning a column may have.

    titles  what it is called, the most certain first
    words   fragments that make a longer title mean this
    never   fragments that rule it out
    fits    how well a column's values suit it: -9 (cannot be) to 2 (must be); decides between equal titles
    """

    name: str
    titles: tuple[str, ...]
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    fits: Callable[[Sequence], float] | None = None

    def score(self, title: str) -> float:
        """How surely a normalised title means this: EXACT, EDGE, INSIDE, or 0."""
        if not title or any(word in title for word in self.never):
            return 0.0
        if title in self.titles:
            return EXACT - 0.01 * self.titles.index(title)
        if len(title) > 14:
            return 0.0
        for rank, known in enumerate(self.titles):
            if len(known) >= 2 and title.endswith(known):
                return EDGE - 0.01 * rank
        for rank, known in enumerate(self.titles):
            if len(known) >= 2 and title.startswith(known):
                return EDGE - 0.2 - 0.01 * rank
        if any(word in title for word in self.words):
            return INSIDE
        return 0.0


@dataclass(frozen=True)
class Vocabulary:
    """The terms of a kind of table. ``is_spread`` tells head cells that are values themselves (a column a medium)."""

    terms: tuple[Term, ...]
    is_spread: Callable[[str], bool] = field(default=lambda title: False)

    def best(self, text: str) -> float:
        """How surely a head cell names any of the terms."""
        return _best(self, normalise(text))


@lru_cache(maxsize=8192)
def _best(vocabulary: Vocabulary, title: str) -> float:
    return max((term.score(title) for term in vocabulary.terms), default=0.0)


def normalise(text: str) -> str:
    """A head cell without brackets, spaces, signs: "责任 单位（盖章）*" → "责任单位"."""
    plain = simplified(half(text))
    return NOISE.sub("", BRACKETS.sub("", plain) or plain).lower()


def column_score(term: Term, column: Column) -> float:
    """The best of: the lowest head cell alone, all of them together, an upper one (which says least)."""
    parts = [normalise(part) for part in column.parts]
    best = term.score(parts[-1])
    if len(parts) > 1:
        best = max(best, term.score("".join(parts)) - 0.1)
        best = max(best, *(term.score(part) - 0.6 for part in parts[:-1]))
    return best


def assign(
    table: Table, vocabulary: Vocabulary, samples: int = 200, fixed: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Give each term at most one column and each column at most one term, the surest pair first.

    ``fixed`` settles columns by their title beforehand: the term, or "" to leave the column out.
    """
    data = [row for row in table.rows if row.kind == "data"][:samples]
    values = {
        column.index: [row.cells[column.index] for row in data if row.cells.get(column.index) is not None]
        for column in table.columns
    }
    chosen: dict[str, int] = {}
    taken: set[int] = set()
    for column in table.columns:
        if fixed and column.title in fixed:
            taken.add(column.index)
            if fixed[column.title]:
                chosen.setdefault(fixed[column.title], column.index)
    pairs = []
    for column in table.columns:
        for rank, term in enumerate(vocabulary.terms):
            score = column_score(term, column)
            if score < INSIDE - 0.6:
                continue
            if term.fits and values[column.index]:
                score += term.fits(values[column.index])
            if score > 0.8:
                pairs.append((-score, rank, column.index, term.name))
    for _, _, index, name in sorted(pairs):
        if name not in chosen and index not in taken:
            chosen[name] = index
            taken.add(index)
    return chosen
