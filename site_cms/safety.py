"""What a browser is told about our pages: where anything may come from, and what it may use.

Public pages may load from this site alone and hold no inline script or style. Wagtail's admin writes a few one-line
widget initialisers into its forms; they get the nonce of the answer, and nothing else does.
"""

import json
import re

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse

ADMIN = "/admin/"

PUBLIC_DIRECTIVES = {
    "default-src": [NONE],
    **{f"{kind}-src": [SELF] for kind in ("img", "style", "script", "font", "connect", "manifest")},
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
ADMIN_DIRECTIVES = {
    **PUBLIC_DIRECTIVES,
    "img-src": [SELF, "data:", "blob:"],
    "style-src": [SELF, UNSAFE_INLINE],  # Draftail and the tooltips place themselves by style attributes
    "font-src": [SELF, "data:"],
    "media-src": [SELF],
    "frame-src": [SELF],  # the preview panel
    "frame-ancestors": [SELF],
}
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

_BARE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.S)
_CALLS = [
    re.compile(r"init(?:Date|Time|DateTime)Chooser\((?P<arguments>.*)\);", re.S),
    re.compile(r"new \w*(?:Chooser|Upload)\w*\((?P<arguments>.*)\);", re.S),
    re.compile(r"createTaskChooser\((?P<arguments>.*)\);", re.S),
    re.compile(
        r"\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)"
        r"\(JSON\.parse\((?P<arguments>.*)\)\);\s*\}\)\(\);",
        re.S,
    ),
]


def is_initialiser(script: str) -> bool:
    """Whether a script is one call of a known widget with nothing but JSON for arguments. What somebody smuggled in
    behind such a call, or as an argument, is no JSON, so it stays without a nonce."""
    for call in _CALLS:
        match = call.fullmatch(script.strip())
        if match is not None:
            try:
                json.loads(f"[{match['arguments']}]")
            except ValueError:
                return False
            return True
    return False


class SafetyMiddleware(CSPMiddleware):
    """Sets the content security policy of django-csp by part of the site, and the headers that Django leaves out."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponse, report_only: bool = False) -> PolicyParts:
        if report_only:
            return super().get_policy_parts(request, response, report_only)
        parts = super().get_policy_parts(request, response)
        if request.path.startswith(ADMIN):
            parts.config = ADMIN_DIRECTIVES
            nonce = getattr(request, "_csp_nonce", None)
            if nonce:
                parts.config = {**ADMIN_DIRECTIVES, "script-src": [SELF, f"'nonce-{nonce}'"]}
                parts.nonce = None
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(ADMIN) and _is_html(response):
            response.content = self._with_nonces(request, response.content)
        response = super().process_response(request, response)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    def _with_nonces(self, request: HttpRequest, content: bytes) -> bytes:
        def marked(match: re.Match[bytes]) -> bytes:
            if not is_initialiser(match[1].decode()):
                return match[0]
            return b'<script nonce="%s">%s</script>' % (self._make_nonce(request).encode(), match[1])

        return _BARE_SCRIPT.sub(marked, content)


def _is_html(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        and not response.get("Content-Encoding")
    )
