"""What pasting from Word, WPS and WeChat leaves in a text after the editor has dropped every style: spaces used as layout,
invisible characters, empty paragraphs, and bullets that are letters."""

import re

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACE = "(?:[ \t\r\n\u00a0\u2002\u2003\u3000]|&nbsp;|&#160;)"
_PARAGRAPH = re.compile(r"<p(?P<attrs>[^>]*)>(?P<inner>.*?)</p>", re.S)
_EDGES = re.compile(rf"^(?:{_SPACE}|<br\s*/?>)+|(?:{_SPACE}|<br\s*/?>)+$")
_BULLET = re.compile(rf"^(?:[·•●○◦■□▪◆◇§]|(?:<[bi]>)?[·•](?:</[bi]>)?)(?:{_SPACE})+")


def tidy(html: str) -> str:
    """The same words without what only looked like layout. Applying it twice changes nothing more."""
    html = _INVISIBLE.sub("", html)
    parts: list[str] = []
    items: list[str] = []
    end = 0

    def close_list() -> None:
        if items:
            parts.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
            items.clear()

    for match in _PARAGRAPH.finditer(html):
        between = html[end : match.start()]
        if between.strip():
            close_list()
            parts.append(between)
        end = match.end()
        inner = _EDGES.sub("", match["inner"])
        bullet = _BULLET.match(inner)
        if bullet:
            items.append(inner[bullet.end() :])
            continue
        close_list()
        if inner:
            parts.append(f"<p{match['attrs']}>{inner}</p>")
    close_list()
    parts.append(html[end:])
    return "".join(parts)
