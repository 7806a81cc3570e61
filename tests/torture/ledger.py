"""What the writer set out to do and what it was told is done, line by line, on disk before the next thing happens.

The line of an acknowledged change is written after its commit, so a change may stand in the database without one (killed in
between) but none with one may be missing.
"""

import json
import os
from pathlib import Path


class Ledger:
    def __init__(self, path: Path):
        self.file = path.open("a", encoding="utf-8")

    def write(self, **line) -> None:
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())


def read(path: Path) -> list[dict]:
    """Whole lines; the last may be torn by a kill."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
    return [json.loads(line) for line in lines if line]


def acknowledged(lines: list[dict]) -> int:
    return sum("done" in line for line in lines)


def certain(lines: list[dict]) -> dict[int, dict]:
    """{page: as it must stand}, for the pages whose last intent was acknowledged."""
    found: dict[int, dict] = {}
    for line in lines:
        if "wants" in line:
            found.pop(line.get("page"), None)
        elif "done" in line:
            found[line["page"]] = line
    return found
