"""The whole demo city goes again, rows and files; what history named stays closed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from .demo_site import AS_FILLED, ROOT, environment, fill

# Append-only, or kept by the engines for themselves: that the city was made and cleared stays on record.
HISTORY = ("audit_", "wagtailcore_pagelogentry", "wagtailcore_modellogentry", "sqlite_", "django_migrations")
DERIVED = (
    "search_fts",
    "search_pair",  # the engine's own table of kinds and sections, of which unused ones are never shown
    "search_suggest",
    "search_place",
    "wagtailsearch_",
    "pages_frameversion",
    "wagtailcore_referenceindex",
)
ACCOUNTS = ("accounts_user", "wagtailusers_userprofile")


def manage(variables: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=variables, check=True, capture_output=True)


def rows(database: Path) -> dict[str, set]:
    with sqlite3.connect(database) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: set(connection.execute(f'SELECT rowid FROM "{name}"'))  # noqa: S608 - names from the database itself
            for name in names
            if not name.startswith((*HISTORY, *DERIVED, *ACCOUNTS))
        }


def files(folder: Path) -> list[Path]:
    return [path for part in ("media", "private") for path in (folder / part).rglob("*") if path.is_file()]


def test_nothing_of_the_demo_stays(demo_folder, tmp_path):
    variables = environment(demo_folder, 1) | {"VAR_DIR": str(tmp_path)}
    fill(demo_folder, environment(demo_folder, 1))
    city = demo_folder / AS_FILLED  # other tests' walks may have sent forms to the city that is served
    manage(variables, "migrate", "--verbosity", "0")
    before = rows(tmp_path / "db.sqlite3")
    for name in os.listdir(tmp_path):
        if name.startswith("db.sqlite3"):
            (tmp_path / name).unlink()
    with sqlite3.connect(city / "db.sqlite3") as source, sqlite3.connect(tmp_path / "db.sqlite3") as copy:
        source.backup(copy)
    for part in ("media", "private"):
        shutil.copytree(city / part, tmp_path / part, dirs_exist_ok=True)
    loaded = rows(tmp_path / "db.sqlite3")
    assert len(files(tmp_path)) > 100
    assert sum(map(len, loaded.values())) > sum(map(len, before.values())) + 1000

    manage(variables, "clear_demo")

    after = rows(tmp_path / "db.sqlite3")
    assert {name: found for name, found in after.items() if found != before.get(name, set())} == {}
    assert files(tmp_path) == []
    with sqlite3.connect(tmp_path / "db.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM accounts_user WHERE is_active").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM accounts_user_groups").fetchone() == (0,)
