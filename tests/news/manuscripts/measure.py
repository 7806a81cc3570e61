"""Prints the scores: python -m tests.news.manuscripts.measure [number of invented manuscripts].

Hand-written manuscripts, then invented ones, then the invented city's articles set in columns; docs/news/manuscripts.md says which were looked at.
"""

import sys

from news.manuscripts import clean_text

from .casebook import cases
from .generator import compose
from .resetting import set_anew
from .scoring import Score, add
from .typesetting import typeset


def hand_written() -> Score:
    score = Score()
    for case in cases():
        if not case.markdown:  # its markup would count as lost
            drafts = clean_text(case.name, case.text)
            add(score, case.name, case.text, drafts, case.articles, case.breaks, case.apart)
    return score


def invented(first: int, count: int) -> Score:
    score = Score()
    for seed in range(first, first + 2 * count, 2):
        made = compose(seed)
        add(score, seed, made.text, clean_text(f"{seed}.txt", made.text), made.articles, made.breaks, made.apart)
    return score


def typeset_articles(first: int, count: int) -> Score:
    score = Score()
    for seed in range(first, first + count):
        made = typeset(seed)
        add(score, seed, made.text, clean_text(f"{seed}.txt", made.text), made.articles, made.breaks, made.apart)
    return score


def reset(first: int, count: int) -> Score:
    """Paragraphs of the hand-written manuscripts, shuffled and set anew."""
    score = Score()
    for seed in range(first, first + count):
        made = set_anew(seed)
        add(score, seed, made.text, clean_text(f"{seed}.txt", made.text), made.articles, made.breaks, made.apart)
    return score


def main(count: int) -> None:
    write = sys.stdout.write
    write(f"hand-written\n{hand_written().table()}\n\n")
    write(f"invented, even seeds\n{invented(0, count).table()}\n\n")
    write(f"invented, odd seeds\n{invented(1, count).table()}\n\n")
    write(f"articles set in columns\n{typeset_articles(5_000, count).table()}\n\n")
    write(f"hand-written paragraphs shuffled and set anew\n{reset(1_000, count).table()}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
