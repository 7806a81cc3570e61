"""Many rows in few statements. ``bulk_create`` spends more on a row than reading, checking and writing it do together, and on
SQLite it sends thirty rows a statement; a hundred thousand placements with their carriers and faces would take minutes."""

from collections.abc import Sequence
from functools import lru_cache

from django.db import connection, models

PLAIN = {
    "AutoField", "BigAutoField", "BigIntegerField", "BooleanField", "CharField", "ForeignKey", "IntegerField", "PositiveIntegerField",
    "PositiveSmallIntegerField", "SlugField", "TextField",
}  # fmt: skip


def insert(rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model in the caller's transaction and give them their ids.

    No ``save``, no signal: the caller does what hangs on them. Rows that point to one another must be given their ids, and so
    be inserted, first.
    """
    if not rows:
        return
    meta = rows[0]._meta
    with connection.cursor() as cursor:
        for row, pk in zip(rows, _fresh_ids(cursor, meta.db_table, len(rows)), strict=True):
            row.pk = pk
            row._state.adding, row._state.db = False, connection.alias
        columns = ",".join(connection.ops.quote_name(field.column) for field in meta.concrete_fields)
        marks = ",".join(["%s"] * len(meta.concrete_fields))
        writers = [(field.attname, _writer(field)) for field in meta.concrete_fields]
        values = [
            [write(row.__dict__[name]) if write and row.__dict__[name] is not None else row.__dict__[name] for name, write in writers]
            for row in rows
        ]  # fmt: skip
        cursor.executemany(
            f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({columns}) VALUES ({marks})", values
        )


def _writer(field: models.Field):
    """What turns a value of this field into the database's own, or None where it is that already."""
    if field.get_internal_type() in PLAIN:
        return None

    def write(value):
        return field.get_db_prep_save(value, connection)

    # Sizes and days come again and again.
    return lru_cache(maxsize=4096)(write) if field.get_internal_type() in {"DateField", "DecimalField"} else write


def _fresh_ids(cursor, table: str, count: int) -> Sequence[int]:
    """Ids that no row had or will be given: on SQLite the one writer may read on from the last, PostgreSQL counts."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [row[0] for row in cursor.fetchall()]
    cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
    last = cursor.fetchone()[0]
    return range(last + 1, last + count + 1)
