"""Pinyin of titles and queries: joined syllables and initials, from every character on.

Only short texts are read (titles, tags, queries): the sound of a body finds too much. Words are read as words (重庆 is
chóng qìng); names are not in any dictionary, so `readings.txt` overrides them (单先生 is shàn), before the library decides.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from .text import segments

MAX_SYLLABLES = 10  # of a start in mid-title; the whole title is kept whole
MAX_WHOLE = 64
WHOLE = "="  # marks the token that stands for a whole title

_LETTERS = re.compile(r"[a-z0-9]+")


def readings(path: Path) -> dict[str, list[list[str]]]:
    """Lines `surnames: 单=shàn 仇=qiú` and `forms: 先生=xiān shēng` make every pair; `某某 mǒu mǒu` overrides one word."""
    surnames: list[tuple[str, str]] = []
    forms: list[tuple[str, list[str]]] = []
    phrases: dict[str, list[list[str]]] = {}
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.split("#")[0].strip()
        if not line:
            continue
        head, _, rest = line.partition(":")
        if rest and head in ("surnames", "forms"):
            for pair in rest.split(","):
                word, _, reading = pair.strip().partition("=")
                if head == "surnames":
                    surnames.append((word, reading))
                else:
                    forms.append((word, reading.split()))
        else:
            word, *syllables = line.split()
            phrases[word] = [[s] for s in syllables]
    for surname, sound in surnames:
        for form, syllables in forms:
            phrases[surname + form] = [[s] for s in [*sound.split(), *syllables]]
    return phrases


# The library's own cutting takes most of its time; longest match over the same dictionary gives the same readings.
_LONGEST = 8


@cache
def _library():
    """pypinyin with our readings. Imported at the first use: that costs a second, and most commands look up no sound."""
    import pypinyin

    pypinyin.load_phrases_dict(readings(Path(__file__).with_name("readings.txt")))
    return pypinyin


@cache
def _phrases() -> tuple[frozenset[str], dict]:
    """The first two characters of every phrase, and the phrases."""
    phrases = _library().constants.PHRASES_DICT
    return frozenset(p[:2] for p in phrases), phrases


def _read(run: str) -> list[str]:
    beginnings, phrases = _phrases()
    found: list[str] = []
    at = 0
    while at < len(run):
        size = 1
        if run[at : at + 2] in beginnings:
            size = next((n for n in range(_LONGEST, 1, -1) if run[at : at + n] in phrases), 1)
        found += _sound(run[at : at + size])
        at += size
    return found


@lru_cache(maxsize=50_000)
def _sound(word: str) -> tuple[str, ...]:
    library = _library()
    return tuple(s for s in library.lazy_pinyin(word, style=library.Style.NORMAL, errors="ignore") if s.isascii())


@lru_cache(maxsize=8_192)  # a batch of titles is read for the row, and again for the suggestions
def syllables(folded: str) -> tuple[str, ...]:
    """One entry a Han character, one a word or number; what has no sound (kana, pictographs) is left out."""
    found: list[str] = []
    for kind, text, _ in segments(folded):
        if kind == "c":
            found += _read(text)
        elif text.isascii():
            found.append(text)
    return tuple(found)


def joined(folded: str) -> str:
    """zhihuichengshi: what a reader types who does not choose characters."""
    return "".join(syllables(folded))[:MAX_WHOLE]


def initials(folded: str) -> str:
    """zhcs; a number stays whole."""
    return "".join(s if s.isdigit() else s[0] for s in syllables(folded))[:MAX_WHOLE]


def letters(folded: str) -> str:
    """A query typed in letters, joined (da lai-long → dalailong; lü → lv); empty when it holds anything else."""
    plain = folded.replace("ü", "v").replace("'", "").replace("-", " ")
    parts = plain.split()
    return "".join(parts) if parts and all(_LETTERS.fullmatch(p) for p in parts) and not plain.isdigit() else ""


def title_tokens(folded: str) -> list[str]:
    """What suggestions and homophone look-ups are found by, each searched as a prefix: the title's characters, syllables
    and initials from every character on, and the whole of each marked, so that a full match can be told from a beginning."""
    characters = [t for kind, text, _ in segments(folded) for t in (text if kind == "c" else [text])]
    sounding = syllables(folded)
    first = [s if s.isdigit() else s[0] for s in sounding]
    found: dict[str, None] = {}
    for parts in (characters, sounding, first):
        if parts:
            whole = "".join(parts)
            found[WHOLE + whole[:MAX_WHOLE]] = None
            starts = list(accumulate(map(len, parts), initial=0))
            ends = starts[MAX_SYLLABLES:] + [len(whole)] * MAX_SYLLABLES
            found.update(
                dict.fromkeys([whole[a : min(b, a + MAX_WHOLE)] for a, b in zip(starts[:-1], ends, strict=False)])
            )
    return list(found)
