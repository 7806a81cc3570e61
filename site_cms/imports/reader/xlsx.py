"""What calamine does not show of an .xlsx: struck cells, formulas without a result, errors, the 1904 calendar.

Each sheet's XML is scanned as bytes first; only a sheet that holds such marks is parsed, as a stream.
"""

import posixpath
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from . import limits, refusals
from .archive import chunks, count
from .refusals import Unreadable

SMALL_PART = 16 * limits.MEGABYTE
# A prefix may stand before a name (<x:row>), so what follows the colon is looked for too.
SCAN = {
    "rows": (b"<row>", b"<row ", b"<row/", b":row ", b":row/"),
    "formulas": (b"<f>", b"<f ", b"<f/", b":f>", b":f "),
    "errors": (b't="e"', b"t='e'"),
    "doctype": (b"<!DOCTYPE",),
}


@dataclass
class Marks:
    rows: int = 0
    struck: set = field(default_factory=set)
    uncomputed: set = field(default_factory=set)
    broken: dict = field(default_factory=dict)


def read_marks(archive: zipfile.ZipFile) -> tuple[bool, dict[str, Marks]]:
    """Return whether serial dates count from 1904, and the marks of each sheet by its name."""
    book = _part(archive, "xl/workbook.xml")
    if book is None:
        # Strict writers may name it otherwise; calamine finds it, so only the marks are lost.
        return False, {}
    epoch1904 = any(
        node.get("date1904", "").lower() in {"1", "true"} for node in book.iter() if _local(node.tag) == "workbookPr"
    )
    targets = {}
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    for node in relations.iter() if relations is not None else ():
        if node.get("Id"):
            targets[node.get("Id")] = _target(node.get("Target", ""))
    struck_styles = _struck_styles(_part(archive, "xl/styles.xml"))
    names = set(archive.namelist())
    marks = {}
    for node in book.iter():
        if _local(node.tag) != "sheet":
            continue
        relation = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        if target in names:
            title = node.get("name", "")
            marks[title] = _sheet_marks(archive, target, title, struck_styles)
    return epoch1904, marks


def _sheet_marks(archive, name, title, struck_styles) -> Marks:
    needles = dict(SCAN)
    if struck_styles:
        needles["struck"] = tuple(b's="%d"' % number for number in sorted(struck_styles)[:200])
    seen = count(archive, name, needles)
    if seen["doctype"]:
        raise Unreadable(refusals.DOCTYPE)
    marks = Marks(rows=seen["rows"])
    if seen["rows"] > limits.EMPTY_ROWS:
        filled = count(archive, name, {"values": (b"<v>", b":v>", b"<is>", b":is>")})["values"]
        if filled < seen["rows"] / 2:
            raise Unreadable(refusals.MOSTLY_EMPTY.format(sheet=title, rows=seen["rows"]))
    if seen["rows"] > limits.ROWS:
        raise Unreadable(refusals.TOO_MANY_ROWS.format(sheet=title, rows=seen["rows"], limit=limits.ROWS))
    if seen["formulas"] or seen["errors"] or seen.get("struck"):
        _parse(archive, name, struck_styles, marks)
    return marks


def _parse(archive, name, struck_styles, marks):
    """Walk the cells of one sheet; a cell without an address stands right of the one before it."""
    state = {"row": -1, "column": -1, "cell": None, "formula": False, "value": "", "in_value": False}

    def start(tag, attributes):
        tag = tag.rpartition(":")[2]
        if tag == "c":
            address = attributes.get("r")
            if address:
                state["row"], state["column"] = _address(address)
            else:
                state["column"] += 1
            state["cell"] = attributes
            state["formula"] = False
            state["value"] = ""
        elif tag == "row":
            number = attributes.get("r", "")
            state["row"] = int(number) - 1 if number.isdigit() else state["row"] + 1
            state["column"] = -1
        elif state["cell"] is not None:
            if tag == "f":
                state["formula"] = True
            elif tag in {"v", "t"}:
                state["in_value"] = True

    def end(tag):
        tag = tag.rpartition(":")[2]
        if tag in {"v", "t"}:
            state["in_value"] = False
        elif tag == "c" and state["cell"] is not None:
            cell, position = state["cell"], (state["row"], state["column"])
            if cell.get("t") == "e":
                marks.broken[position] = state["value"] or "#VALUE!"
            elif state["formula"] and not state["value"] and cell.get("t") != "str":
                marks.uncomputed.add(position)
            elif state["value"] and cell.get("s", "").isdigit() and int(cell["s"]) in struck_styles:
                marks.struck.add(position)
            state["cell"] = None

    def text(data):
        if state["in_value"] and len(state["value"]) < 64:
            state["value"] += data

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        for piece in chunks(archive, name):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unreadable(refusals.BROKEN) from error


def _struck_styles(styles) -> set[int]:
    """Numbers of the cell formats whose font is struck through."""
    if styles is None:
        return set()
    fonts, formats = None, None
    for node in styles:
        if _local(node.tag) == "fonts":
            fonts = list(node)
        elif _local(node.tag) == "cellXfs":
            formats = list(node)
    struck = {
        index
        for index, font in enumerate(fonts or ())
        if any(_local(mark.tag) == "strike" and mark.get("val", "1") not in {"0", "false"} for mark in font)
    }
    return {index for index, form in enumerate(formats or ()) if int(form.get("fontId") or 0) in struck}


def _part(archive, name):
    """A small XML part as a tree, or None when the archive has none of that name."""
    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > SMALL_PART:
        raise Unreadable(refusals.BROKEN)
    data = b"".join(chunks(archive, name))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(refusals.DOCTYPE)
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Unreadable(refusals.BROKEN) from error


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _address(address: str) -> tuple[int, int]:
    """ "C7" → (6, 2)."""
    column = 0
    for index, letter in enumerate(address):
        if letter.isdigit():
            return int(address[index:]) - 1, column - 1
        column = column * 26 + ord(letter.upper()) - 64
    return 0, max(column - 1, 0)
