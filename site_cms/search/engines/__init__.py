"""Which engine answers. The database's own always holds the index; Elasticsearch answers in front of it when it is set."""

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from .base import Engine, Unavailable
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine
from .standby import NotingEngine, StandbyEngine

__all__ = ["NAMES", "Engine", "Unavailable", "answering", "cluster", "database"]

NAMES = ("sqlite", "postgres", "elasticsearch")
_BY_VENDOR = {"sqlite": SQLiteEngine, "postgresql": PostgresEngine}
# By name, as Django loads a backend: its client costs half a second of every command, and most sites have no cluster.
_CLUSTER = "site_cms.search.engines.elastic.ElasticEngine"


def database(using: str = "default") -> Engine:
    """The engine inside the database, written in the transaction of every change; a cluster is noted to be told."""
    engine = _BY_VENDOR[connections[using].vendor](using)
    return NotingEngine(engine, using) if settings.ELASTICSEARCH_URL and using == "default" else engine


def answering(using: str = "default") -> Engine:
    """The engine that readers' questions go to."""
    behind = database(using)
    return StandbyEngine(cluster(), behind) if settings.ELASTICSEARCH_URL and using == "default" else behind


def cluster(url: str = "", index: str = "") -> Engine:
    """The Elasticsearch engine, of the settings or of another server and index."""
    return import_string(_CLUSTER)(url, index)
