"""Open a stranger's workbook without risking the server: in a child process with bounded memory and time."""

import contextlib
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from . import limits, refusals
from .refusals import Unreadable
from .wire import load
from .workbook import Workbook

ROOT = Path(__file__).resolve().parents[3]


def read_workbook(source) -> Workbook:
    """Read .xlsx, .xls, .ods, .csv or .txt from a path, bytes or an open (uploaded) file.

    Raises ``Unreadable`` with one Chinese sentence; nothing of the file is kept. Takes at most ``CHILD_SECONDS`` of work and
    ``CHILD_MEMORY``, whatever is inside. Rust aborts the child when memory ends: that is a refusal too.
    """
    if isinstance(source, (str, Path)):
        return _read(str(Path(source).resolve(strict=True)))
    with tempfile.NamedTemporaryFile(prefix="import-", suffix=".upload") as copy:
        if isinstance(source, bytes):
            copy.write(source)
        else:
            source.seek(0)
            while piece := source.read(1 << 20):
                copy.write(piece)
        copy.flush()
        return _read(copy.name)


def _read(path: str) -> Workbook:
    child = subprocess.Popen(
        [sys.executable, "-m", "site_cms.imports.reader.child", path],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    late = threading.Event()

    def stop():
        late.set()
        child.kill()

    watch = threading.Timer(limits.CHILD_WAIT, stop)
    watch.start()
    try:
        with child.stdout, child.stderr:
            book = None
            # Lines that end early are no error here: the exit status says why they did.
            with contextlib.suppress(StopIteration, ValueError, KeyError, TypeError):
                book = load(iter(child.stdout))
            reason = child.stderr.read(4096).decode("utf-8", "replace")
        status = child.wait()
    finally:
        watch.cancel()
        if child.poll() is None:
            child.kill()
            child.wait()
    if late.is_set() or status in (-9, -24):
        raise Unreadable(refusals.TOO_SLOW)
    if status == limits.REFUSED_STATUS and reason:
        raise Unreadable(reason)
    if status != 0 or book is None:
        raise Unreadable(refusals.TOO_HEAVY if status < 0 else refusals.BROKEN)
    return book
