"""Spreadsheets out: no cell starts a formula, and what goes out comes in again unchanged."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

import openpyxl

STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def safe_cell(value):
    """Text that a program would calculate gets an apostrophe in front, which the reader takes off again."""
    if isinstance(value, str) and value.startswith(STARTS):
        return f"'{value}"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (str, int, float, dt.date, type(None))):
        return value
    return str(value)


def safe_row(values: Iterable) -> list:
    return [safe_cell(value) for value in values]


class _Echo:
    def write(self, text):
        return text


def csv_lines(rows: Iterable[Iterable]) -> Iterator[bytes]:
    """Stream rows as CSV with a byte order mark, so that Excel and WPS read the Chinese."""
    writer = csv.writer(_Echo())
    yield BOM.encode()
    for row in rows:
        yield writer.writerow(["" if cell is None else cell for cell in safe_row(row)]).encode()


def xlsx_bytes(rows: Iterable[Iterable], title: str = "Sheet1") -> bytes:
    """Rows as one sheet, written without holding its cells."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(title)
    for row in rows:
        page.append(safe_row(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
