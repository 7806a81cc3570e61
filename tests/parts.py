"""Parts that some tests need beside Python: a browser, PostgreSQL, Redis, Elasticsearch.

A missing part skips its tests with one reason on a laptop and fails them under CI=true. How many tests ran against each
part is printed at the end, and written to TEST_COUNTS_FILE for the continuous integration to hold against its floors.
"""

import collections
import json
import os
import shutil
import socket
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

VARIABLES = {
    "postgresql": "TEST_POSTGRESQL_URL",
    "redis": "TEST_REDIS_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
}
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PARTS = ("browser", *VARIABLES)

_passed: collections.Counter[str] = collections.Counter()
_measured: collections.Counter[str] = collections.Counter()  # what tests count with record_property, e.g. "axe states"
_told: list[tuple[str, str]] = []  # what tests say with it in words, e.g. the seed of a round


@cache
def missing(part: str) -> str:
    """Why a part cannot be used, or nothing."""
    if part == "browser":
        return "" if Path(CHROMIUM).exists() else "browser: Debian's chromium is not installed"
    variable = VARIABLES[part]
    url = os.environ.get(variable, "")
    if not url:
        return f"{part}: {variable} is not set"
    address = urlsplit(url)
    try:
        socket.create_connection((address.hostname or "127.0.0.1", address.port or 0), timeout=2).close()
    except OSError as error:
        return f"{part}: nothing answers at {variable} ({error})"
    return ""


def pytest_runtest_setup(item):
    for part in PARTS:
        if item.get_closest_marker(part) is not None and (reason := missing(part)):
            if os.environ.get("CI") == "true":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


def pytest_runtest_logreport(report):
    if report.when == "call":
        _told.extend((name, value) for name, value in report.user_properties if isinstance(value, str))
    if report.when == "call" and report.passed:
        _measured.update({name: value for name, value in report.user_properties if isinstance(value, int)})
        _passed["all"] += 1
        for part in PARTS:
            if part in report.keywords:
                _passed[part] += 1


def pytest_terminal_summary(terminalreporter):
    if hasattr(terminalreporter.config, "workerinput"):
        return
    for part in ("all", *PARTS):
        terminalreporter.write_line(f"passed against {part}: {_passed[part]}")
    for name, count in _measured.items():
        terminalreporter.write_line(f"{name}: {count}")
    for name, words in _told:
        terminalreporter.write_line(f"{name}: {words}")
    if file := os.environ.get("TEST_COUNTS_FILE"):
        Path(file).write_text(json.dumps(_passed), encoding="utf-8")
