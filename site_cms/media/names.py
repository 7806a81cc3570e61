"""File names as strangers and offices write them, made safe to show and to download under."""

import unicodedata
from pathlib import PurePosixPath

LONGEST = 120


def safe_name(name: str, fallback: str = "file") -> str:
    """One path-free line without control or direction characters, at most 120 long, its extension kept.

    A direction override shows "exe.txt" for what is "txt.exe"; a newline would end a header.
    """
    name = unicodedata.normalize("NFC", str(name)).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    name = " ".join(name.split()).strip(". ")
    suffix = PurePosixPath(name).suffix[:12]
    stem = name[: len(name) - len(suffix)] if suffix else name
    return (stem[: LONGEST - len(suffix)] or fallback) + suffix
