"""The child process: limits first, then one picture from stdin to stdout, then gone.

In: one line of JSON (the job: max_side, max_area, webp, jpeg, boxes, position), then the file's bytes.
Out: one line of JSON ({"error": code, ...} or the parts with their lengths; cost), then the parts' bytes in that order.
A crash, a kill by the limits or garbage on stdout is a refusal to the parent, never an error of the site.
"""

import dataclasses
import json
import resource
import sys
import warnings
from pathlib import Path

from . import decode, encode, labels, position
from .faults import BROKEN, TOO_COMPLEX, Refused

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 10


def limit_this_process(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """Address space, CPU, no files written, no core. Beyond CPU the kernel kills."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def rebuild(job: dict, data: bytes) -> tuple[dict, list[bytes]]:
    """The answer's head and the encoded parts, master first. Raises faults.Refused and whatever a decoder throws."""
    image = decode.open_header(data)
    source = "JPEG" if image.format == "MPO" else image.format
    label = labels.read_label(image, data)
    where = position.read_position(image) if job.get("position") else None
    del data
    pixels = decode.pixels_of(image, decode.Bound(job["max_side"], job["max_area"]))
    del image
    made = [encode.make_master(pixels, source)]
    if job["webp"]:
        made += encode.make_widths(pixels, job["webp"], job["jpeg"], job["boxes"], made[0].format)
    parts = [
        {"length": len(part.data), **{k: v for k, v in dataclasses.asdict(part).items() if k != "data"}}
        for part in made
    ]
    return {"source": source, "label": label, "position": where, "parts": parts}, [part.data for part in made]


def cost() -> dict[str, float]:
    """What this picture took: CPU seconds, peak resident and peak address space in MB (of this process alone)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    lines = Path("/proc/self/status").read_text().splitlines() if Path("/proc/self/status").exists() else []
    peaks = {line.split()[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith(("VmHWM", "VmPeak"))}
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 3),
        "rss": peaks.get("VmHWM:", 0),
        "address_space": peaks.get("VmPeak:", 0),
    }


def main() -> None:
    limit_this_process()
    warnings.simplefilter("ignore")
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    parts: list[bytes] = []
    try:
        head, parts = rebuild(job, data)
    except Refused as refusal:
        head = {"error": refusal.code, "details": refusal.details}
    except MemoryError:
        head = {"error": TOO_COMPLEX}
    except Exception as error:  # a decoder may throw anything at a hostile file
        head = {"error": BROKEN, "reason": f"{type(error).__name__}: {error}"[:200]}
    head["cost"] = cost()
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for part in parts:
        out.write(part)
    out.flush()
