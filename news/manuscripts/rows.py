"""Rolls of names and rows of labels: short lines that stand in rows are the text's own."""

from .chunks import Chunk
from .patterns import Pattern
from .vocabulary import CN_NUMBER, DIGITS, HAN, LABEL_ROW, ROLE_WORD

ROLE = Pattern(ROLE_WORD)
COUNT = Pattern(
    rf"^[^，。：；！？]{{2,20}}[（(]\s*(?:共\s*)?[{DIGITS}{CN_NUMBER}]{{1,4}}\s*[人名个家户件条项组支][)）]$"
)
_ROLL = Pattern(rf"^(?:[{HAN}]{{2,4}}|[{HAN}]\s[{HAN}])(?:[\s、]+(?:[{HAN}]{{2,4}}|[{HAN}]\s[{HAN}]))+$")


def mark_rolls(chunks: list[Chunk], kinds: list[str]) -> None:
    """Names below 见义勇为（2人） or below "…如下：" are who the text is about, not who wrote it."""
    for at in range(1, len(chunks)):
        above = at - 1
        announced = (
            COUNT.match(chunks[above].text) or kinds[above] == "roll" or chunks[above].text.endswith(("：", ":"))
        )
        if (
            announced
            and kinds[at] in ("short", "byline", "text")
            and _ROLL.match(chunks[at].text)
            and not ROLE.match(chunks[at].text)
        ):
            kinds[at] = chunks[at].kind = "roll"


def mark_pointed(chunks: list[Chunk], kinds: list[str]) -> None:
    """▷ before two lines or more below "…：" lists what is announced and shows no picture."""
    for at in range(1, len(chunks)):
        pointed = kinds[at] == "caption" and chunks[at].text[0] in "▷►▶▸"
        if pointed and (kinds[at - 1] == "bullet" or chunks[at - 1].text.endswith(("：", ":"))):
            kinds[at] = chunks[at].kind = "bullet"


def mark_label_rows(chunks: list[Chunk], kinds: list[str]) -> None:
    """时间：… 地点：… in succession are the text's own, below a title too."""
    for at in range(1, len(chunks) - 1):
        both = chunks[at : at + 2]
        if all(LABEL_ROW.match(chunk.text) and len(chunk.lines) == 1 for chunk in both) and set(kinds[at : at + 2]) <= {
            "short",
            "text",
            "row",
            "numbered",
        }:
            for near, chunk in zip((at, at + 1), both, strict=True):
                kinds[near] = chunk.kind = "row"
