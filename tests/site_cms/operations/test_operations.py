"""Health tells the truth; a backup restores to the same bytes and a damaged one is named."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from site_cms.jobs.services import beat
from site_cms.operations import archive, checks
from site_cms.pages.models import HomePage

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


def test_live_answers_without_the_database(client):
    assert client.get("/health/live").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_answers_whoever_asks_by_whatever_name(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/", headers={"host": "10.1.2.3:8000"}).status_code == 400


@pytest.mark.django_db
def test_ready_names_its_parts_and_holds_no_secret(client, settings):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["parts"]["database"] == "ok"
    assert (
        settings.SECRET_KEY not in response.content.decode() and str(settings.VAR_DIR) not in response.content.decode()
    )


@pytest.mark.django_db
def test_ready_fails_when_a_needed_part_fails(client, monkeypatch):
    monkeypatch.setattr(checks, "CHECKS", [lambda now: checks.Report("database", False)])
    assert client.get("/health/ready").status_code == 503
    monkeypatch.setattr(checks, "CHECKS", [lambda now: checks.Report("cache", False, is_needed=False)])
    assert client.get("/health/ready").status_code == 200


@pytest.mark.django_db
def test_a_silent_worker_is_noticed():
    assert not checks.worker(NOW).is_well
    beat(NOW)
    assert checks.worker(NOW + timedelta(minutes=1)).is_well
    assert not checks.worker(NOW + timedelta(minutes=6)).is_well


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_is_noticed(settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.MEDIA_ROOT = blocked / "media"
    assert not checks.storage(NOW).is_well


@pytest.mark.django_db
def test_doctor_speaks_chinese_and_fails_when_it_must(monkeypatch):
    out = StringIO()
    call_command("doctor", stdout=out)
    assert "[正常] database" in out.getvalue()
    monkeypatch.setattr(checks, "CHECKS", [lambda now: checks.Report("database", False, "没有应答", "检查服务。")])
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=StringIO())


@pytest.fixture
def city(settings, tmp_path):
    """A site with a file in each store. The tests' database lives in memory, so VACUUM INTO is what is really tried."""
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = settings.VAR_DIR / "media", settings.VAR_DIR / "private"
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT):
        folder.mkdir(parents=True)
        (folder / "图.jpg").write_bytes(b"pixels")
    (settings.VAR_DIR / "environment").write_text("SECRET_KEY=x")
    return tmp_path


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_backup_restores_to_the_same(city):
    if connection.vendor != "sqlite":
        pytest.skip("VACUUM INTO is SQLite's")
    pages = HomePage.objects.count()
    call_command("backup", str(city / "b"), stdout=StringIO())
    call_command("backup_verify", str(city / "b"), stdout=StringIO())
    assert not (city / "b" / "environment").exists() and (city / "b-keys" / "environment").exists()
    call_command("restore", str(city / "b"), str(city / "new"), stdout=StringIO())
    assert (city / "new" / "private" / "图.jpg").read_bytes() == b"pixels"
    with sqlite3.connect(city / "new" / "db.sqlite3") as restored:
        assert restored.execute("SELECT count(*) FROM pages_homepage").fetchone()[0] == pages


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", ["change", "remove", "add", "manifest"])
def test_a_damaged_backup_is_named_and_not_restored(city, damage):
    if connection.vendor != "sqlite":
        pytest.skip("VACUUM INTO is SQLite's")
    archive.backup(city / "b", now=NOW)
    picture: Path = city / "b" / "media" / "图.jpg"
    if damage == "change":
        picture.write_bytes(b"other")
    elif damage == "remove":
        picture.unlink()
    elif damage == "add":
        (city / "b" / "media" / "more.jpg").write_bytes(b"")
    else:
        (city / "b" / archive.MANIFEST).write_text(json.dumps("no")[:-2])
    with pytest.raises(CommandError):
        call_command("restore", str(city / "b"), str(city / "new"))
    assert not (city / "new").exists()


@pytest.mark.django_db
def test_nothing_is_written_over(city):
    (city / "full").mkdir()
    (city / "full" / "x").write_text("")
    with pytest.raises(CommandError, match="不是空目录"):
        call_command("backup", str(city / "full"))
