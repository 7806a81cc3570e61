"""The move: look at every row, make the target's tables, copy in one transaction, compare, and only then keep it.

The source is never written. It is held by a write lock while it is copied, so that nothing arrives behind the copy's back.
Content types and permissions travel with their numbers: what the migrations put into the target is emptied first. The tables
of the searches differ between the two databases, so they are built anew from what was moved.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import environ
import psycopg
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler, load_backend

from .columns import Column, Unfit

ALIAS = "move_target"
MARK = "move_database_unfinished"  # in a target that a broken-off move left behind, so that it may be tried again
# Made by the searches from other tables, in each database's own way; `search_document` and the rest of the search is copied.
SEARCH_TABLES = (
    "wagtailsearch_indexentry",
    "modelsearch_indexentry",
    "search_fts",
    "search_suggest",
    "search_places",
    "search_facet",
    "search_pair",
)
OWN_TABLES = ("django_migrations",)
BATCH = 2000
FAULTS_SHOWN = 20


class MoveError(Exception):
    """What is in the way, in Chinese; one line a fault."""


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    key: str  # column of the primary key
    counts_up: bool  # the database numbers its rows


@dataclass
class Tally:
    """Rows and a digest that does not depend on their order: the sum of the rows' SHA-256, modulo 2**256."""

    rows: int = 0
    digest: int = 0

    def add(self, values: list[str]) -> None:
        row = "".join(f"{len(value)}:{value}" for value in values)
        self.rows += 1
        self.digest = (self.digest + int.from_bytes(hashlib.sha256(row.encode()).digest(), "big")) % 2**256


@dataclass
class Moved:
    """What was moved (or would be): rows by table."""

    tables: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def try_move(url: str) -> Moved:
    """Everything that can be known without writing: addresses, an empty target, every single value. Raises MoveError."""
    with _target(url) as target:
        _check_ends(target)
        with transaction.atomic():
            return Moved({name: tally.rows for name, tally in _look(_tables(target)).items()})


def move(url: str, *, say: Callable[[str], None] = lambda line: None) -> Moved:
    """Copy the whole SQLite database to the empty PostgreSQL database at `url` and prove it. Raises MoveError."""
    with _target(url) as target:
        _check_ends(target)
        tables = _tables(target)
        # IMMEDIATE: nobody else writes from here on, readers read.
        with transaction.atomic():
            say(f"检查 {len(tables)} 张表……")
            sent = _look(tables)
            say("在目标库建表……")
            with target.cursor() as cursor:
                cursor.execute(f"CREATE TABLE IF NOT EXISTS {MARK} (since timestamptz DEFAULT now())")
            _manage(url, "migrate", "--verbosity", "0")
            _check_same_migrations(target)
            say(f"复制 {sum(tally.rows for tally in sent.values())} 行……")
            try:
                _copy(tables, sent, target)
            except (DatabaseError, psycopg.Error) as error:
                raise MoveError(f"目标库没有接受：{str(error).strip()[:300]}") from error
        say("重建搜索……")
        _manage(url, "search_rebuild")
        _manage(url, "update_index", "--verbosity", "0")
        with target.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Moved({name: tally.rows for name, tally in sent.items()})


@contextmanager
def _target(url: str) -> Iterator:
    """A connection to the target beside the site's own."""
    if connection.vendor != "sqlite":
        raise MoveError("现在用的不是 SQLite，不需要搬。")
    if not url.startswith(("postgres://", "postgresql://")):
        raise MoveError("目标必须是 PostgreSQL：postgres://用户:密码@主机:5432/库名。")
    try:
        address = environ.Env.db_url_config(url)
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        raise MoveError("目标地址读不懂。应像 postgres://用户:密码@主机:5432/库名。") from error
    if not address.get("NAME"):
        raise MoveError("目标地址里没有库名：postgres://用户:密码@主机:5432/库名。")
    address.setdefault("OPTIONS", {})["connect_timeout"] = 5
    complete = ConnectionHandler({"default": {}, ALIAS: address}).settings[ALIAS]
    target = load_backend(complete["ENGINE"]).DatabaseWrapper(complete, ALIAS)
    try:
        target.ensure_connection()
    except DatabaseError as error:
        raise MoveError("连不上目标库。检查地址、账号、密码，以及该库是否已建好。") from error
    try:
        yield target
    finally:
        target.close()


def _check_ends(target) -> None:
    """The source is whole and up to date, the target is empty."""
    if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
        raise MoveError("现在的库还有未执行的迁移。先运行 manage.py migrate。")
    present = set(connection.introspection.table_names())
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    strange = {name for name in present - known if not name.startswith((*SEARCH_TABLES, "sqlite_"))} - set(OWN_TABLES)
    if strange:
        raise MoveError(f"程序不认识这些表，不敢丢下：{'、'.join(sorted(strange))}。请先确认并移走。")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        broken = cursor.fetchmany(FAULTS_SHOWN)
    if broken:
        raise MoveError("\n".join(f"{table} 第 {row} 行指向的 {other} 已不存在。" for table, row, other, _ in broken))
    if target.pg_version < 150000:
        raise MoveError(f"目标库是 PostgreSQL {target.pg_version // 10000}，需要 15 或更新。")
    there = target.introspection.table_names()
    if there and MARK not in there:
        raise MoveError(f"目标库里已有 {len(there)} 张表。只搬进空库，请新建一个。")


def _tables(target) -> list[Table]:
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.db_table.startswith(SEARCH_TABLES)
    ]
    return [
        Table(
            model._meta.db_table,
            tuple(Column.of(field, target) for field in model._meta.local_concrete_fields),
            model._meta.pk.column,
            model._meta.pk.get_internal_type() in ("AutoField", "BigAutoField", "SmallAutoField"),
        )
        for model in sorted(models, key=lambda model: model._meta.db_table)
    ]


def _stored(table: Table) -> Iterator[tuple]:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(column.name) for column in table.columns)
    with connection.cursor() as cursor:
        # The plain driver's cursor: values as they are stored.
        rows = cursor.connection.cursor().execute(f"SELECT {columns} FROM {quote(table.name)}")  # noqa: S608
        while batch := rows.fetchmany(BATCH):
            yield from batch


def _look(tables: list[Table]) -> dict[str, Tally]:
    """Read every value once. Raises MoveError with all the values that PostgreSQL would refuse."""
    tallies, faults = {}, []
    for table in tables:
        tally = tallies[table.name] = Tally()
        place = [column.name for column in table.columns].index(table.key)
        for row in _stored(table):
            seen = []
            for column, value in zip(table.columns, row, strict=True):
                try:
                    seen.append(column.canonical(column.read(value)))
                except Unfit as error:
                    faults.append(f"{table.name}（{table.key}={row[place]}）的 {column.name}：{error}。")
            tally.add(seen)
    if faults:
        more = [f"……共 {len(faults)} 处。"] if len(faults) > FAULTS_SHOWN else []
        raise MoveError("\n".join([*faults[:FAULTS_SHOWN], *more]))
    return tallies


def _copy(tables: list[Table], sent: dict[str, Tally], target) -> None:
    """Empty the target, fill it, set its sequences, compare. All or nothing."""
    quote = target.ops.quote_name
    with target.connection.transaction(), target.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        emptied = [name for name in target.introspection.table_names() if name not in (*OWN_TABLES, MARK)]
        cursor.execute(f"TRUNCATE {', '.join(map(quote, emptied))} RESTART IDENTITY")
        for table in tables:
            columns = ", ".join(quote(column.name) for column in table.columns)
            with cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
                for row in _stored(table):
                    copy.write_row([c.read(value) for c, value in zip(table.columns, row, strict=True)])
        _set_sequences(tables, cursor, target.ops.quote_name)
        lost = [table.name for table in tables if _received(table, target) != sent[table.name]]
        if lost:
            raise MoveError(f"复制后不一致：{'、'.join(lost)}。目标库没有保留任何内容。")
        cursor.execute(f"DROP TABLE {MARK}")


def _set_sequences(tables: list[Table], cursor, quote: Callable[[str], str]) -> None:
    """The next number follows the highest that SQLite ever gave, so that no deleted row's number comes again."""
    with connection.cursor() as source:
        source.execute("SELECT name, seq FROM sqlite_sequence")
        given = dict(source.fetchall())
    for table in tables:
        if not table.counts_up:
            continue
        cursor.execute(f"SELECT coalesce(max({quote(table.key)}), 0) FROM {quote(table.name)}")  # noqa: S608
        highest = max(cursor.fetchone()[0], given.get(table.name, 0))
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
            [quote(table.name), table.key, max(highest, 1), highest > 0],
        )


def _received(table: Table, target) -> Tally:
    tally = Tally()
    quote = target.ops.quote_name
    columns = ", ".join(quote(column.name) for column in table.columns)
    with target.connection.cursor(name="move_database_compare") as cursor:
        cursor.itersize = BATCH
        cursor.execute(f"SELECT {columns} FROM {quote(table.name)}")  # noqa: S608
        for row in cursor:
            tally.add([column.canonical(value) for column, value in zip(table.columns, row, strict=True)])
    return tally


def _check_same_migrations(target) -> None:
    here = set(MigrationRecorder(connection).applied_migrations())
    with target.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        there = set(cursor.fetchall())
    if here != there:
        names = "、".join(sorted(f"{app}.{name}" for app, name in here ^ there)[:5])
        raise MoveError(f"两边的迁移不一样：{names}。")


def _manage(url: str, *command: str) -> None:
    """One of our commands on the target, in a process of its own: some models are made for the database in use."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "PYTHONUNBUFFERED": "1",
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise MoveError(f"{command[0]} 在目标库失败：{last[:300]}。可以再运行一次。")
