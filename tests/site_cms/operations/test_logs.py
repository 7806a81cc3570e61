"""Log lines: one JSON object each, with an id, and nothing of a reader in it."""

import io
import json
import logging
import re
import runpy
import sys

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.test import RequestFactory

from site_cms.operations.log_lines import JsonFormatter, mask
from site_cms.operations.request_log import RequestLogMiddleware


@pytest.fixture
def lines():
    """Every line that any logger writes, through the formatter that production uses."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def request_lines(lines):
    return [line for line in lines() if line["logger"] == "site_cms.request"]


@pytest.mark.django_db
def test_each_request_is_one_line_with_its_id(client, lines):
    response = client.get("/health/nothing-here/")
    (line,) = request_lines(lines)
    assert line["request_id"] == response["X-Request-ID"] and re.fullmatch("[0-9a-f]{32}", line["request_id"])
    assert (line["method"], line["path"], line["status"], line["level"]) == (
        "GET",
        "/health/nothing-here/",
        404,
        "INFO",
    )
    assert line["ms"] >= 0 and line["time"].endswith("+00:00")
    warning = next(line for line in lines() if line["logger"] == "django.request")
    assert warning["request_id"] == response["X-Request-ID"]
    assert client.get("/health/nothing-here/")["X-Request-ID"] != response["X-Request-ID"]


@pytest.mark.django_db
def test_health_is_quiet_while_it_is_well(client, lines):
    client.get("/health/live")
    assert request_lines(lines) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/r/ABCD-EFGH-2345", "/r/ABCD-EFGH-2345/?code=ABCD-EFGH-2345", "/r/?code=ABCD-EFGH-2345", "/?q=ABCD-EFGH-2345"],
)
def test_no_receipt_and_no_query_string_is_ever_logged(client, lines, path):
    client.get(path, REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="203.0.113.7")
    written = json.dumps(lines())
    assert request_lines(lines) and "ABCD" not in written and "2345" not in written
    assert "203.0.113" not in written


def test_what_others_log_is_masked_too(lines):
    request = RequestFactory().get("/r/SECRET?x=SECRET")
    logging.getLogger("django.request").warning(
        "Not Found: %s", "/r/SECRET", extra={"request": request, "status_code": 404}
    )
    logging.getLogger("gunicorn.error").error("Error handling request /r/SECRET?x=SECRET from 2001:db8::7 at 10:20:30")
    logging.getLogger("axes").warning('locked out {username: "x", ip_address: "203.0.113.9"}')
    try:
        raise SuspiciousOperation("https://city.example/r/SECRET?x=SECRET and 198.51.100.4:8080")
    except SuspiciousOperation:
        logging.getLogger("x").exception("failed")
    written = json.dumps(lines())
    assert len(lines()) == 4 and "10:20:30" in written and "SuspiciousOperation" in written
    for word in ("SECRET", "2001:db8", "203.0.113", "198.51.100"):
        assert word not in written


@pytest.mark.pure
def test_what_is_no_secret_stays():
    text = "127.0.0.1:8000 worker 12:30:45 /news/202611/t20261121_k3f9 5.2.1 /var/log ratio 3:1"
    assert mask(text) == text
    assert mask("/account/password/reset/1-abc-def/") == "/account/password/reset/***"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("given", "sender", "taken"),
    [
        ("proxy-made-id-0001", "10.0.0.1", True),
        ("proxy-made-id-0001", "10.0.0.2", False),
        ("short", "10.0.0.1", False),
        ("x" * 65, "10.0.0.1", False),
        ('bad"id\\nwith-more', "10.0.0.1", False),
    ],
)
def test_an_id_is_taken_from_declared_proxies_and_only_when_well_formed(settings, given, sender, taken):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    request = RequestFactory().get("/", REMOTE_ADDR=sender, headers={"X-Request-ID": given})
    response = RequestLogMiddleware(lambda request: HttpResponse())(request)
    assert (response["X-Request-ID"] == given) is taken


@pytest.mark.pure
def test_gunicorn_writes_through_the_same_formatter():
    conf = runpy.run_path("deploy/gunicorn.conf.py")
    assert conf["logconfig_dict"]["formatters"]["json"]["()"].endswith("log_lines.JsonFormatter")
    # A configuration of its own switches gunicorn's access log on; the site has told of the request already.
    assert conf["logconfig_dict"]["loggers"]["gunicorn.access"]["level"] == "WARNING"
    for atom in ("%(h)s", "%(r)s", "%(q)s", "%(f)s"):
        assert atom not in conf["access_log_format"]
    assert "django" not in sys.modules["site_cms.operations.log_lines"].__dict__
