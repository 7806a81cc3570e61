"""How strongly the end of one line asks for the beginning of another.

Rule: a word that a dictionary knows and that lies across the break, an unclosed bracket, a comma, a particle speak for
going on; words that open a paragraph speak against it. The scale is roughly log-odds; 0 says nothing.
"""

from functools import lru_cache

from .dictionary import words
from .patterns import Pattern
from .vocabulary import CLOSED_START, FOLLOWS_ON, HAN, LEADS_ON, LEANS, OPEN_END, PAIRS, STARTS

_TAIL = Pattern(rf"[{HAN}]{{1,6}}$")
_HEAD = Pattern(rf"^[{HAN}]{{1,6}}")
_DIGIT_END = Pattern(r"[0-9０-９.]$")
_CLOCK_END = Pattern("[点年个月天]$")  # 四点｜半, 三个｜半月
_UNIT_START = Pattern(
    r"^(?:[-—~～]?[0-9０-９]|[年月日时分秒个名位条处块座家户人次件项米元吨辆万亿千百余多%％‰℃公平立])"
)


@lru_cache(maxsize=100_000)
def crossing_word(tail: str, head: str) -> int:
    """Length of the longest dictionary word that begins in ``tail`` and ends in ``head``; 0 if there is none."""
    at, edge, longest = 0, len(tail), 0
    for word in words(tail + head):
        end = at + len(word)
        if at < edge < end:
            longest = len(word)
        at = end
    return longest


def crosses(before: str, after: str) -> int:
    """Length of the word that a break between the two texts cuts in half; 0 if it cuts none."""
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return crossing_word(tail.group(), head.group()) if tail and head else 0


def unclosed(text: str) -> str:
    """The closing signs that ``text`` still waits for."""
    waiting: list[str] = []
    for char in text:
        if char in PAIRS:
            waiting.append(PAIRS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return "".join(waiting)


@lru_cache(maxsize=100_000)
def _stands_alone(tail: str) -> bool:
    return len(words(tail)[-1]) == 1


def _last_word_is_one_character(text: str) -> bool:
    """A particle, and not the end of 绿地, 目的, 总共."""
    tail = _TAIL.search(text)
    return tail is None or _stands_alone(tail.group())


def continues(before: str, after: str) -> float:
    """Evidence that ``after`` goes on where ``before`` stops, from the words alone (both stripped, not empty)."""
    score = 0.0
    if CLOSED_START.match(after):
        score += 4
    if OPEN_END.search(before):
        score += 3
    if cut := crosses(before, after):
        score += 1.5 + 0.5 * cut
    if LEADS_ON.search(before) and _last_word_is_one_character(before):
        score += 1.5
    if FOLLOWS_ON.match(after):
        score += 1
    if LEANS.match(after):
        score += 0.5
    if _DIGIT_END.search(before) and _UNIT_START.match(after):
        score += 2.5
    if after[0] == "半" and _CLOCK_END.search(before):
        score += 1.5
    if waiting := unclosed(before[-200:]):
        near = [sign for sign in waiting if sign in after[:60]]
        score += 4 if any(sign in "）)" and sign in after[:20] for sign in near) else 2 if near else 0.5
    if STARTS.match(after):
        score -= 1
    if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha():
        score += 1
    return score
