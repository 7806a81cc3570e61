"""Values of .xlsx, .xls and .ods by calamine, with the marks it does not show laid beside them."""

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from . import limits, ods, refusals, xlsx
from .archive import open_archive
from .cells import clean
from .refusals import Unreadable
from .workbook import Sheet, Workbook


def read(path: str, form: str) -> Workbook:
    """Read a workbook of a known form; raise ``Unreadable`` with the reason."""
    epoch1904, marks, merges, hidden = False, {}, None, set()
    if form == "xlsx":
        with open_archive(path) as archive:
            epoch1904, marks = xlsx.read_marks(archive)
    elif form == "ods":
        with open_archive(path) as archive:
            merges, hidden = ods.read_marks(archive)
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = []
        cells = 0
        for number, about in enumerate(book.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            source = book.get_sheet_by_index(number)
            sheet = _sheet(source, about, marks.get(about.name))
            if merges is not None:
                sheet.merged = [area for area in merges.get(about.name, []) if area[0] < len(sheet.rows)]
                sheet.hidden = sheet.hidden or about.name in hidden
            cells += sum(map(len, sheet.rows))
            if cells > limits.CELLS:
                raise Unreadable(refusals.TOO_MANY_CELLS.format(limit=limits.CELLS // 10_000))
            sheets.append(sheet)
    except PasswordError as error:
        raise Unreadable(refusals.PASSWORD) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        text = str(error).lower()
        raise Unreadable(refusals.PASSWORD if "password" in text or "encrypt" in text else refusals.BROKEN) from error
    return Workbook(format=form, sheets=sheets, epoch1904=epoch1904, marks_known=form == "xlsx")


def _sheet(source, about, marks) -> Sheet:
    sheet = Sheet(name=about.name.strip(), rows=[], hidden=about.visible is not SheetVisibleEnum.Visible)
    if source.end is None:
        return sheet
    bottom, right = source.end
    if right >= limits.COLUMNS:
        raise Unreadable(refusals.TOO_WIDE.format(sheet=about.name, columns=right + 1, limit=limits.COLUMNS))
    # The range is dense: one stray cell in the last row makes a million rows of it, before any of them is read.
    if bottom >= limits.ROWS:
        wording = refusals.MOSTLY_EMPTY if _mostly_empty(source) else refusals.TOO_MANY_ROWS
        raise Unreadable(wording.format(sheet=about.name, rows=bottom + 1, limit=limits.ROWS))
    left = source.start[1]
    sheet.rows = [[] for _ in range(source.start[0])]
    for line in source.iter_rows():
        row = len(sheet.rows)
        values = [None] * left + [clean(value, row) for value in line] if len(line) <= right - left + 1 else None
        if values is None:
            values = [clean(value, row) for value in line]
        while values and values[-1] is None:
            values.pop()
        sheet.rows.append(values)
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    sheet.merged = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    if marks:
        sheet.struck, sheet.uncomputed, sheet.broken = marks.struck, marks.uncomputed, marks.broken
    return sheet


def _mostly_empty(source) -> bool:
    filled = sum(1 for line in source.iter_rows() if any(value != "" for value in line))
    return filled * 2 < source.height
