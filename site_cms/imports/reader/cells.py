"""One cell as a plain value, whichever program wrote it."""

import datetime as dt
import re

from . import limits, refusals
from .refusals import Unreadable
from .workbook import Value

# Characters that no keyboard writes; Excel keeps some of them as _x000D_.
ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\u2060\ufffe\uffff]")


# '=1+1 is how an export keeps a program from calculating: the mark is not part of the text.
GUARDED = re.compile(r"^'(?=[=+\-@\t\r])")
FORMULA = re.compile(r"^=\s*[^=\s]|^[+\-@]\s*[A-Za-z_][\w.]*\s*[(|!]|^[+\-@=].*\|.*!", re.DOTALL)
# Sums and products of cells: a program that wrote text has left them uncomputed; anything else is an attack.
ARITHMETIC = re.compile(
    r"^=(?:SUM|PRODUCT|ROUND|COUNTA?|AVERAGE|SUBTOTAL|SUMIFS?|[A-Z]{1,3}(?=\$?\d)|[\s\d$:+\-*/().,])+$", re.IGNORECASE
)


def is_uncomputed(value) -> bool:
    """Whether a text is arithmetic that was never computed."""
    return isinstance(value, str) and value.startswith("=") and bool(ARITHMETIC.match(value))


def clean(value, row: int) -> Value:
    """Empty text is no value; whole floats are whole numbers; text loses what cannot be seen, and starts no formula."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if len(value) > limits.CELL_CHARACTERS:
            raise Unreadable(refusals.LONG_CELL.format(row=row + 1, limit=limits.CELL_CHARACTERS))
        if "_x0" in value:
            value = ESCAPED.sub("", value)
        value = CONTROL.sub("", value).replace("\xa0", " ").strip()
        if is_uncomputed(value):
            return None
        if FORMULA.match(value):
            raise Unreadable(refusals.FORMULA.format(row=row + 1, text=value[:20]))
        return GUARDED.sub("", value) or None
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.timedelta):
        return value.total_seconds() / 86400
    return value
