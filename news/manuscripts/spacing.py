"""Spaces that belong and spaces that strayed in.

Rule: between two Chinese characters (or signs) of running text a space means nothing and goes; beside Latin letters
and digits it stays as it was written (5 G, 10 时 30 分), one space wide. In titles and bylines it parts clauses and names, so it stays.
"""

import re

from .evidence import crosses
from .lines import Line
from .patterns import Pattern
from .vocabulary import CLOSERS, DISPATCH, HAN, OPENERS

_FULL = rf"{HAN}，。、；：！？…—“”‘’（）《》〈〉【】「」『』·％①-⑳"
_SPACES = Pattern(r"\s+")
_STRAY = Pattern(
    rf"(?<=[{_FULL}])\s+(?=[{_FULL}])|(?<=[{re.escape(OPENERS)}])\s+|\s+(?=[{re.escape(CLOSERS)}，。、；：！？,;!?])|(?<=[{HAN}][,.;:!?])\s+(?=[{HAN}“”])"
)
_SLOGAN = Pattern(rf"(?<=[“《「『])([{HAN}]{{2,10}})[ \u3000]+([{HAN}]{{2,10}})(?=[”》」』])")
_LETTERSPACED = Pattern(rf"^[{_FULL}](?:\s+[{_FULL}]){{3,}}$")
_QUOTED_WORD = Pattern(rf"“(?:[{HAN}] [{HAN}]{{1,3}}|[{HAN}]{{1,3}} [{HAN}])”")
_LATIN = Pattern(r"[A-Za-z]")
_KEEP = Pattern(
    rf"^{DISPATCH.pattern[1:]}(?=\S)|(?:[。！？”）] ?)?(?:[{HAN}]{{2,8}} ){{0,3}}[{HAN}]{{1,4}} (?:摄|供图|摄影)[）)]?$"
)  # 本报讯 and photographers stay apart
_KEPT = "\0"  # cut_lines leaves none in the text; stands for a space that stays while the others go


def glue(before: str, after: str) -> str:
    """Joins two lines of one sentence: nothing between Chinese, a space between two Latin words."""
    last, first = before[-1:], after[:1]
    between = (
        " "
        if last
        and first
        and (
            (_LATIN.match(last) and (_LATIN.match(first) or first.isdigit()))
            or (last in ",.;:!?" and _LATIN.match(first) and _LATIN.search(before[-3:]))
        )
        else ""
    )
    return before + between + after


def mend_text(text: str) -> str:
    """Running text without stray spaces. A slogan of two even halves in quotes keeps the space between them."""
    text = _SPACES.sub(" ", text.strip())
    text = _KEEP.sub(lambda match: match.group().replace(" ", _KEPT), text)
    text = _SLOGAN.sub(
        lambda match: match[0] if len(match[1]) != len(match[2]) else f"{match[1]}{_KEPT}{match[2]}", text
    )
    return _STRAY.sub("", text).replace(_KEPT, " ")


def mend_title(text: str) -> str:
    """A headline: one space between clauses; a headline set with a space after every character is closed up.

    A space that cuts a word in two between halves of different length, or a word of two to four characters in quotes, strayed in.
    """
    text = text.strip()
    if _LETTERSPACED.match(text):
        return re.sub(r"\s+", lambda gap: " " if len(gap.group()) >= 3 and _uneven(text) else "", text)
    text = re.sub(
        rf"\s+(?=[{re.escape(CLOSERS)}，。、；：！？])|(?<=[{re.escape(OPENERS)}，。、；：！？])\s+",
        "",
        _SPACES.sub(" ", text),
    )
    text = _QUOTED_WORD.sub(lambda match: match.group().replace(" ", ""), text)
    first, *others = text.split(" ")
    for other in others:
        before, after = re.split("[，：！？]", first.split(" ")[-1])[-1], re.split("[，：！？]", other)[0]
        strayed = len(before) != len(after) and before and after and crosses(before, after)
        first += other if strayed else f" {other}"
    return first


def _uneven(text: str) -> bool:
    gaps = {len(gap) for gap in re.findall(r"\s+", text)}
    return len(gaps) > 1


def mend_byline(text: str) -> str:
    return _SPACES.sub(" ", text.strip())


_PARAGRAPH_GAP = Pattern(rf"(?<=[。！？…”）])(?:[ \u3000]*\u3000{{2,}}[ \u3000]*| {{4,}}|\t+)(?=[{HAN}“（《0-9A-Za-z])")


def split_paragraph_gaps(lines: list[Line]) -> list[Line]:
    """Parts a line where one paragraph's end and the next one's two-character indent stand in its middle."""
    result: list[Line] = []
    for line in lines:
        pieces = (
            [line.text]
            if line.role or line.hint
            else [piece for piece in _PARAGRAPH_GAP.split(line.text) if piece.strip()]
        )
        if len(pieces) < 2 or any(len(piece) < 8 for piece in pieces[:-1]):
            result.append(line)
            continue
        for number, piece in enumerate(pieces):
            result.append(
                Line(
                    piece.strip(),
                    indent=line.indent if number == 0 else max(4, line.indent),
                    blanks=line.blanks if number == 0 else 0,
                    apart=line.apart or number > 0,
                    doubts=line.doubts if number == 0 else [],
                )
            )
    return result
