"""Which two characters stand side by side in running Chinese: the evidence where no dictionary word is cut in two.

``data/pairs.txt`` was counted over the 160 articles of the invented city (our own text): one line for each first character,
then its followers, each with how often it was seen when that was more than once. ``python -m news.manuscripts.pairs`` counts it anew.
"""

import math
import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "pairs.txt"
ARTICLES = Path(__file__).parents[1] / "demo" / "articles"
LEAST, MOST = -1.0, 2.5  # one pair of characters is weak evidence, however rare or common it is
_SMOOTH = 0.3


@cache
def _table() -> tuple[Counter[str], Counter[str], Counter[str], int]:
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        for follower, count in re.findall(r"(\D)(\d*)", line[1:]):
            times = int(count or 1)
            pairs[line[0] + follower] += times
            first[line[0]] += times
            second[follower] += times
    return pairs, first, second, pairs.total()


@lru_cache(maxsize=100_000)
def fluency(last: str, first: str) -> float:
    """How much more often ``first`` follows ``last`` than chance would have it (log ratio, between LEAST and MOST)."""
    pairs, before, after, total = _table()
    expected = (before[last] + 0.5) * (after[first] + 0.5) / total
    return max(LEAST, min(MOST, math.log((pairs[last + first] + _SMOOTH) / (expected + _SMOOTH))))


def count(texts: list[str]) -> str:
    """The content of ``data/pairs.txt`` for ``texts``; digits are left out, they stand for the counts."""
    followers: dict[str, Counter[str]] = {}
    for text in texts:
        for last, first in zip(text, text[1:], strict=False):
            if not (last + first).isascii() and not any(char.isdigit() or char.isspace() for char in last + first):
                followers.setdefault(last, Counter())[first] += 1
    return "".join(
        last
        + "".join(f"{first}{times if times > 1 else ''}" for first, times in sorted(followers[last].items()))
        + "\n"
        for last in sorted(followers)
    )


def main() -> None:
    texts = [
        line
        for path in sorted(ARTICLES.glob("*.md"))
        for line in path.read_text(encoding="utf-8").split("---", 2)[2].splitlines()
    ]
    FILE.write_text(count(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
