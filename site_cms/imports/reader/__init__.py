"""One reader for every spreadsheet that comes in: .xlsx, .xls, .ods, .csv, .txt → sheets of plain values."""

from .limited import read_workbook
from .refusals import Unreadable
from .workbook import Sheet, Value, Workbook

__all__ = ["Sheet", "Unreadable", "Value", "Workbook", "read_workbook"]
