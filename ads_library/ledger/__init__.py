"""The ledger of placements (公益广告台账) as cities keep it, read into records."""

from .parse import parse_ledger, read_ledger
from .record import Doubt, Ledger, Record

__all__ = ["Doubt", "Ledger", "Record", "parse_ledger", "read_ledger"]
