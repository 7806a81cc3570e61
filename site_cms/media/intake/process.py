"""Runs the worker: a lean interpreter without Django, started for one picture and limited before it reads a byte.

A fresh process rather than a pool: a picture that takes the decoder over finds nobody else's picture in its memory, and
the limits on CPU and address space are the kernel's. It starts in about 0.1 s.
"""

import json
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

from ..pixels import faults

ROOT = Path(__file__).resolve().parents[3]
WALL_SECONDS = 40  # the worker's CPU is limited to 10 s; this is for a machine under load
AT_ONCE = 2  # children of one web process; more would only wait for the cores and hold memory

PATHS = [str(ROOT), *dict.fromkeys(sysconfig.get_paths()[key] for key in ("purelib", "platlib"))]
COMMAND = [
    sys.executable,
    "-I",
    "-S",
    "-c",
    f"import sys; sys.path.extend({PATHS!r}); from site_cms.media.pixels.worker import main; main()",
]
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}

_places = threading.BoundedSemaphore(AT_ONCE)


def run_worker(job: dict, data: bytes) -> tuple[dict, list[bytes]]:
    """The worker's head and parts (worker.py has their shape). Whatever goes wrong in the child comes back as {"error": code}."""
    with _places:
        try:
            done = subprocess.run(
                COMMAND,
                input=json.dumps(job).encode() + b"\n" + data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                env=ENVIRONMENT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"error": faults.TOO_COMPLEX}, []
    if done.returncode in (-9, -24):  # SIGKILL, SIGXCPU: the limits
        return {"error": faults.TOO_COMPLEX}, []
    first, _, rest = done.stdout.partition(b"\n")
    try:
        head = json.loads(first)
    except ValueError:
        return {"error": faults.BROKEN}, []
    parts: list[bytes] = []
    for part in head.get("parts", []):
        parts.append(rest[: part["length"]])
        rest = rest[part["length"] :]
    return head, parts
