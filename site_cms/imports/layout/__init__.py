"""Where the tables are on a sheet: titles, heads, sections, rows, totals. Knows no ledger; a vocabulary says what counts."""

from .finder import find_tables
from .table import Column, Row, Table
from .vocabulary import Term, Vocabulary, assign

__all__ = ["Column", "Row", "Table", "Term", "Vocabulary", "assign", "find_tables"]
