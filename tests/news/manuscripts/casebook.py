"""Manuscripts written by hand, each with its gold answer in the same file.

Above %%%% stands the manuscript; a line that ends in ⏎ breaks inside a sentence and must be mended (the sign itself is not
part of the text). Below it the gold, a line each: K kicker, T title, S subtitle, B byline, A date, U summary, P paragraph, H heading, C caption,
L list, Q quote, G table, R something that must be in ``removed``, D something that must be quoted or told in ``doubts``; --- begins the next article.
"start~~end" names a paragraph by its first and last words.
"""

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
KINDS = {"P": "paragraph", "H": "heading", "C": "caption", "L": "list", "Q": "quote", "G": "table"}
FIELDS = {"K": "kicker", "T": "title", "S": "subtitle", "B": "byline", "A": "date", "U": "summary"}


@dataclass
class Expected:
    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    byline: str = ""
    date: str = ""
    summary: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass
class Case:
    name: str
    text: str
    articles: list[Expected]
    breaks: list[str]
    apart: list[str]

    @property
    def markdown(self) -> bool:
        return self.name.endswith("markdown")


def bare(text: str) -> str:
    return "".join(text.split())


def read_case(path: Path) -> Case:
    manuscript, _, gold = path.read_text(encoding="utf-8").partition("%%%%\n")
    articles = [Expected()]
    for line in gold.splitlines():
        code, _, text = line.partition(" ")
        if line == "---":
            articles.append(Expected())
        elif code in FIELDS:
            setattr(articles[-1], FIELDS[code], text)
        elif code in KINDS:
            articles[-1].blocks.append((KINDS[code], text))
        elif code in ("R", "D"):
            (articles[-1].removed if code == "R" else articles[-1].doubts).append(text)
    lines = manuscript.split("\n")
    breaks = [
        bare(line)[:-1][-4:] + bare(after)[:4].rstrip("⏎")
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if line.endswith("⏎") and bare(line)[:-1][-1] not in "。！？”"
    ]
    if any(line.endswith("⏎") and not after.strip() for line, after in zip(lines, lines[1:], strict=False)):
        full = [line for line in lines if line.strip()]
        breaks = [
            bare(line)[:-1][-4:] + bare(after)[:4].rstrip("⏎")
            for line, after in zip(full, full[1:], strict=False)
            if line.endswith("⏎")
        ]
    apart: list[str] = []
    pieces = [
        text
        for article in articles
        for text in (article.kicker, article.title, article.subtitle, *(text for _, text in article.blocks))
        if text
    ]
    for before, after in zip(pieces, pieces[1:], strict=False):
        apart.append(bare(before.split("~~")[-1])[-6:] + bare(after.split("~~")[0])[:6])
    return Case(path.stem, manuscript.replace("⏎", ""), articles, breaks, apart)


def cases() -> list[Case]:
    return [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]
