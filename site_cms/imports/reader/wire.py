"""A workbook as lines of JSON between the reading child and its parent: no pickle from a process that held a bad file.

First line: the book; then for each sheet one line about it and one line a row. A date is a string that begins with
U+0001, which no cell can hold.
"""

import datetime as dt
import json

from .workbook import Sheet, Workbook

DATE = "\x01"


def dump(book: Workbook, out) -> None:
    about = {"format": book.format, "epoch1904": book.epoch1904, "marks_known": book.marks_known}
    _line(out, {**about, "encoding": book.encoding, "sheets": len(book.sheets)})
    for sheet in book.sheets:
        _line(
            out,
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "rows": len(sheet.rows),
                "merged": sheet.merged,
                "struck": sorted(sheet.struck),
                "uncomputed": sorted(sheet.uncomputed),
                "broken": [[*position, text] for position, text in sheet.broken.items()],
            },
        )
        for row in sheet.rows:
            _line(out, row)


def load(lines) -> Workbook:
    about = json.loads(next(lines))
    count = about.pop("sheets")
    book = Workbook(sheets=[], **about)
    shared: dict[str, str] = {}
    for _ in range(count):
        head = json.loads(next(lines))
        sheet = Sheet(name=head["name"], hidden=head["hidden"], rows=[])
        sheet.merged = [tuple(area) for area in head["merged"]]
        sheet.struck = {tuple(position) for position in head["struck"]}
        sheet.uncomputed = {tuple(position) for position in head["uncomputed"]}
        sheet.broken = {(row, column): text for row, column, text in head["broken"]}
        sheet.rows = [[_value(value, shared) for value in json.loads(next(lines))] for _ in range(head["rows"])]
        book.sheets.append(sheet)
    return book


def _line(out, value):
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_date))
    out.write("\n")


def _date(value):
    return f"{DATE}{value.isoformat()}"


def _value(value, shared):
    if not isinstance(value, str):
        return value
    if not value.startswith(DATE):
        # A ledger repeats its few units and media a hundred thousand times: keep each text once.
        return shared.setdefault(value, value)
    text = value[1:]
    if "T" in text:
        moment = dt.datetime.fromisoformat(text)
        return moment.date() if moment.time() == dt.time() else moment
    return dt.time.fromisoformat(text) if ":" in text else dt.date.fromisoformat(text)
