"""The migrated database of the tests, kept: 250 migrations cost most of a minute, a copy of their result costs a second.

SQLite keeps it as a file under pytest's cache, PostgreSQL as a database on the tests' own server from which the databases of
all processes are copied. `migrate` itself still runs on each copy, so a migration that the copy lacks is applied, and what
hangs on `post_migrate` (permissions, their Chinese names) is done by the code as it is now. What is kept is keyed by every
migration of ours and the pinned requirements: whoever edits one gets a new one.
"""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "migrated_"  # of the databases kept on a PostgreSQL server


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


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's connection on another database of the same server, before the tests' own exists."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def kept_on_server() -> str:
    """The name of the migrated database on the PostgreSQL server, made there if it is missing."""
    kept = PREFIX + key()
    with connection._nodb_cursor() as cursor:
        # The lock ends with this connection; of two processes the second waits and finds the database made.
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [PREFIX.replace("_", r"\_") + "%"])
        present = {name for (name,) in cursor.fetchall()}
        if kept in present:
            return kept
        for old in present:
            cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        part = f"{kept}_part"
        cursor.execute(f'CREATE DATABASE "{part}"')
        with connected_to(part):
            call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
        cursor.execute(f'ALTER DATABASE "{part}" RENAME TO "{kept}"')
    return kept


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker, request):
    """Runs before pytest-django makes the databases; holds until the session ends."""
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            template = kept_on_server()
        with mock.patch.dict(connection.settings_dict["TEST"], {"TEMPLATE": template}):
            yield
        return
    folder = request.config.cache.mkdir("migrated")
    with mock.patch.object(migrate.Command, "handle", copying(migrate.Command.handle, folder)):
        yield
