"""A report that was acknowledged with a receipt is kept, whenever the server is killed with -9; the same form again brings the same
receipt; and after the sweep no picture lies about that no report knows.

Four residents send through the form while the whole server, its workers and their picture processes are killed and started again.
Each round prints its seed; the same dice fall again with TORTURE_SEED.
"""

import os
import random
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.demo_site import environment, free_port
from tests.migrated import key

from .residents import Resident
from .servers import ROOT, folder, wait

RESIDENTS = 4
ACKNOWLEDGED = 25  # in each round: 500 in twenty
KILLS = 3
pytestmark = pytest.mark.sqlite


class Server:
    """gunicorn with two workers on SQLite, as a small city runs it; every write is on disk before it is acknowledged."""

    def __init__(self, where: Path, kept: Path):
        """`kept`: the tests' own migrated database; with it the tables take a second instead of a minute."""
        self.where, self.port = where, free_port()
        if kept.exists():
            shutil.copyfile(kept, where / "db.sqlite3")
        self.variables = environment(where, self.port) | {
            "SQLITE_SYNCHRONOUS": "FULL",
            "WORKERS": "2",
            "LOG_LEVEL": "WARNING",
        }
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        self.manage("migrate", "--verbosity", "0", SQLITE_SYNCHRONOUS="OFF")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.manage(
            "shell",
            "-c",
            "from site_cms.places.models import District; District.objects.create(code='990199', name='测试区')",
        )

    def manage(self, *arguments: str, **more: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.variables | more,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "site_cms.wsgi:application"]
        with (self.where / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.variables, stdout=log, stderr=log, start_new_session=True
            )
        wait("the server answers", self.answers)

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.address}/health/live", timeout=2).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """The server with everything that it started, as when its machine stops."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def rows(self, statement: str) -> list[tuple]:
        database = sqlite3.connect(self.where / "db.sqlite3", timeout=20)
        try:
            return database.execute(statement).fetchall()
        finally:
            database.close()


@pytest.fixture(scope="module")
def server(pytestconfig):
    with folder() as where:
        server = Server(where, pytestconfig.cache.mkdir("migrated") / f"{key()}.sqlite3")
        yield server
        server.kill()


@pytest.mark.parametrize("number", range(3))
def test_no_acknowledged_report_is_lost(server, number, record_property):
    one_round(server, record_property)


@pytest.mark.torture
@pytest.mark.parametrize("number", range(100, 120))
def test_twenty_rounds(server, number, record_property):
    one_round(server, record_property)


def one_round(server: Server, record_property) -> None:
    seed = os.environ.get("TORTURE_SEED") or secrets.token_hex(4)
    dice = random.Random(seed)
    before = server.rows("SELECT count(*) FROM intake_submission")[0][0]
    residents: list[Resident] = []

    def acknowledged() -> int:
        return sum(len(resident.acknowledged) for resident in residents)

    residents += [
        Resident(server.address, f"{seed}/{number}", lambda: acknowledged() >= ACKNOWLEDGED)
        for number in range(RESIDENTS)
    ]
    server.start()
    for resident in residents:
        resident.start()
    for moment in sorted(dice.randrange(1, ACKNOWLEDGED - 3) for _ in range(KILLS)):
        while acknowledged() < moment and not any(resident.fault for resident in residents):
            time.sleep(0.02)
        time.sleep(dice.uniform(0, 0.6))
        server.kill()
        server.start()
    for resident in residents:
        resident.join(600)
    faults = [resident.fault for resident in residents if resident.fault]
    assert not faults, f"seed {seed}: {faults}"
    sent = [form for resident in residents for form in resident.acknowledged]
    lost = [form.receipt for form in sent if not residents[0].knows(form.receipt)]
    differing = [pair for resident in residents for pair in resident.differing]
    server.kill()
    kept = server.rows("SELECT count(*) FROM intake_submission")[0][0] - before
    swept = server.manage("exposure_orphans", "--older-than", "0").splitlines()
    files = {
        str(path.relative_to(server.where / "private"))
        for path in (server.where / "private" / "evidence").rglob("*")
        if path.is_file()
    }
    known = {name for (name,) in server.rows("SELECT original FROM intake_evidence WHERE original <> ''")}
    record_property(
        "reports",
        f"seed {seed}: {KILLS} kills, {len(sent)} acknowledged, {sum(form.tries > 1 for form in sent)} sent more than once, "
        f"{len(lost)} lost, {len(swept) - 1} orphans swept, {len(files - known)} left",
    )
    assert len(sent) >= ACKNOWLEDGED
    assert not lost
    assert not differing
    assert len({form.receipt for form in sent}) == len(sent) == kept
    assert files == known
