"""What a file is by its first bytes. Its name is only what somebody called it."""

import zipfile

from . import limits, refusals
from .refusals import Unreadable

ZIP = b"PK\x03\x04"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")


def sniff(path: str) -> str:
    """Return xlsx, xls, ods or text, or raise ``Unreadable``."""
    with open(path, "rb") as file:
        head = file.read(4096)
    if not head.strip(b"\x00 \r\n\t"):
        raise Unreadable(refusals.NUL if b"\x00" in head else refusals.EMPTY)
    if head.startswith(ZIP):
        return _zipped(path)
    if head.startswith(OLE2):
        return _compound(path)
    if head.startswith(BIFF) and b"\x00" in head[:8]:
        return "xls"
    if head.startswith(BINARY):
        raise Unreadable(refusals.NOT_A_TABLE)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Unreadable(refusals.XML_2003)
    if start.startswith(
        (b"<html", b"<!doctype", b"<table", b"<head", b"<meta", b"<?xml", b"<body", b"<style", b"<!--")
    ):
        raise Unreadable(refusals.HTML)
    if b"<html" in head.replace(b"\x00", b"").lower()[:1024]:
        raise Unreadable(refusals.HTML)
    return "text"


def _zipped(path):
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "content.xml" in names:
                kind = archive.read("mimetype")[:80] if "mimetype" in names else b"spreadsheet"
                if b"spreadsheet" in kind:
                    return "ods"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(refusals.BROKEN) from error
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise Unreadable(refusals.NOT_A_TABLE)


def _compound(path):
    """An OLE file is an old workbook, an encrypted new one, or a Word document."""
    with open(path, "rb") as file:
        data = file.read(limits.FILE_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(refusals.PASSWORD)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    if "WordDocument".encode("utf-16-le") in data or "PowerPoint".encode("utf-16-le") in data:
        raise Unreadable(refusals.NOT_A_TABLE)
    raise Unreadable(refusals.BROKEN)
