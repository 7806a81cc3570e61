"""move_database: everything arrives, or nothing does and every reason is named."""

import sqlite3
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from wagtail.models import Page

from site_cms.accounts.models import User
from site_cms.audit.models import AuditPayload
from site_cms.audit.services import record
from site_cms.operations.moving.columns import Column, Unfit, plain
from site_cms.operations.moving.services import Tally
from site_cms.places.models import District, Place
from site_cms.search.models import Document
from tests.factories.accounts import UserFactory
from tests.factories.news import ArticleFactory, ColumnFactory

from .conftest import run_command

NOW = datetime(2026, 3, 4, 10, 0, 0, 123456, tzinfo=UTC)
needs_both = [pytest.mark.postgresql, pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def rows(home):
    """A little of everything that the two databases keep differently."""
    user = UserFactory(username="zhang", name="张", groups=["编辑"])
    gone = UserFactory(username="gone")
    gone_pk = gone.pk
    gone.delete()
    place = Place.objects.create(
        place_type="park",
        name="“滨河”公园\\N\t1",
        area_m2=Decimal("12.50"),
        geometry={"type": "Point", "coordinates": [1e2, -0.0]},
    )
    event = record(
        chain="move",
        action="test",
        subject="places.place:1",
        now=NOW,
        actor=user,
        payload={"甲": [1.5, True, None, "\\u0000"]},
    )
    column = ColumnFactory(parent=home, title="志愿")
    article = ArticleFactory(parent=column, title="红马甲上街来", live=True)
    article.save_revision(user=user)
    return SimpleNamespace(user=user, gone_pk=gone_pk, place=place, event=event, article=article)


@pytest.fixture
def source(rows, tmp_path):
    """The tests' database as a city has it: a file in VAR_DIR."""
    with sqlite3.connect(tmp_path / "db.sqlite3") as file:
        connection.connection.backup(file)
    return tmp_path


def counts(ask) -> dict[str, int]:
    return {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in connection.introspection.table_names()}


class TestMove:
    pytestmark = needs_both

    def test_everything_arrives(self, source, rows, server):
        # A target that a broken-off move left behind, so that the migrations need not run for each test.
        name = server.new(server.migrated())
        server.ask("CREATE TABLE move_database_unfinished (since timestamptz)", name)
        url = server.address(name)
        done = run_command("move_database", url, VAR_DIR=str(source))
        assert done.returncode == 0, done.stderr
        assert "逐表核对一致" in done.stdout

        there = {row[0] for row in server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", name)}
        assert "move_database_unfinished" not in there
        skip = ("sqlite_", "search_", "wagtailsearch_")
        with sqlite3.connect(source / "db.sqlite3") as file:
            tables = {row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            compared = {table for table in tables if not table.startswith(skip)}
            assert compared <= there and len(compared) > 100
            for table in compared:
                statement = f'SELECT count(*) FROM "{table}"'
                assert server.ask(statement, name) == file.execute(statement).fetchall(), table
        assert server.ask(
            f"SELECT name, area_m2::text, geometry FROM places_place WHERE id = {rows.place.pk}", name
        ) == [(rows.place.name, "12.50", {"type": "Point", "coordinates": [100, 0]})]
        payload = f"SELECT data FROM audit_auditpayload WHERE event_id = {rows.event.pk}"
        assert server.ask(payload, name) == [(AuditPayload.objects.get(pk=rows.event.pk).data,)]
        assert server.ask(f"SELECT at FROM audit_auditevent WHERE id = {rows.event.pk}", name) == [(NOW,)]
        # A number that was given once is not given again, although its row is gone.
        assert server.ask("SELECT nextval(pg_get_serial_sequence('accounts_user', 'id'))", name)[0][0] > rows.gone_pk
        found = "SELECT count(*) FROM search_fts JOIN search_document USING (id) WHERE search_document.title = '红马甲上街来'"
        assert server.ask(found, name) == [(1,)]
        assert server.ask("SELECT count(*) FROM wagtailsearch_indexentry", name)[0][0] >= Page.objects.count() - 1

        again = run_command("move_database", "--dry-run", url, VAR_DIR=str(source))
        assert again.returncode == 1 and "只搬进空库" in again.stderr

    def test_a_dry_run_writes_nothing(self, rows, server, capsys):
        name = server.new()
        call_command("move_database", "--dry-run", server.address(name))
        assert "还没有写任何东西" in capsys.readouterr().out
        assert server.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name) == [(0,)]

    def test_every_value_that_postgresql_refuses_is_named_at_once(self, rows, server):
        name = server.new()
        User.objects.filter(pk=rows.user.pk).update(name="甲\0乙")
        District.objects.bulk_create([District(code="1" * 60, name="长")])
        with connection.cursor() as cursor:
            cursor.execute("UPDATE audit_auditevent SET sequence = 5000000000 WHERE id = %s", [rows.event.pk])
        with pytest.raises(CommandError) as caught:
            call_command("move_database", server.address(name))
        said = str(caught.value)
        assert f"accounts_user（id={rows.user.pk}）的 name：含有空字符" in said
        assert "的 code：有 60 个字符" in said and "的 sequence：超出范围" in said
        assert server.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name) == [(0,)]

    def test_rows_that_point_nowhere_and_unknown_tables_are_named(self, rows, server):
        name = server.new()
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            cursor.execute("UPDATE audit_auditpayload SET event_id = 999999 WHERE event_id = %s", [rows.event.pk])
        with pytest.raises(CommandError, match="audit_auditpayload 第 .* 行指向的 audit_auditevent 已不存在"):
            call_command("move_database", "--dry-run", server.address(name))
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE old_things (id integer)")
        try:
            with pytest.raises(CommandError, match="不认识这些表.*old_things"):
                call_command("move_database", "--dry-run", server.address(name))
        finally:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE old_things")
                cursor.execute("UPDATE audit_auditpayload SET event_id = %s WHERE event_id = 999999", [rows.event.pk])


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("不是地址", "目标"),
        ("mysql://a:b@localhost/x", "必须是 PostgreSQL"),
        ("sqlite:////tmp/x", "必须是 PostgreSQL"),
        ("postgres://a:secret@127.0.0.1:1/x", "连不上"),
        ("postgres://a:secret@127.0.0.1:notaport/x", "目标"),
        ("", "目标"),
    ],
)
def test_a_wrong_address_is_refused_without_its_password(url, said):
    with pytest.raises(CommandError, match=said) as caught:
        call_command("move_database", "--dry-run", url)
    assert "secret" not in str(caught.value)


def column(model, name) -> Column:
    return Column.of(model._meta.get_field(name), DatabaseWrapper({"OPTIONS": {}, "TIME_ZONE": None}, "x"))


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Document, "published", "gestern"),
        (Document, "seq", "many"),
        (Document, "seq", 2**63),
        (Document, "latitude", "north"),
        (Document, "title", b"bytes"),
        (Document, "title", "\ud800"),
        (Document, "title", "x" * 301),
        (Place, "area_m2", 10**15),
        (Place, "area_m2", "wide"),
        (Place, "length_m", -1),
        (Place, "geometry", "{"),
        (Place, "geometry", '{"a": NaN}'),
        (Place, "geometry", '{"a": "\\u0000"}'),
        (Place, "geometry", '{"a": "\\ud800"}'),
        (User, "is_active", 7),
    ],
)
def test_what_postgresql_cannot_hold_is_unfit(model, name, value):
    with pytest.raises(Unfit):
        column(model, name).read(value)


@pytest.mark.pure
def test_json_compares_by_value_and_an_escaped_backslash_is_no_nul():
    assert plain('{"b": 1e2, "a": 1.50}') == plain('{"a": 1.5, "b": 100}')
    assert plain('{"a": 1}') != plain('{"a": "1"}')
    assert plain(r'{"a": "\\u0000"}') == {"a": "\\u0000"}


@pytest.mark.pure
def test_the_digest_sees_a_changed_value_and_not_the_order():
    one, other, third = Tally(), Tally(), Tally()
    for tally, rows in ((one, ["ab", "cd"]), (other, ["cd", "ab"]), (third, ["ab", "ce"])):
        for row in rows:
            tally.add([f"={row[0]}", f"={row[1]}"])
    assert one == other != third
