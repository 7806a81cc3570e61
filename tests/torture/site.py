"""A site in a folder of its own: PostgreSQL, Elasticsearch, the worker and the writer, each to be killed and brought back."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.e2e.demo_site import environment
from tests.migrated import key

from . import ledger
from .servers import ROOT, Elasticsearch, PostgreSQL

AGAIN_AFTER = 0.5  # seconds, as a service manager waits before it starts what ended


class Program:
    """A process that is started again whenever it ends, until told otherwise."""

    def __init__(self, module: str, where: Path, variables: dict[str, str], seed: str):
        self.module, self.variables, self.seed = module, variables, seed
        self.ledger = where / f"{module}.jsonl"
        self.log = where / f"{module}.log"
        self.process: subprocess.Popen | None = None
        self.starts = 0
        self.ended_at = 0.0

    def keep(self) -> None:
        """Start it if it has ended. To be called often."""
        if self.process is not None:
            if self.process.poll() is None:
                return
            self.process, self.ended_at = None, time.monotonic()
        if time.monotonic() - self.ended_at < AGAIN_AFTER:
            return
        self.starts += 1
        arguments = [
            sys.executable,
            "-m",
            f"tests.torture.{self.module}",
            str(self.ledger),
            f"{self.seed}/{self.starts}",
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(arguments, cwd=ROOT, env=self.variables, stdout=log, stderr=log)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    @property
    def lines(self) -> list[dict]:
        return ledger.read(self.ledger)

    @property
    def end_of_log(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:] if self.log.exists() else ""


class Site:
    def __init__(self, where: Path, cache: Path):
        self.where = where
        self.postgresql = PostgreSQL(where)
        self.elasticsearch: Elasticsearch | None = None
        try:
            self.elasticsearch = Elasticsearch(where)
            self.variables = environment(where, 9) | {
                "DATABASE_URL": self.postgresql.url,
                "ELASTICSEARCH_URL": self.elasticsearch.url,
                "ELASTICSEARCH_INDEX": "chuangcheng",
                "LOG_LEVEL": "WARNING",
                "PYTHONPATH": str(ROOT),
            }
            self.migrate(cache)
            self.manage("search_rebuild")
        except BaseException:
            self.stop()
            raise

    def migrate(self, cache: Path) -> None:
        """A minute's work, so its result is kept for as long as no migration changes."""
        url = self.postgresql.url
        kept = cache / f"{key()}.dump"
        programs = self.postgresql.programs
        if kept.exists():
            restore = [programs / "pg_restore", "--no-owner", "--exit-on-error", "-d", url, kept]
            subprocess.run(restore, check=True, capture_output=True)
            return
        self.manage("migrate", "--verbosity", "0")
        for old in cache.glob("*.dump"):
            old.unlink()
        part = kept.with_suffix(f".{os.getpid()}")
        subprocess.run([programs / "pg_dump", "--format=custom", "-f", part, url], check=True, capture_output=True)
        part.rename(kept)

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.variables, capture_output=True, text=True
        )
        assert done.returncode == 0, f"manage.py {' '.join(arguments)}\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.postgresql.stop()
        if self.elasticsearch is not None:
            self.elasticsearch.stop()
