"""The file that came, given back with a column that says of each row what is wrong with it."""

import io
from collections.abc import Mapping

import openpyxl
from openpyxl.styles import Alignment, Font

from .export import safe_cell
from .reader import Workbook

HEAD = "导入说明"


def remarked(book: Workbook, remarks: Mapping[tuple[str, int], list[str]]) -> bytes:
    """Return an .xlsx of the same sheets and rows; ``remarks`` are by (sheet, row as the spreadsheet counts)."""
    out = openpyxl.Workbook()
    out.remove(out.active)
    for number, sheet in enumerate(book.sheets, 1):
        page = out.create_sheet(sheet.name or f"Sheet{number}")
        if sheet.hidden and len(book.sheets) > 1:
            page.sheet_state = "hidden"
        width = max((len(row) for row in sheet.rows), default=0)
        for row in sheet.rows:
            page.append([safe_cell(value) for value in row])
        first = True
        for row in range(1, len(sheet.rows) + 1):
            said = remarks.get((sheet.name, row))
            if not said:
                continue
            if first and row > 1:
                page.cell(row=1, column=width + 1, value=HEAD).font = Font(bold=True)
                first = False
            cell = page.cell(row=row, column=width + 1, value="；".join(said))
            cell.font = Font(color="981A1A")
            cell.alignment = Alignment(wrap_text=True)
        if width:
            page.column_dimensions[openpyxl.utils.get_column_letter(width + 1)].width = 50
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    if not any(page.sheet_state == "visible" for page in out.worksheets):
        out.worksheets[0].sheet_state = "visible"
    data = io.BytesIO()
    out.save(data)
    return data.getvalue()
