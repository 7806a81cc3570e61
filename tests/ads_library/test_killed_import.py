"""An import that is killed with -9 in the middle: nothing of it is seen, and the worker's next start takes it away."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.utils import timezone

from ads_library.ledger import read_ledger
from ads_library.models import Placement
from ads_library.services import ledgers
from site_cms.imports import liveness
from site_cms.imports import services as imports
from site_cms.places.models import Place
from tests.benchmarks.ledger import ROOT, environment, start_import, write_ledger
from tests.factories import liaoyuan
from tests.migrated import key

SEEN = """SELECT count(*) FROM ads_library_placement WHERE import_batch_id IN
          (SELECT id FROM imports_importbatch WHERE state = 'applied')"""


@pytest.mark.sqlite
def test_killed_in_the_middle_nothing_is_seen_and_the_next_worker_takes_it_away(django_db_setup, request, tmp_path):
    kept = Path(request.config.cache.mkdir("migrated"), f"{key()}.sqlite3")
    shutil.copy(kept, tmp_path / "db.sqlite3")
    city = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None, timeout=30)
    city.execute("PRAGMA journal_mode=WAL")
    write_ledger(tmp_path / "ledger.xlsx", 4_000)

    def count(sql):
        return city.execute(sql).fetchone()[0]

    process = start_import(tmp_path, tmp_path / "ledger.xlsx")
    try:
        until = time.monotonic() + 240
        while not (written := count("SELECT count(*) FROM ads_library_placement")) and time.monotonic() < until:
            assert process.poll() is None, process.stdout.read()
            time.sleep(0.01)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
    assert written
    assert (
        count("SELECT count(*) FROM imports_importbatch WHERE state = 'applying'") == 1
    )  # else the blow came too late
    assert count("SELECT count(*) FROM ads_library_placement") >= written
    assert count(SEEN) == 0
    worker(tmp_path)
    tables = (
        "ads_library_placement",
        "ads_library_face",
        "ads_library_carrier",
        "places_place",
        "places_responsibleunit",
    )
    assert {table: count(f"SELECT count(*) FROM {table}") for table in tables} == dict.fromkeys(tables, 0)
    assert count("SELECT count(*) FROM imports_importbatch WHERE state = 'undone'") == 1
    city.close()


def worker(folder):
    subprocess.run(
        [sys.executable, "manage.py", "work", "--once"],
        cwd=ROOT,
        env=environment(folder),
        check=True,
        capture_output=True,
    )


def test_an_import_that_still_runs_is_left_alone(db):
    batch = imports.begin("placements", now=timezone.now())
    assert imports.abandon_unfinished(timezone.now()) == 0
    liveness.release(batch.pk)  # as the end of its process does
    assert imports.abandon_unfinished(timezone.now()) == 1


def test_an_import_that_fails_leaves_nothing(db, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(ledgers.imports, "finish", broken)
    with pytest.raises(RuntimeError):
        ledgers.import_ledger(read_ledger(liaoyuan.ledger()), now=timezone.now())
    assert Placement.everything.count() == Place.everything.count() == 0
    assert imports.ImportBatch.objects.get().state == "undone"
