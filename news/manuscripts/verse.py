"""Verse: short lines that each end with a sign, as no wrapped prose does four times in a row.

Rule: four such lines or more, of which some end a sentence and some don't (captions all do), stay lines of their own.
"""

from .lines import Line
from .patterns import Pattern
from .vocabulary import HAN

LEAST = 4
_LINE = Pattern(rf"^[{HAN}“”、，]{{3,16}}[，。！？；…]”?$")
_WHOLE = Pattern(r"[。！？…]”?$")


def keep_verse(lines: list[Line]) -> list[Line]:
    """Gives the lines with those of verse marked as apart."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].role and not lines[end].hint and _LINE.match(lines[end].text):
            end += 1
        run = lines[at:end]
        if (
            len(run) >= LEAST
            and len(run) <= 4 * sum(bool(_WHOLE.search(line.text)) for line in run) <= 3 * len(run)
            and _WHOLE.search(run[-1].text)
        ):
            for line in run:
                line.apart = True
        at = max(end, at + 1)
    return lines
