"""Whether the process that began an import still runs. It holds a lock that its end takes away, however it ends."""

import contextlib
import fcntl
import threading

from django.conf import settings
from django.db import connection

ADVISORY = 4_177  # the first of the two numbers of our advisory locks on PostgreSQL

_held: dict[int, object] = {}
_guard = threading.Lock()


def hold(pk: int) -> None:
    """Say that the import of this batch runs, until ``release`` or the end of the process.

    SQLite lies on one machine, so a locked file beside it tells; PostgreSQL may have web servers on several and keeps the lock
    with the session, which our kept connections share with the process.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ADVISORY, pk])
        return
    folder = settings.VAR_DIR / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / f"{pk}.running").open("w")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with _guard:
        _held[pk] = file


def release(pk: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ADVISORY, pk])
        return
    with _guard:
        file = _held.pop(pk, None)
    if file:
        file.close()
        with contextlib.suppress(FileNotFoundError):
            (settings.VAR_DIR / "imports" / f"{pk}.running").unlink()


def runs(pk: int) -> bool:
    """Whether somebody holds it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                [ADVISORY, pk],
            )
            return cursor.fetchone() is not None
    if pk in _held:
        return True
    path = settings.VAR_DIR / "imports" / f"{pk}.running"
    try:
        with path.open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    path.unlink(missing_ok=True)
    return False
