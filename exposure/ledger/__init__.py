"""A city's ledger of problems, as it is, read into records. Reads no database and writes nothing."""

from .parse import parse_ledger, read_ledger
from .record import Ledger, Record

__all__ = ["Ledger", "Record", "parse_ledger", "read_ledger"]
