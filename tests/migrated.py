"""The migrated database of the tests, kept as a file: 250 migrations cost most of a minute, a copy of their result costs none.

Only for SQLite in memory. `migrate` itself still runs on the copy, so a migration that the copy lacks is applied, and what
hangs on `post_migrate` (permissions, their Chinese names) is done by the code as it is now. The file is keyed by every
migration of ours and the pinned requirements: whoever edits one gets a new file.
"""

import fcntl
import hashlib
import os
import sqlite3
from pathlib import Path
from unittest import mock

import pytest
from django.core.management.commands import migrate
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def key() -> str:
    digest = hashlib.sha256()
    for path in [*sorted(ROOT.glob("*/**/migrations/*.py")), ROOT / "requirements" / "base.txt"]:
        if ".venv" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:20]


def copying(handle, folder: Path):
    def run(command, *args, **options):
        kept = folder / f"{key()}.sqlite3"
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # of two processes the second waits and copies
            connection.ensure_connection()
            if kept.exists():
                source = sqlite3.connect(kept)
                source.backup(connection.connection)
                source.close()
                fcntl.flock(lock, fcntl.LOCK_UN)
                return handle(command, *args, **options)
            result = handle(command, *args, **options)
            part = kept.with_suffix(f".{os.getpid()}")
            target = sqlite3.connect(part)
            connection.connection.backup(target)
            target.close()
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            part.rename(kept)
            return result

    return run


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """Runs before pytest-django makes the databases; holds until the session ends."""
    if connection.vendor != "sqlite":
        yield
        return
    folder = request.config.cache.mkdir("migrated")
    with mock.patch.object(migrate.Command, "handle", copying(migrate.Command.handle, folder)):
        yield
