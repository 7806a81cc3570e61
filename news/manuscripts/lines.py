"""Text to lines: what a line holds, how wide it prints, how far it is indented, what is invisible in it.

Widths are counted in half-width columns (a Chinese character is 2), because a printed line is as wide as the others
around it and that is how a line break inside a sentence is told from the end of a paragraph.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from .patterns import Pattern
from .vocabulary import CLOSERS, OPENERS

INVISIBLE = Pattern(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
BREAKS = Pattern("\r\n|[\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029]")
_PIECE = Pattern(rf"^[{re.escape(OPENERS)}]*(?:[0-9A-Za-z.%+\-]+|.)[{re.escape(CLOSERS)}，。、；：！？…％%]*")
LONGEST = 1_000_000  # characters of one line that are looked at as a line


@dataclass(slots=True)
class Line:
    """One line of a manuscript, without indent and trailing space.

    ``indent`` in half-width columns; ``blanks``: empty lines before it; ``hint``: what the file itself says it is
    (Markdown and Word say so; "" when nothing does); ``role``: what this module's neighbours found it to be;
    ``reason``: why it is taken out; ``apart``: it must not be joined to the line before it.
    """

    text: str
    indent: int = 0
    blanks: int = 0
    hint: str = ""
    role: str = ""
    reason: str = ""
    apart: bool = False
    new_page: bool = False
    doubts: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return width(self.text)

    @property
    def bare(self) -> str:
        """The text without any space."""
        return "".join(self.text.split())


@lru_cache(maxsize=200_000)
def width(text: str) -> int:
    """Half-width columns that ``text`` takes in print; ambiguous signs (“ ” … ①) are wide in Chinese type."""
    return sum(1 if char < "\u0080" else 2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def first_piece(text: str) -> int:
    """Columns of what can't be broken at the beginning of a line: a character with the signs that cling to it, a number, a Latin word."""
    piece = _PIECE.match(text)
    return width(piece.group()) if piece else 0


def cut_lines(text: str) -> tuple[list[Line], str]:
    """Gives the lines that hold anything, and the invisible characters that were taken out of them, in order."""
    invisible = "".join(INVISIBLE.findall(text))
    lines: list[Line] = []
    blanks, page, start = 0, False, 0
    for match in [*BREAKS.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = INVISIBLE.sub("", text[start:end]) if invisible else text[start:end]
        start = match.end() if match else end
        body = raw.strip()
        if body:
            lead = raw[: len(raw) - len(raw.lstrip())]
            indent = sum(4 if char == "\t" else width(char) for char in lead)
            lines.append(Line(body, indent=indent, blanks=blanks, new_page=page))
            blanks, page = 0, False
        else:
            blanks += 1
        if match and match.group() == "\u000c":
            page = True
            blanks = 0
    return lines, invisible
