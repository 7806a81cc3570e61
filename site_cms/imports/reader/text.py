"""Tables kept as text: .csv and .txt, whatever Chinese encoding and separator they were saved with."""

import csv
import io
import re

from . import limits, refusals
from .cells import clean, is_uncomputed
from .refusals import Unreadable
from .workbook import Sheet, Workbook

SEPARATORS = ",\t;|，"
GAPS = re.compile(r"[ \u3000]{2,}")
# ="0012" is how programs keep Excel from eating leading zeros.
AS_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)


def read(data: bytes) -> Workbook:
    """Read a text table from its bytes; raise ``Unreadable`` with the reason."""
    text, encoding = decode(data)
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise Unreadable(refusals.NUL)
    _refuse_empty_lines(text)
    split = _split(text)
    uncomputed = {
        (number, column) for number, row in enumerate(split) for column, value in enumerate(row) if is_uncomputed(value)
    }
    rows = [[_cell(value, number) for value in row] for number, row in enumerate(split)]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    if len(rows) > limits.ROWS:
        raise Unreadable(refusals.TOO_MANY_ROWS.format(sheet="文本", rows=len(rows), limit=limits.ROWS))
    while rows and not rows[-1]:
        rows.pop()
    return Workbook(format="text", sheets=[Sheet(name="", rows=rows, uncomputed=uncomputed)], encoding=encoding)


def _refuse_empty_lines(text: str) -> None:
    """Name the cause before a million empty lines are cut into cells."""
    total = text.count("\n")
    if total > limits.EMPTY_ROWS:
        filled = sum(1 for line in text.splitlines() if line.strip(' \t,;|"'))
        if filled * 2 < total:
            raise Unreadable(refusals.MOSTLY_EMPTY.format(sheet="文本", rows=total))


def decode(data: bytes) -> tuple[str, str]:
    """Tell UTF-8, UTF-16, GB18030 and Big5 apart and return the text and the encoding's name.

    A byte order mark decides; then strict UTF-8; then UTF-16 without a mark; then whichever of GB18030 and Big5 gives
    the more everyday characters, since each of them decodes much of the other into rare ones.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strict(data, name), name
    try:
        text = data.decode("utf-8")
        if "\x00" not in text:
            return text, "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 0 and _plain(data[: error.start]):
            raise Unreadable(refusals.CUT_TEXT) from error
    guesses = []
    for name in ("utf-16-le", "utf-16-be"):
        if len(data) % 2 == 0 and b"\x00" in data:
            guesses.append((name, 1.5))
    guesses += [("gb18030", 1.0), ("big5", 1.0)] if b"\x00" not in data else []
    best = ("", "", 0.0)
    for name, weight in guesses:
        try:
            text = data.decode(name)
        except UnicodeDecodeError as error:
            if name != "gb18030" or error.start < len(data) - 3:
                continue
            text = data[: error.start].decode(name)
            if _everyday(text) > 0.9:
                raise Unreadable(refusals.CUT_TEXT) from error
            continue
        score = _everyday(text) * weight
        if score > best[2]:
            best = (text, name, score)
    if best[2] < 0.5:
        raise Unreadable(refusals.NUL if b"\x00" in data else refusals.ENCODING)
    return best[0], best[1]


def _strict(data, name):
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 3
        raise Unreadable(refusals.CUT_TEXT if cut else refusals.ENCODING) from error


def _plain(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8").strip("\x00"))
    except UnicodeDecodeError:
        return False


def _everyday(text: str) -> float:
    """Share of the non-ASCII characters that a newspaper would print: the first plane of GB 2312 or of Big5."""
    strange = [character for character in text[:200_000] if character > "\x7f"]
    controls = sum(1 for character in text[:200_000] if character < " " and character not in "\t\r\n")
    if not strange:
        return 0.0 if controls else 1.0
    good = 0
    for character in strange:
        code = character.encode("gb2312", "ignore")
        if len(code) == 2 and (code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7):
            good += 1
        elif not code:
            code = character.encode("big5", "ignore")
            # Traditional forms of the first plane; half a point, so that simplified text never loses to them.
            good += 0.9 if len(code) == 2 and 0xA4 <= code[0] <= 0xC6 else 0
    return max(0.0, (good - 2 * controls) / len(strange))


def _split(text: str):
    separator = _separator(text)
    if separator is None:
        lines = text.splitlines()
        gaps = sum(1 for line in lines if GAPS.search(line.strip()))
        if gaps * 2 > len(lines):
            return [GAPS.split(line.strip()) for line in lines]
        return [[line] for line in lines]
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Unreadable(refusals.BROKEN) from error


def _separator(text: str) -> str | None:
    """The separator that cuts most of the first lines into the same number of cells, or None."""
    lines = [line for line in text[:40_000].splitlines() if line.strip()][:60]
    best, choice = 0.0, None
    for separator in SEPARATORS:
        counts = [line.count(separator) for line in lines]
        filled = [number for number in counts if number]
        if not filled:
            continue
        usual = max(set(filled), key=filled.count)
        score = filled.count(usual) * usual**0.5 + len(filled) * 0.5
        if separator == "，":
            score *= 0.3
        if score > best:
            best, choice = score, separator
    return choice


def _cell(value: str, row: int):
    if match := AS_TEXT.match(value):
        value = match[1].replace('""', '"')
    return clean(value, row)
