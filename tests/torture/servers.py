"""A PostgreSQL and an Elasticsearch of one's own, to be killed with -9 and started again on the data they had.

Both live in a temporary folder on free ports of 127.0.0.1 and are ended by their own process ids. As root they run as the
ordinary users that they insist on.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.e2e.demo_site import free_port

ROOT = Path(__file__).resolve().parents[2]
ES = ["bash", str(ROOT / "deploy" / "elasticsearch.sh")]
IS_ROOT = os.geteuid() == 0
PATIENCE = 120  # seconds; a busy machine needs half of them to start an Elasticsearch


def postgresql_programs() -> Path | None:
    """The folder of initdb and its like, of the newest version that Debian installed; None without."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder that the servers' users can enter (pytest's own they cannot)."""
    made = Path(tempfile.mkdtemp(prefix="chuangcheng-torture."))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def wait(what: str, is_so, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.1)


class PostgreSQL:
    """fsync stays on: what it acknowledged is held to it."""

    def __init__(self, where: Path):
        self.programs = postgresql_programs()
        self.data = where / "postgresql"
        self.data.mkdir()
        if IS_ROOT:
            shutil.chown(self.data, "postgres", "postgres")
        self.port = free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        self.process: subprocess.Popen | None = None
        self._run(
            "initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
        )
        self.start()

    def start(self) -> None:
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.data} -c max_connections=60"
        )
        # What a killed postmaster leaves running ends by itself within moments; until then a new one refuses to start.
        wait("PostgreSQL starts", lambda: self._starts(options))

    def _starts(self, options: str) -> bool:
        log = str(self.data / "log")
        return (
            self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", log, "-o", options, "start", check=False)
            == 0
        )

    @property
    def postmaster(self) -> int:
        return int((self.data / "postmaster.pid").read_text().splitlines()[0])

    def kill(self) -> None:
        """The whole server, as when its machine stops."""
        os.kill(self.postmaster, signal.SIGKILL)

    def kill_a_backend(self) -> None:
        """One connection's process: the server throws out all the others and recovers by itself."""
        with self.connect() as connection:
            pids = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                " ORDER BY state_change DESC"
            ).fetchall()
        if pids:
            os.kill(pids[0][0], signal.SIGKILL)

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(self.url.replace("postgres://", "postgresql://"), connect_timeout=3, autocommit=True)

    def answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop", check=False)

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        as_user = ["runuser", "-u", "postgres", "--"] if IS_ROOT else []
        return subprocess.run(
            [*as_user, str(self.programs / program), *arguments],
            cwd="/",
            check=check,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode


class Elasticsearch:
    """One node, or a cluster of three. `urls` in the order of the nodes, which count from 1."""

    def __init__(self, where: Path, *, three: bool = False):
        self.environment = os.environ | {"ELASTICSEARCH_NODES_DIR": str(where / "elasticsearch")}
        said = subprocess.run(
            [*ES, "cluster" if three else "start"], env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout
        self.url = said.strip().splitlines()[-1]
        self.urls = self.url.split(",")
        self.restarting: subprocess.Popen | None = None

    def kill(self, node: int = 1) -> None:
        subprocess.run([*ES, "kill", str(node)], env=self.environment, check=True)

    def restart(self, node: int = 1) -> None:
        """Begins it; `is_back` tells when it is done."""
        self.restarting = subprocess.Popen(
            [*ES, "restart", str(node)], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    @property
    def is_back(self) -> bool:
        if self.restarting is None:
            return True
        code = self.restarting.poll()
        assert code in (None, 0), "Elasticsearch did not start again"
        return code == 0

    def ask(self, path: str, node: int = 1) -> dict:
        with urllib.request.urlopen(self.urls[node - 1] + path, timeout=30) as answer:
            return json.load(answer)

    def stop(self) -> None:
        subprocess.run([*ES, "stop"], env=self.environment, check=False, capture_output=True)
