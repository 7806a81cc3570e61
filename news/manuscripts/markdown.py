"""Markdown to lines with hints.

The markup that is dropped, and nothing else: leading # (and # that close a heading), > of quotes, the bullets - * +
of lists, | of tables with their delimiter row, rows of - = * _ (rules, underlined headings, front matter fences), ` and ~ of code fences and
code, ** __ * around emphasised text, ![ ]( ) of pictures and [ ]( ) of links (alt text, link text and address stay), and \\ before a sign.
"""

import re

from .lines import Line, cut_lines
from .patterns import Pattern
from .vocabulary import ENDS

_FENCE = Pattern(r"^(?:```+|~~~+)")
_HEADING = Pattern(r"^(#{1,6})\s+(.*?)(?:\s+#+)?$")
_UNDERLINE = Pattern(r"^(?:=+|-{2,})$")
_RULE = Pattern(r"^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_QUOTE = Pattern(r"^((?:>\s?)+)(.*)$")
_BULLET = Pattern(r"^[-*+]\s+(.*)$")
_ORDERED = Pattern(r"^\d{1,3}[.)]\s+\S")
_DELIMITER = Pattern(r"^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?$")
_STRONG = Pattern(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = Pattern(r"(?<![0-9*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![0-9*])")
_CODE = Pattern(r"(`+)([^`]+)\1")
_IMAGE = Pattern(r"!\[([^\]]*)\]\(([^)]*)\)")
_LINK = Pattern(r"(?<!!)\[([^\]]+)\]\(([^)]*)\)")
_ESCAPED = Pattern(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def read_markdown(text: str) -> tuple[list[Line], str, str, list[tuple[str, str]]]:
    """Gives lines, the invisible characters, the dropped markup (every character), and doubts for pictures."""
    lines, invisible = cut_lines(text)
    markup: list[str] = []
    doubts: list[tuple[str, str]] = []
    result: list[Line] = []
    fenced = False
    titles = sum(bool((match := _HEADING.match(line.text)) and len(match[1]) == 1) for line in lines)
    for at, line in enumerate(lines):
        body = line.text
        if _FENCE.match(body):
            markup.append(body[: len(body) - len(body.lstrip("`~"))])
            fenced = not fenced
            rest = body.lstrip("`~").strip()
            if rest:
                result.append(Line(rest, blanks=line.blanks, hint="quote"))
            continue
        if fenced:
            result.append(Line(body, blanks=line.blanks, hint="quote"))
            continue
        if _DELIMITER.match(body) and "|" in body:
            markup.append(body)
            continue
        if (
            _UNDERLINE.match(body)
            and result
            and line.blanks == 0
            and not result[-1].hint
            and len(result[-1].text) < 60
            and at
            and not ENDS.search(result[-1].text)
        ):
            markup.append(body)
            result[-1].hint = "title" if body[0] == "=" or not titles else "heading"
            titles += body[0] == "="
            continue
        if _RULE.match(body):
            markup.append(body)
            if result:
                result.append(Line("", blanks=line.blanks, role="rule", reason="分隔线"))
            continue
        result.append(_marked(line, markup, doubts))
    return _with_levels(result), invisible, "".join(markup), doubts


def _marked(line: Line, markup: list[str], doubts: list[tuple[str, str]]) -> Line:
    body, hint, apart = line.text, "", False
    if match := _QUOTE.match(body):
        markup.append(match[1])
        body, hint, apart = match[2], "quote", line.blanks > 0
    if match := _HEADING.match(body):
        markup.append(match[1] + body[match.end(2) :])
        body, hint = match[2], f"h{len(match[1])}"
    elif not hint and (match := _BULLET.match(body)):
        markup.append(body[0])
        body, hint = match[1], "list"
    elif not hint and _ORDERED.match(body):
        hint = "list"
    elif not hint and body.startswith("|") and body.count("|") >= 2:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", body.strip().strip("|"))]
        markup.append("|" * (body.count("|") - sum(cell.count("|") for cell in cells)))
        body, hint = "\t".join(cells), "table"
    return Line(
        _inline(body, markup, doubts),
        indent=line.indent,
        blanks=line.blanks,
        hint=hint,
        apart=apart,
        new_page=line.new_page,
    )


def _inline(text: str, markup: list[str], doubts: list[tuple[str, str]]) -> str:
    def drop(match: re.Match, *groups: int) -> str:
        kept = " ".join(match[group] for group in groups if match[group].strip())
        left = match.group()
        for char in kept:
            if not char.isspace():
                left = left.replace(char, "", 1)
        markup.append(left)
        return kept

    def picture(match: re.Match) -> str:
        doubts.append((match[1] or match[2], "缺图：原稿此处有图片，请另行上传"))
        return drop(match, 1, 2)

    text = _IMAGE.sub(picture, text)
    text = _LINK.sub(lambda match: drop(match, 1, 2), text)
    for pattern in (_STRONG, _EMPHASIS, _CODE):
        text = pattern.sub(lambda match: drop(match, match.re.groups), text)
    return _ESCAPED.sub(lambda match: drop(match, 1), text)


def _with_levels(lines: list[Line]) -> list[Line]:
    """The highest level that is used marks titles; deeper ones mark headings. A lone ## file has its titles there."""
    levels = sorted({int(line.hint[1]) for line in lines if re.fullmatch(r"h[1-6]", line.hint)})
    top = levels[0] if levels else 0
    first = next((line for line in lines if line.role != "rule"), None)
    titled = bool(first and not first.hint and top > 1)  # plain title lines above ## headings
    for line in lines:
        if re.fullmatch(r"h[1-6]", line.hint):
            line.hint = "title" if int(line.hint[1]) == top and not titled else "heading"
    return [line for line in lines if line.text.strip() or line.role]
