"""A database of its own beside the site's, with the search tables alone: for measuring and for tests."""

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from . import engines
from .engines.base import Engine

ALIAS = "search_scratch"


@contextmanager
def scratch_database(vendor: str = "sqlite", alias: str = ALIAS) -> Iterator[str]:
    """A temporary SQLite file, or a schema of the PostgreSQL server in DATABASE_URL; made by the app's own migrations."""
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        schema = ""
        settings = dict(connections["default"].settings_dict)
        if vendor == "postgresql":
            if connections["default"].vendor != "postgresql":
                raise RuntimeError("the PostgreSQL engine needs DATABASE_URL to name a PostgreSQL server")
            schema = f"search_{uuid.uuid4().hex[:12]}"
            with connections["default"].cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA {schema}")
            settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "options": f"-c search_path={schema}"}
        else:
            settings |= {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": Path(folder) / "scratch.sqlite3",
                "OPTIONS": SQLITE,
            }
        connections.databases[alias] = settings
        try:
            executor = MigrationExecutor(connections[alias])
            executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "search"])
            yield alias
        finally:
            connections[alias].close()
            del connections[alias]
            del connections.databases[alias]
            if schema:
                with connections["default"].cursor() as cursor:
                    cursor.execute(f"DROP SCHEMA {schema} CASCADE")


SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
}


@contextmanager
def scratch_engine(name: str) -> Iterator[tuple[Engine, str]]:
    """(engine, database alias) of an empty index that is gone afterwards."""
    with scratch_database("postgresql" if name == "postgres" else "sqlite") as using:
        if name != "elasticsearch":
            yield engines.database(using), using
            return
        with scratch_index() as cluster:
            yield cluster, using


@contextmanager
def scratch_index(url: str = "") -> Iterator[Engine]:
    """An empty index of its own on the Elasticsearch server in ELASTICSEARCH_URL, gone afterwards."""
    if not (url or settings.ELASTICSEARCH_URL):
        raise RuntimeError("the Elasticsearch engine needs ELASTICSEARCH_URL to name a server")
    cluster = engines.cluster(url, f"search-scratch-{uuid.uuid4().hex[:12]}")
    cluster.clear()
    try:
        yield cluster
    finally:
        cluster.drop(cluster.targets())
