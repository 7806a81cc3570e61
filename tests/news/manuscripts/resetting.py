"""The hand-written manuscripts' paragraphs, shuffled and set anew: other neighbours, other widths, other indents, two columns mixed.

The seed decides everything. What is known of the result: which paragraphs stand in it, which breaks lie inside a sentence, which pieces must
not touch.
"""

import random
from functools import cache

from .casebook import bare, cases
from .generator import Gold, Manuscript, _wrap

WIDTHS = [12, 14, 15, 16, 17, 18, 20, 22, 25]
WRITERS = ["本报记者 高岩", "记者 史立新 通讯员 纪红", "本报记者 佟玉山 尹航"]


@cache
def pieces() -> tuple[list[str], list[str], list[str]]:
    """Titles, headings and paragraphs of the casebook that are given in full."""
    articles = [article for case in cases() if not case.markdown for article in case.articles]
    titles = [article.title for article in articles if 8 <= len(article.title) <= 20]
    blocks = [block for article in articles for block in article.blocks if "~~" not in block[1]]
    headings = [
        text for kind, text in blocks if kind == "heading" and 4 <= len(text) <= 12 and text[0] not in "（一二三关"
    ]
    paragraphs = [
        text
        for kind, text in blocks
        if kind == "paragraph"
        and 40 <= len(text) <= 180
        and text.endswith(("。", "！", "。”"))
        and text[:2] not in ("本报", "新华", "编者", "我是")
    ]
    return titles, headings, paragraphs


def set_paragraph(text: str, width: int, indent: str) -> list[str]:
    lines = _wrap(text, width, 2 if indent else 0, None)
    return [indent + lines[0], *lines[1:]]


def set_anew(seed: int) -> Manuscript:
    """One article of paragraphs from anywhere, one column wide."""
    r = random.Random(seed)
    titles, headings, paragraphs = pieces()
    width, indent = r.choice(WIDTHS), r.choice(["　　", "　　", "    ", ""])
    gold = Gold(title=r.choice(titles), byline=r.choice(WRITERS))
    lines, breaks = [gold.title, gold.byline], []
    for at, text in enumerate(r.sample(paragraphs, r.randrange(3, 9))):
        if at and r.random() < 0.3:
            heading = r.choice(headings)
            gold.blocks.append(("heading", heading))
            lines.append(heading)
        gold.blocks.append(("paragraph", text))
        own = set_paragraph(text, width, indent)
        breaks += [
            bare(above)[-5:] + bare(below)[:5]
            for above, below in zip(own, own[1:], strict=False)
            if above[-1] not in "。！？”"
        ]
        lines += own
    parts = [gold.title, *(text for _, text in gold.blocks)]
    apart = [bare(above)[-6:] + bare(below)[:6] for above, below in zip(parts, parts[1:], strict=False)]
    return Manuscript(seed, "\n".join(lines), [gold], breaks, apart)


def mixed_columns(seed: int, indent: str) -> tuple[str, list[str], list[str]]:
    """Two paragraphs whose lines take turns, below a title: the file, the two paragraphs, and what a wrong join would read like."""
    r = random.Random(seed)
    titles, _, paragraphs = pieces()
    left, right = r.sample([text for text in paragraphs if len(text) <= 160], 2)
    width = r.choice(WIDTHS)
    sides = [set_paragraph(text, width, indent) for text in (left, right)]
    lines = [side[at] for at in range(max(map(len, sides))) for side in sides if at < len(side)]
    both = min(map(len, sides))
    glued = [bare(sides[0][at])[-4:] + bare(sides[1][at])[:4] for at in range(both)]
    glued += [bare(sides[1][at])[-4:] + bare(sides[0][at + 1])[:4] for at in range(min(both, len(sides[0]) - 1))]
    return "\n".join([r.choice(titles), *lines]), [left, right], glued
