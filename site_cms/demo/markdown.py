"""The small Markdown that the demo city's texts are written in, read into the blocks that editors build pages from.

Paragraphs, `##` and `###` headings, `-` and `1.` lists, `>` quotes whose last line may be `——speaker`, tables with a
head row, pictures `![name](caption)` on a line of their own, several lines of them in a row as a gallery, figures
`+ what：value unit（note）`, and **bold**. Nothing else is read as markup.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.html import escape

Block = dict[str, Any]
PictureBlock = Callable[[str, str], dict[str, Any] | None]

_PICTURE = re.compile(r"!\[([^\]]*)\]\((.*)\)")
_FIGURE = re.compile(r"\+\s+(?P<label>[^：]+)：(?P<value>[\d.,，%]+)\s*(?P<unit>[^（]*)(?:（(?P<note>.+)）)?")
_RULE = re.compile(r"\|[\s:|-]+\|?")
_NUMBERED = re.compile(r"\d+\.\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two `---` lines at the top, and the text below them."""
    if not source.startswith("---\n"):
        return {}, source
    head, _, body = source[4:].partition("\n---\n")
    pairs = (line.split(":", 1) for line in head.splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, value in pairs}, body


def pictures_of(source: str) -> list[str]:
    """The names of the pictures in a text, in their order."""
    return [found[1] for found in map(_PICTURE.fullmatch, source.splitlines()) if found]


def to_blocks(source: str, picture: PictureBlock = lambda name, caption: None) -> list[Block]:
    """Raw StreamField data for BODY_BLOCKS. `picture(name, caption)` gives the value of a picture block, or None to
    leave the picture out."""
    blocks: list[Block] = []
    text: list[str] = []  # paragraphs and lists in a row become one text block

    def close_text() -> None:
        if text:
            blocks.append({"type": "text", "value": "".join(text)})
            text.clear()

    for lines in _chunks(source):
        first = lines[0]
        is_pictures = _PICTURE.fullmatch(first) is not None
        if first.startswith("- "):
            text.append(_list("ul", [line.removeprefix("- ") for line in lines]))
        elif _NUMBERED.match(first):
            text.append(_list("ol", [_NUMBERED.sub("", line, count=1) for line in lines]))
        elif not (is_pictures or first.startswith(("## ", "### ", "> ", "|", "+ "))):
            text.append(f"<p>{_inline(''.join(lines))}</p>")
        else:
            close_text()
            if is_pictures:
                blocks += _pictures(lines, picture)
            elif first.startswith("+ "):
                blocks.append({"type": "figures", "value": {"figures": [_figure(line) for line in lines]}})
            elif first.startswith("> "):
                blocks.append({"type": "quote", "value": _quote(lines)})
            elif first.startswith("|"):
                blocks.append({"type": "table", "value": {"caption": "", "table": _table(lines)}})
            else:
                marks, _, words = first.partition(" ")
                blocks.append({"type": "heading", "value": {"text": words.strip(), "level": str(len(marks))}})
    close_text()
    return blocks


def _chunks(source: str) -> Iterator[list[str]]:
    """Lines that belong together: a blank line parts them, and so do a heading, which is one line, and the change from
    words to pictures."""
    kept: list[str] = []
    for line in [*source.splitlines(), ""]:
        line = line.strip()
        alone = line.startswith(("## ", "### "))
        turns = kept and bool(_PICTURE.fullmatch(line)) != bool(_PICTURE.fullmatch(kept[-1]))
        if (not line or alone or turns) and kept:
            yield kept
            kept = []
        if alone:
            yield [line]
        elif line:
            kept.append(line)


def _pictures(lines: list[str], picture: PictureBlock) -> list[Block]:
    """One picture, or a gallery of several; those that there are."""
    named = (_PICTURE.fullmatch(line) for line in lines)
    values = [value for found in named if found and (value := picture(found[1], found[2])) is not None]
    if len(values) > 1:
        return [{"type": "gallery", "value": {"pictures": values}}]
    return [{"type": "picture", "value": value} for value in values]


def _figure(line: str) -> dict[str, str]:
    found = _FIGURE.fullmatch(line)
    if found is None:
        raise ValueError(f"no figure: {line}")
    return {name: (words or "").strip() for name, words in found.groupdict().items()}


def _inline(words: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", str(escape(words)))


def _list(tag: str, items: list[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + f"</{tag}>"


def _quote(lines: list[str]) -> dict[str, str]:
    words = [line.removeprefix(">").strip() for line in lines]
    speaker = words.pop().lstrip("—").strip() if len(words) > 1 and words[-1].startswith("——") else ""
    return {"text": "\n".join(words), "speaker": speaker}


def _table(lines: list[str]) -> dict[str, Any]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not _RULE.fullmatch(line)]
    head, *body = rows
    return {
        "columns": [{"type": "text", "heading": cell} for cell in head],
        "rows": [{"values": (row + [""] * len(head))[: len(head)]} for row in body],
        "caption": "",
    }
