"""Wagtail's own search and choosers, with Chinese: a thin backend under modelsearch for the database in use.

Stock modelsearch makes one token of a whole run of Han characters, finds 公益 in no sentence, and answers a quotation mark with an
error. Here the text is cut by `search.text` before it is stored, and a query becomes phrases of the same tokens. Everything
else (permissions, filters, signals, rebuild) stays Wagtail's.
"""

from django.db import connection

# Only one of the two can be imported: modelsearch has the tables of the database in use, and no others.
if connection.vendor == "postgresql":
    from .postgres import CutPostgresBackend as SearchBackend
else:
    from .sqlite import CutSQLiteBackend as SearchBackend

__all__ = ["SearchBackend"]
