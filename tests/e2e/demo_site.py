"""The demo city on a server of its own, for screenshots and for tests that walk over whole pages.

Production settings with HTTPS=off, as `make run` has them, in a folder of its own: nothing of the machine's own site is
read or written. A folder that was filled once can be used again; it is filled anew when the code's migrations or demo
data are newer.
"""

import fcntl
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "minghe-2026"  # noqa: S105 - the demo accounts' own, printed by `make run`
AS_FILLED = "as-filled"  # in the site's folder
STARTS_WITHIN = 240  # seconds; a busy machine needs most of them


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "site_cms.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": "ZGV2LW9ubHktZGV2LW9ubHktZGV2LW9ubHktZGV2ISE=",
        "HTTPS": "off",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "EMAIL_URL": "dummymail://",
        "VAR_DIR": str(folder),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "ELASTICSEARCH_URL": "",
        "S3_BUCKET": "",
        "SQLITE_SYNCHRONOUS": "OFF",
        "PORT": str(port),
        "WORKERS": "1",
    }


def fill(folder: Path, variables: dict[str, str], size: str = "small") -> None:
    """Tables, demo city and static files, unless they are there from an earlier time. Of two processes the second waits."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _fill(folder, variables, size)


def _fill(folder: Path, variables: dict[str, str], size: str) -> None:
    filled = folder / f"filled-{size}"
    if filled.exists() and (folder / AS_FILLED).exists() and not _is_older_than_the_code(filled):
        commands = [["collectstatic", "--noinput", "--verbosity", "0"]]
    else:
        for old in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
            (folder / old).unlink(missing_ok=True)
        commands = [
            ["migrate", "--verbosity", "0"],
            ["load_demo", "--size", size],
            ["collectstatic", "--noinput", "--verbosity", "0"],
        ]
    for command in commands:
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=variables,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        if command[0] == "load_demo":
            _keep_as_filled(folder)
    filled.touch()


def _keep_as_filled(folder: Path) -> None:
    """The city as it was loaded, beside the one that the server serves: a walk over its forms may leave rows and files."""
    kept = folder / AS_FILLED
    shutil.rmtree(kept, ignore_errors=True)
    for part in ("media", "private"):
        shutil.copytree(folder / part, kept / part, copy_function=os.link)
    with sqlite3.connect(folder / "db.sqlite3") as source, sqlite3.connect(kept / "db.sqlite3") as copy:
        source.backup(copy)


def _is_older_than_the_code(filled: Path) -> bool:
    made = filled.stat().st_mtime
    sources = [*ROOT.glob("*/**/migrations/*.py"), *ROOT.glob("*/**/demo/**/*"), *ROOT.glob("*/demo.py")]
    return any(path.stat().st_mtime > made for path in sources if path.is_file() and path.suffix != ".pyc")


@contextmanager
def running(folder: Path, size: str = "small") -> Iterator[str]:
    """The address of the demo site, filled and served from `folder` until the block ends."""
    port = free_port()
    variables = environment(folder, port)
    fill(folder, variables, size)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "--config",
                "deploy/gunicorn.conf.py",
                "site_cms.wsgi:application",
            ],
            cwd=ROOT,
            env=variables,
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server, folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/health/live", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the demo site did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def sign_in(context: BrowserContext, username: str) -> None:
    """Through the form, as a person would; `context` has the site's address as its base."""
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    page.close()
