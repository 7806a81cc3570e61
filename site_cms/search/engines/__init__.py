"""Which engine answers. The database's own always holds the index; Elasticsearch answers in front of it when it is set."""

from django.db import connections

from .base import Engine
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine

NAMES = ("sqlite", "postgres")
_BY_VENDOR = {"sqlite": SQLiteEngine, "postgresql": PostgresEngine}


def database(using: str = "default") -> Engine:
    """The engine inside the database, written in the transaction of every change."""
    return _BY_VENDOR[connections[using].vendor](using)


def answering(using: str = "default") -> Engine:
    """The engine that readers' questions go to."""
    return database(using)
