"""The zip around .xlsx and .ods, opened with its size known before anything is unpacked."""

import zipfile
import zlib

from . import limits, refusals
from .refusals import Unreadable

CHUNK = 1 << 18
# The overlap carries a tag that is cut by the chunk's edge.
OVERLAP = 64


def open_archive(path: str) -> zipfile.ZipFile:
    """Open the archive; refuse a damaged one, an encrypted one and one that unpacks beyond reason."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(refusals.BROKEN) from error
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(refusals.PASSWORD)
    size = sum(entry.file_size for entry in entries)
    if size > limits.UNPACKED_BYTES:
        raise Unreadable(refusals.BOMB.format(size=size // limits.MEGABYTE))
    return archive


def chunks(archive: zipfile.ZipFile, name: str):
    """Yield an entry in pieces; the declared size is not believed, so the pieces are counted."""
    total = 0
    try:
        with archive.open(name) as entry:
            while piece := entry.read(CHUNK):
                total += len(piece)
                if total > limits.UNPACKED_BYTES:
                    raise Unreadable(refusals.BOMB.format(size=total // limits.MEGABYTE))
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(refusals.BROKEN) from error


def count(archive: zipfile.ZipFile, name: str, needles: dict[str, tuple[bytes, ...]]) -> dict[str, int]:
    """How often any of some byte strings occurs in an entry, read once and never held whole.

    Plain strings, because a pattern over a hundred megabytes takes longer than all the rest of the reading.
    """
    found = dict.fromkeys(needles, 0)
    tail = b""
    for piece in chunks(archive, name):
        block = tail + piece
        for key, strings in needles.items():
            # What lies inside the carried tail was counted with the block before.
            found[key] += sum(block.count(string) - tail.count(string) for string in strings)
        tail = block[-OVERLAP:]
    return found
