"""Pages shown in Traditional characters 繁體, converted from the finished HTML by OpenCC.

Only what a reader reads is converted: text and the attributes that are read aloud or shown. Addresses, values of
controls and what somebody typed stay as they are, so that a form sent from a 繁體 page means the same.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from opencc import OpenCC

_UNTOUCHED = re.compile(r"<(script|style|textarea)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.S | re.I)
_SHOWN = re.compile(r'(\s(?:alt|title|aria-label|placeholder|content|label)=")([^"]*)(")')
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")


def to_traditional(text: str) -> str:
    return _converter().convert(text) if _HAN.search(text) else text


def convert_html(html: str) -> str:
    """The same page in Traditional characters; its language says so."""
    parts: list[str] = []
    end = 0
    for match in _UNTOUCHED.finditer(html):
        parts.append(to_traditional(html[end : match.start()]))
        parts.append(_convert_tag(match.group()))
        end = match.end()
    parts.append(to_traditional(html[end:]))
    return "".join(parts).replace('<html lang="zh-Hans"', '<html lang="zh-Hant"', 1)


def _convert_tag(tag: str) -> str:
    if tag.startswith("<!--") or tag[1:7].lower() in ("script", "style>", "style ") or tag[1:9].lower() == "textarea":
        return tag
    return _SHOWN.sub(lambda found: found[1] + to_traditional(found[2]) + found[3], tag)


class TraditionalMiddleware:
    """Converts HTML answers for readers who chose 繁體. The admin and the desk speak to staff and stay as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            request.preferences.hant
            and not response.streaming
            and response.get("Content-Type", "").startswith("text/html")
            and not request.path.startswith(("/admin/", "/desk/"))
        ):
            response.content = convert_html(response.content.decode(response.charset)).encode(response.charset)
        return response
