"""What every engine, every query and every highlight agree on: folding, cutting, snippets. Pure functions.

Text is folded once (`fold`), cut once (`tokens`), and both are used for indexing, for queries and for marking hits. Any
change here changes what an index holds, so `VERSION` is kept with every indexed document and a mismatch asks for a rebuild.

Why bigrams and not words: on 4,959 Chinese queries overlapping pairs of characters find every literal string, which a
segmenter does not (0.999 against 0.93), and a phrase of overlapping pairs is exactly a substring of the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import add

import opencc
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

VERSION = "1"  # of fold, tokens and sounds together: raise it and rebuild

MAX_INDEXED = 16_000  # characters of one text: PostgreSQL's tsvector keeps positions up to 16,383
MAX_WORD = 64  # characters of one foreign word or number

# A token between two runs where a phrase could otherwise run across punctuation. Private use, so no text holds it.
BOUNDARY = "\ue000"

_SIMPLIFY = opencc.OpenCC("t2s")
# What it changes in some words only (重覆 → 重复, 覆盖 stays). A test compares this with its dictionary.
_CHANGED_IN_PHRASES = "坏衹哩瞭藉沈甦覆"

# Scripts written without spaces are cut into pairs: Han with every extension, kana, hangul, and pictographs.
_PAIRED = (
    "\u1100-\u11ff\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u3035\u303b"
    "\u3041-\u309a\u309d-\u30fa\u30fc-\ud7ff\uf900-\ufaff\U00010000-\U000dffff"
)
_SEGMENT = re.compile(rf"(?P<c>[{_PAIRED}]+)|(?P<d>\d+)|(?P<w>[^\W\d_\u1100-\u11ff\u2e80-\U0010ffff]+)")

# Dropped: format characters (zero-width spaces, soft hyphens, direction marks), variation selectors, surrogates, our mark.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff\ue000\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSEEN = re.compile(f"{_INVISIBLE.pattern}|{_CONTROL.pattern}".replace("]|[", ""))
_WIDE = re.compile("[\uff01-\uff5e]+")  # the full-width forms of ASCII


def _narrow(wide: re.Match[str]) -> str:
    return "".join([chr(ord(c) - 0xFEE0) for c in wide[0]])


@cache
def _traditional() -> re.Pattern[str]:
    """What the converter may change: a text without it (most are) need not be given to it, which costs more than looking."""
    asked = [chr(c) for c in (*range(0x2E80, 0xA000), *range(0xF900, 0xFB00))]
    changed = [
        c for c, simple in zip(asked, _SIMPLIFY.convert("\n".join(asked)).split("\n"), strict=True) if c != simple
    ]
    return re.compile(f"[{''.join(changed)}{_CHANGED_IN_PHRASES}\U00010000-\U0010ffff]")


def _simplify(text: str) -> str:
    """Traditional → Simplified, character for character: a phrase rule that changed the length would shift every offset."""
    if not _traditional().search(text):
        return text
    simple = _SIMPLIFY.convert(text)
    if len(simple) == len(text):
        return simple
    return "".join(one if len(one := _SIMPLIFY.convert(c)) == 1 else c for c in text)


def _widths(text: str) -> str:
    """NFKC and lower case, without what nobody sees; a control character counts as a space."""
    if not _UNSEEN.search(text):
        # Full-width punctuation stands in every Chinese text; without it most are in NFKC already, which is told at a glance.
        return unicodedata.normalize("NFKC", _WIDE.sub(_narrow, text)).lower()
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", _CONTROL.sub(" ", text)).lower())


def fold(text: str) -> str:
    """The form that is compared: compatibility forms unified, lower case, Traditional turned Simplified.

    `fold(fold(x)) == fold(x)` does not hold for every code point of Unicode, so fold once and keep the result.
    """
    return _simplify(_widths(text))


def segments(folded: str) -> Iterator[tuple[str, str, bool]]:
    """(kind, text, after punctuation) of each stretch of one script: "c" cut into pairs, "w" words, "d" digits."""
    end = 0
    for match in _SEGMENT.finditer(folded):
        between = folded[end : match.start()]
        yield match.lastgroup or "", match.group(), bool(between) and not between.isspace()
        end = match.end()


def tokens(folded: str) -> list[str]:
    """What is indexed, in order: every pair of neighbouring characters and the last character of each stretch; words, numbers.

    The last character makes a single character findable by prefix (公 → 公*) and costs no precision.
    """
    found: list[str] = []
    end = 0
    paired_before = True  # nothing to part from yet
    for match in _SEGMENT.finditer(folded, 0, MAX_INDEXED):
        start = match.start()
        paired = match.lastindex == 1
        if start > end and not (paired and paired_before) and end and not folded[end:start].isspace():
            found.append(BOUNDARY)
        end = match.end()
        text = folded[start:end]
        if paired:
            found += map(add, text, text[1:])
            found.append(text[-1])
        else:
            found.append(text[:MAX_WORD])
        paired_before = paired
    return found


@dataclass(frozen=True)
class Phrase:
    """Tokens that must follow each other; with `prefix`, the last one need only begin so. `text` is what it says, folded."""

    text: str
    tokens: tuple[str, ...]
    prefix: bool = False


def phrase(folded: str) -> Phrase:
    """The phrase that finds exactly the texts holding this string (words and numbers whole).

    At its end the string may go on in the text, so the last character of a stretch is left out, and a stretch of one
    character is the beginning of a pair.
    """
    cut = tokens(folded)
    parts = list(segments(folded))
    if not parts or parts[-1][0] != "c":
        return Phrase(folded, tuple(cut))
    if len(parts[-1][1]) > 1:
        return Phrase(folded, tuple(cut[:-1]))
    return Phrase(folded, tuple(cut), prefix=True)


# --- Marking hits -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Folded:
    """A text folded with a way back: `origin[i]` is where character i of `text` comes from, `origin[-1]` the length."""

    text: str
    origin: list[int]


def fold_with_offsets(text: str) -> Folded:
    """As `fold`, remembering positions. NFKC makes one character of several and several of one (㎡ → m2, が → が)."""
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = _widths(text[start:end])
        pieces.append(piece)
        origin += [start] * len(piece)
        start = end
    origin.append(len(text))
    return Folded(_simplify("".join(pieces)), origin)


def find_spans(folded: str, needles: Iterable[str]) -> list[tuple[int, int]]:
    """Where the needles stand in a folded text: sorted, merged, half open."""
    spans = []
    for needle in dict.fromkeys(n for n in needles if n):
        at = folded.find(needle)
        while at >= 0 and len(spans) < 400:
            spans.append((at, at + len(needle)))
            at = folded.find(needle, at + 1)
    return _merge(spans)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _best_window(spans: list[tuple[int, int]], size: int) -> int:
    """Start of the window of `size` characters that covers most marked characters, the first among equals."""
    best, best_start = 0, 0
    for index, (start, _end) in enumerate(spans):
        covered = 0
        for a, b in spans[index:]:
            if a >= start + size:
                break
            covered += min(b, start + size) - a
        if covered > best:
            best, best_start = covered, start
    return best_start


def highlight(text: str, needles: Iterable[str], size: int | None = None) -> SafeString:
    """The text, or the best `size` characters of it, as HTML with the hits in <mark>.

    Cut first, then escape, then mark: a tag in the text stays text, and an entity is never cut in two.
    """
    folded = fold_with_offsets(text)
    spans = _merge([(folded.origin[a], _after(folded, b)) for a, b in find_spans(folded.text, needles)])
    start, end = 0, len(text)
    if size is not None and end > size:
        start = min(max(0, _best_window(spans, size) - size // 6), end - size)
        end = start + size
    out = ["…"] if start else []
    at = start
    for a, b in spans:
        a, b = max(a, at), min(b, end)
        if a < b:
            out += [escape(text[at:a]), "<mark>", escape(text[a:b]), "</mark>"]
            at = b
    out.append(escape(text[at:end]))
    if end < len(text):
        out.append("…")
    return mark_safe("".join(out))  # noqa: S308 every piece of the text above went through escape()


def _after(folded: Folded, end: int) -> int:
    """Where the original character that holds folded character `end - 1` ends: half a ㎡ is marked as a whole one."""
    last = folded.origin[end - 1]
    while end < len(folded.text) and folded.origin[end] == last:
        end += 1
    return folded.origin[end]
