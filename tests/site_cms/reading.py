"""Reads a rendered page as a Chinese reader would meet it, and finds the English that is left."""

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Doctype

# Each word is here for a reason. Names and formats that Chinese texts write in Latin letters, nothing else.
ALLOWED = {
    # products and bodies, by their own names
    "Wagtail", "WPS", "Word", "Excel", "OpenStreetMap", "GitHub",
    # file formats and standards, as the press writes them
    "XLSX", "XLS", "CSV", "PDF", "JPEG", "JPG", "PNG", "WebP", "WEBP", "HEIC", "HEIF", "AVIF", "GIF", "SVG", "TIFF", "DOCX", "TXT",
    "MD", "JSON", "GeoJSON", "HTML", "RSS", "Atom", "iCalendar", "ICS", "UTF-8", "UTF", "GB18030", "GBK", "BOM", "OFL", "SHA-256",
    "WGS84", "CGCS2000", "GCJ-02", "BD-09", "GCJ", "BD", "GB", "GPS", "DPI", "CMYK", "RGB", "sRGB",
    # words of the trade with no Chinese in daily use
    "URL", "ID", "IP", "ICP", "API", "AI", "QR", "LED", "JavaScript", "CSS", "Cookie", "App", "TOTP", "HTTPS", "HTTP", "XML",
    # the search page shows how to search by sound
    "gongyiguanggao", "gygg",
    "GET", "POST", "Esc", "Ctrl", "Shift", "Alt", "Enter", "Tab", "Cmd", "MB", "KB", "km", "cm", "mm", "px",
}  # fmt: skip

WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-'’][A-Za-z0-9]+)*")
NOT_PROSE = re.compile(
    r"https?://\S+"  # addresses
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"  # mail
    r"|(?<![\w/])/[\w./<>{}:-]*"  # paths
    r"|[\w-]+\.(?:xlsx?|csv|jpe?g|png|webp|heic|pdf|docx?|txt|md|json|svg|zip|localhost|test)\b"  # file names
    r"|(?<![\w.])\.(?:xlsx?|ods|csv|txt|md|docx|zip)\b"  # kinds of file, by their ending
    r"|%\(\w+\)[sd]|\{\w*\}|&\w+;|__[A-Z]+__"  # placeholders
)
SPOKEN = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "aria-description",
    "aria-valuetext",
    "summary",
    "data-tippy-content",
)
SPOKEN_SUFFIXES = (
    "-label-value",
    "-text-value",
    "-message-value",
    "-title-value",
    "-content-value",
    "-label",
    "-clicked-text",
)
SILENT = ("script", "style", "code", "kbd", "samp", "pre", "svg", "noscript", "textarea", "iframe", "head")
# In data that scripts turn into interface: what a key like these holds is read by people.
SPOKEN_KEYS = {
    "label",
    "helptext",
    "help_text",
    "title",
    "heading",
    "placeholder",
    "text",
    "message",
    "description",
    "caption",
}


def english(text: str) -> list[str]:
    """The words of a text that a Chinese reader would not expect: two letters or more, not allowed above."""
    return [
        word
        for word in WORD.findall(NOT_PROSE.sub(" ", text))
        if len(re.sub("[^A-Za-z]", "", word)) > 1 and word not in ALLOWED
    ]


def spoken_in_data(data) -> Iterator[str]:
    """The strings of a script's data that end up on screen: by key, and every value under "strings"."""
    if isinstance(data, dict):
        for name, value in data.items():
            inner = parsed(value) if isinstance(value, str) and value[:1] in ("[", "{") else None
            if inner is not None:
                yield from spoken_in_data(inner)
            elif isinstance(value, str) and name.lower() in SPOKEN_KEYS:
                yield value
            elif name == "strings" and isinstance(value, dict):
                yield from (text for text in value.values() if isinstance(text, str))
            else:
                yield from spoken_in_data(value)
    elif isinstance(data, list):
        for value in data:
            yield from spoken_in_data(value)


def parsed(text: str):
    try:
        return json.loads(text)
    except ValueError:
        return None


def spoken(html: str) -> Iterator[tuple[str, str]]:
    """(where, text) for all that a page shows or a screen reader says."""
    page = BeautifulSoup(html, "lxml")
    if page.title and page.title.string:
        yield "title", page.title.string
    for meta in page.select("meta[name=description], meta[property='og:title'], meta[property='og:description']"):
        yield "meta", meta.get("content", "")
    for script in page.select("script[type='application/json']"):
        for text in spoken_in_data(parsed(script.string or "")):
            yield f"script#{script.get('id')}", BeautifulSoup(text, "lxml").get_text(" ")
    for tag in page.find_all(True):
        if tag.name in ("script", "style"):
            continue
        for name, value in tag.attrs.items():
            if isinstance(value, list):
                continue
            if name in SPOKEN or (
                name.startswith("data-") and name.endswith(SPOKEN_SUFFIXES) and value[:1] not in ("[", "{")
            ):
                yield f"{tag.name}[{name}]", value
            elif name == "value" and tag.name == "input" and tag.get("type") in ("submit", "button", "reset"):
                yield "button", value
            elif name.startswith("data-") and value[:1] in ("[", "{"):
                for text in spoken_in_data(parsed(value)):
                    yield f"{tag.name}[{name}]", BeautifulSoup(text, "lxml").get_text(" ")
    for counter in page.select("[data-side-panel-toggle-counter][hidden]"):
        counter.clear()  # a script writes the number before it shows
    for node in page.find_all(string=True):
        if isinstance(node, Comment | Doctype) or any(parent.name in SILENT for parent in node.parents):
            continue
        if node.strip():
            yield f"<{node.parent.name}>", node.strip()


def english_of_page(html: str, names: set[str] = frozenset()) -> list[str]:
    """ "where: text" for each text with English in it; `names` are words of the data shown (a sign-in name, a tag)."""
    found = []
    for where, text in spoken(html):
        words = [word for word in english(text) if word not in names]
        if words:
            found.append(f"{where}: {' '.join(text.split())[:160]!r} ({', '.join(words[:6])})")
    return list(dict.fromkeys(found))
