"""Databases of their own on the tests' PostgreSQL server, and our commands run as an operator runs them."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.migrated import ROOT, key


class Server:
    """The server at TEST_POSTGRESQL_URL. Databases made through `new` are dropped by the fixture."""

    def __init__(self, url: str):
        self.url, self.made = urlsplit(url), []

    def address(self, name: str) -> str:
        return self.url._replace(path=f"/{name}").geturl()

    def ask(self, statement: str, name: str = "postgres") -> list[tuple]:
        with psycopg.connect(self.address(name).replace("postgres://", "postgresql://"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def new(self, template: str = "template0") -> str:
        name = f"test_ops_{secrets.token_hex(4)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.made.append(name)
        return name

    def migrated(self) -> str:
        """A database as the migrations leave it, made once and kept on the server as a template."""
        kept = f"migrated_{key()}"
        if not self.ask(f"SELECT 1 FROM pg_database WHERE datname = '{kept}'"):
            part = self.new()
            run_command("migrate", "--verbosity", "0", DATABASE_URL=self.address(part)).check_returncode()
            self.ask(f"ALTER DATABASE {part} RENAME TO {kept}")
        return kept


def run_command(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """`manage.py` in a process of its own with nothing of the tests' settings in its environment."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_KEYS", "PUBLIC_BASE_URL", "ALLOWED_HOSTS")
        and name not in ("HTTPS", "EMAIL_URL", "VAR_DIR")
    }
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=cwd,
        env=clean | {"DJANGO_SETTINGS_MODULE": "site_cms.settings.dev"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def server():
    found = Server(os.environ["TEST_POSTGRESQL_URL"])
    yield found
    for name in found.made:
        found.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
