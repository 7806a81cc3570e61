"""The tables of the engine inside the database: FTS5 on SQLite, tsvector with GIN on PostgreSQL."""

from django.db import migrations

SQLITE = (
    # Stored tokens, so that a delete needs nothing but the row id (SQLite 3.40 has no contentless delete). `ascii` takes every
    # character beyond ASCII as part of a token: what our own code cut stays cut.
    "CREATE VIRTUAL TABLE search_fts USING fts5(title, body, tokenize = 'ascii')",
    "INSERT INTO search_fts(search_fts, rank) VALUES ('rank', 'bm25(3.0, 1.0)')",
    """CREATE VIRTUAL TABLE search_suggest USING fts5(sounds, tokenize = "ascii tokenchars '='", prefix = '1 2 3 4')""",
    "CREATE VIRTUAL TABLE search_places USING rtree(id, south, north, west, east)",
)
POSTGRESQL = (
    # One row a document; the vectors are written as they are, no text search configuration takes part.
    "CREATE TABLE search_fts (id bigint PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL)",
    "CREATE INDEX search_fts_title ON search_fts USING gin (title)",
    "CREATE INDEX search_fts_body ON search_fts USING gin (body)",
    "CREATE TABLE search_suggest (id bigint PRIMARY KEY, sounds tsvector NOT NULL)",
    "CREATE INDEX search_suggest_sounds ON search_suggest USING gin (sounds)",
    "CREATE TABLE search_places (id bigint PRIMARY KEY, spot point NOT NULL)",
    "CREATE INDEX search_places_spot ON search_places USING gist (spot)",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for table in ("search_fts", "search_suggest", "search_places"):
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
