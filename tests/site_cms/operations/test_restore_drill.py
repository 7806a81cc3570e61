"""The drill: back up, lose everything, restore, and find the same, row for row and byte for byte. Commands run as an operator runs them."""

import hashlib
import shutil
import sqlite3

import pytest
from django.db import connection

from tests.factories.accounts import UserFactory

from .conftest import run_command


def files(folder) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def var(tmp_path):
    """The files of a city: pictures, private papers, keys."""
    var = tmp_path / "var"
    for name, content in (
        ("media/a/图.jpg", b"pixels"),
        ("private/documents/纪要.pdf", b"paper"),
        ("environment", b"SECRET_KEY=x"),
    ):
        path = var / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return var


def run(*command, **environment):
    done = run_command(*map(str, command), **environment)
    assert done.returncode == 0, done.stderr
    return done


def test_nothing_more_than_the_backup_holds(var):
    assert set(files(var)) == {"media/a/图.jpg", "private/documents/纪要.pdf", "environment"}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_on_sqlite(var, tmp_path, home):
    UserFactory(username="zhang", name="张")
    with sqlite3.connect(var / "db.sqlite3") as file:
        connection.connection.backup(file)
    with sqlite3.connect(var / "db.sqlite3") as file:
        before = sorted(file.iterdump())  # a compacted file tells indexes and triggers in another order
    kept = {name: digest for name, digest in files(var).items() if name.startswith(("media", "private"))}
    run("backup", tmp_path / "b", VAR_DIR=str(var))
    shutil.move(tmp_path / "b-keys", tmp_path / "safe")  # the keys are kept elsewhere
    assert "environment" not in str(files(tmp_path / "b")) and b"SECRET_KEY" not in b"".join(
        path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file()
    )
    shutil.rmtree(var)
    run("backup_verify", tmp_path / "b", VAR_DIR=str(tmp_path / "x"))
    run("restore", tmp_path / "b", tmp_path / "new", VAR_DIR=str(tmp_path / "x"))
    with sqlite3.connect(tmp_path / "new" / "db.sqlite3") as file:
        assert sorted(file.iterdump()) == before
    assert {k: v for k, v in files(tmp_path / "new").items() if k.startswith(("media", "private"))} == kept
    assert not (tmp_path / "new" / "environment").exists()  # comes from the other place, by hand
    assert (tmp_path / "safe" / "environment").read_bytes() == b"SECRET_KEY=x"


@pytest.mark.postgresql
@pytest.mark.sqlite
def test_on_postgresql(var, tmp_path, server):
    name = server.new(server.migrated())
    server.ask("INSERT INTO auth_group (name) VALUES ('演练组')", name)

    def digests(database):
        tables = [row[0] for row in server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database)]
        return {
            table: server.ask(f'SELECT count(*), sum(hashtextextended(t::text, 0)) FROM "{table}" t', database)
            for table in tables
        }

    before = digests(name)
    assert len(before) > 100
    environment = {"DATABASE_URL": server.address(name), "VAR_DIR": str(var)}
    run("backup", tmp_path / "b", **environment)
    run("backup_verify", tmp_path / "b", **environment)
    full = run_command("restore", str(tmp_path / "b"), str(tmp_path / "n1"), **environment)
    assert full.returncode == 1 and "不是空库" in full.stderr and not (tmp_path / "n1").exists()
    elsewhere = run_command("restore", str(tmp_path / "b"), str(tmp_path / "n2"), VAR_DIR=str(tmp_path / "x"))
    assert elsewhere.returncode == 1 and "DATABASE_URL" in elsewhere.stderr and not (tmp_path / "n2").exists()
    server.ask(f"DROP DATABASE {name} WITH (FORCE)")
    kept = files(var / "media") | files(var / "private")
    shutil.rmtree(var)
    name = server.new()
    run("restore", tmp_path / "b", tmp_path / "new", DATABASE_URL=server.address(name), VAR_DIR=str(tmp_path / "x"))
    assert digests(name) == before
    assert files(tmp_path / "new" / "media") | files(tmp_path / "new" / "private") == kept
    next_group = "INSERT INTO auth_group (name) VALUES ('恢复后') RETURNING id"
    assert (
        server.ask(next_group, name)[0][0] > server.ask("SELECT id FROM auth_group WHERE name = '演练组'", name)[0][0]
    )
