"""Read a workbook in this process. Only the limited child calls this for files of strangers (see ``limited``)."""

import os

from . import limits, refusals, spreadsheet, text
from .refusals import Unreadable
from .sniff import sniff
from .workbook import Workbook


def parse(path: str) -> Workbook:
    size = os.path.getsize(path)
    if size == 0:
        raise Unreadable(refusals.EMPTY)
    if size > limits.FILE_BYTES:
        limit = limits.FILE_BYTES // limits.MEGABYTE
        raise Unreadable(refusals.TOO_BIG.format(size=-(-size // limits.MEGABYTE), limit=limit))
    form = sniff(path)
    if form == "text":
        with open(path, "rb") as file:
            book = text.read(file.read())
    else:
        book = spreadsheet.read(path, form)
    if not any(sheet.rows for sheet in book.sheets):
        raise Unreadable(refusals.NO_ROWS)
    return book
