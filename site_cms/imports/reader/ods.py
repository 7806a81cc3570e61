"""Merged ranges and hidden sheets of an .ods, which calamine does not show."""

import zipfile
from xml.parsers import expat

from . import limits, refusals
from .archive import chunks
from .refusals import Unreadable


def read_marks(archive: zipfile.ZipFile) -> tuple[dict[str, list], set[str]]:
    """Return the merged ranges of each sheet by its name, and the names of the hidden sheets."""
    merged: dict[str, list] = {}
    hidden: set[str] = set()
    hidden_styles: set[str] = set()
    state = {"sheet": None, "row": 0, "column": 0, "repeat": 1, "style": ""}

    def start(tag, attributes):
        if tag == "style:style":
            state["style"] = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            hidden_styles.add(state["style"])
        elif tag == "table:table":
            state.update(sheet=attributes.get("table:name", ""), row=0)
            merged[state["sheet"]] = []
            if attributes.get("table:style-name") in hidden_styles:
                hidden.add(state["sheet"])
        elif tag == "table:table-row":
            state.update(column=0, repeat=_number(attributes, "table:number-rows-repeated"))
        elif tag in {"table:table-cell", "table:covered-table-cell"} and state["sheet"] is not None:
            down = _number(attributes, "table:number-rows-spanned")
            across = _number(attributes, "table:number-columns-spanned")
            if down > 1 or across > 1:
                row, column = state["row"], state["column"]
                merged[state["sheet"]].append((row, column, row + down - 1, column + across - 1))
            state["column"] += _number(attributes, "table:number-columns-repeated")

    def end(tag):
        if tag == "table:table-row":
            state["row"] += state["repeat"]
        elif tag == "table:table":
            state["sheet"] = None

    def doctype(*_):
        raise Unreadable(refusals.DOCTYPE)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        for piece in chunks(archive, "content.xml"):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unreadable(refusals.BROKEN) from error
    return merged, hidden


def _number(attributes, name) -> int:
    value = attributes.get(name, "1")
    return min(int(value), limits.ROWS * 10) if value.isdigit() and int(value) else 1
