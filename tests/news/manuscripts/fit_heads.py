"""Fits the weights by which two title lines are told to be kicker, title and subtitle: python -m tests.news.manuscripts.fit_heads.

Learns from ``headlines.txt`` (a letter a line: K kicker, T title, S subtitle, then the lines), from the hand-written manuscripts and
from the invented city's articles; prints how many it reads rightly, and how many in folds that it didn't learn from.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np

from news.manuscripts import head_relations
from news.manuscripts.head_relations import FILE, KICKER, ONE, RELATIONS, SUBTITLE, features
from news.manuscripts.heads import read_head
from news.manuscripts.pairs import ARTICLES
from news.manuscripts.spacing import mend_title

from .casebook import bare, cases

LISTED = Path(__file__).parent / "headlines.txt"
BETWEEN = {"KT": KICKER, "TT": ONE, "TS": SUBTITLE}
SHRINK = 0.5
FOLDS = 8
Row = tuple[str, list[str]]  # a letter for each line, and the lines


def listed() -> list[Row]:
    rows = [line.split("|") for line in LISTED.read_text(encoding="utf-8").splitlines()]
    return [(letters, lines) for letters, *lines in rows]


def hand_written() -> list[Row]:
    """Title lines of the casebook that stand under each other in their manuscript."""
    found: list[Row] = []
    for case in cases():
        lines = [line.strip() for line in case.text.splitlines() if line.strip()]
        for article in case.articles:
            fields = (article.kicker, article.title, "" if article.subtitle.startswith("—") else article.subtitle)
            if article.title and (row := _row(lines, [bare(text) for text in fields])):
                found.append(row)
    return found


def _row(lines: list[str], fields: list[str]) -> Row | None:
    whole = "".join(fields)
    ends = [len(fields[0]), len(fields[0]) + len(fields[1])]
    for at in range(len(lines)):
        for count in (2, 3):
            used = lines[at : at + count]
            if len(used) == count and "".join(map(bare, used)) == whole:
                starts = [len(bare("".join(used[:number]))) for number in range(count)]
                return "".join("K" if start < ends[0] else "T" if start < ends[1] else "S" for start in starts), used
    return None


def demo() -> list[Row]:
    """Kicker or subtitle and title of the invented city's articles; to learn from only, they don't stand under each other in print."""
    rows: list[Row] = []
    for path in sorted(ARTICLES.glob("*.md")):
        head = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines()[:14] if ": " in line)
        rows += [("KT", [head["kicker"], head["title"]])] if head.get("kicker") else []
        rows += [("TS", [head["title"], head["subtitle"]])] if head.get("subtitle") else []
    return rows


def fit(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Weights of a softmax with a penalty on large ones, by gradient descent."""
    pairs = [
        (features(mend_title(lines[at]), mend_title(lines[at + 1])), RELATIONS.index(BETWEEN[letters[at : at + 2]]))
        for letters, lines in rows
        for at in range(len(lines) - 1)
        if letters[at : at + 2] in BETWEEN
    ]
    names = list(pairs[0][0])
    seen = np.array([[values[name] for name in names] for values, _ in pairs])
    wanted = np.eye(len(RELATIONS))[[relation for _, relation in pairs]]
    weights = np.zeros((len(RELATIONS), len(names)))
    for _ in range(3000):
        sums = seen @ weights.T
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        weights -= 0.5 * ((shares - wanted).T @ seen + SHRINK * weights) / len(pairs)
    return {
        relation: {name: round(float(weight), 2) for name, weight in zip(names, row, strict=True)}
        for relation, row in zip(RELATIONS, weights, strict=True)
    }


def read_rightly(rows: list[Row], weights: dict[str, dict[str, float]]) -> int:
    """How many of ``rows`` get the right title with these weights."""
    before = head_relations.weights
    head_relations.weights = lambda: weights
    try:
        return sum(
            bare(read_head([mend_title(line) for line in lines]).title)
            == bare("".join(line for line, letter in zip(lines, letters, strict=True) if letter == "T"))
            for letters, lines in rows
        )
    finally:
        head_relations.weights = before


def main() -> None:
    rows = listed() + hand_written()
    random.Random(5).shuffle(rows)
    unseen = sum(
        read_rightly(rows[fold::FOLDS], fit(demo() + [row for at, row in enumerate(rows) if at % FOLDS != fold]))
        for fold in range(FOLDS)
    )
    found = fit(rows + demo())
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(rows)} headlines: {read_rightly(rows, found)} read rightly, {unseen} when not learnt from\n"
    )


if __name__ == "__main__":
    main()
