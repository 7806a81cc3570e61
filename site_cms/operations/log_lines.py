"""One log line is one JSON object that holds nothing of a reader: no address of a machine, no receipt, no query string.

What is masked is masked here, on the finished text, so that it holds for every logger: ours, Django's, gunicorn's. Gunicorn loads
this before there are settings, so it stands on the standard library alone.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from ipaddress import ip_address

# What the request in hand adds to every line: request_id, method, path; set by RequestLogMiddleware.
context: ContextVar[dict[str, object]] = ContextVar("log_context", default={})  # noqa: B039 never changed in place

# What a line may add by `extra=`. Anything else that a library hangs on its records (Django: the whole request) stays out.
FIELDS = ("status", "ms", "job")

_SECRET_PATHS = re.compile(r"(/r/|/account/password/reset/)[^\s\"'<>]+")
_QUERY = re.compile(r"(/[^\s\"'<>?]*)\?[^\s\"'<>]*")
_MAYBE_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?!\w|:\w))"
)
MASK = "***"


def mask(text: str) -> str:
    """The text without what follows /r/, without query strings and without addresses of machines."""
    text = _SECRET_PATHS.sub(rf"\1{MASK}", text)
    text = _QUERY.sub(rf"\1?{MASK}", text)
    return _MAYBE_ADDRESS.sub(_without_address, text)


def _without_address(match: re.Match[str]) -> str:
    try:
        address = ip_address(match[0])
    except ValueError:
        return match[0]  # a time of day
    return match[0] if address.is_loopback or address.is_unspecified else MASK


class JsonFormatter(logging.Formatter):
    """time (UTC), level, logger, message; request_id, method, path while a request is in hand; status and ms at its end."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
            **context.get(),
        }
        line |= {name: record.__dict__[name] for name in FIELDS if name in record.__dict__}
        if record.exc_info:
            line["error"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class PlainFormatter(logging.Formatter):
    """The same for a developer's eyes."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
