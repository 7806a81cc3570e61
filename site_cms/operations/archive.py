"""Backup and restore: the database, the files and the keys, each apart, with a manifest of SHA-256 sums.

A backup is a folder: `database.sqlite3` or `database.dump`, `media/`, `private/`, `manifest.json`; the keys
(`environment`) lie in a folder of their own beside it, since whoever steals a backup must not get the keys with it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection

MANIFEST = "manifest.json"


class ArchiveError(Exception):
    """What is wrong, in Chinese."""


def _sum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def backup(target: Path, *, now: datetime) -> dict[str, str]:
    """Write a backup into a new folder while the site goes on. Gives the manifest: path in the backup -> SHA-256.

    The database comes first: a file that arrives in between is more than its rows tell, never less. Files that lie in an S3 store are
    not copied: its own versions and replication keep them, and the manifest says so.
    """
    if target.exists() and any(target.iterdir()):
        raise ArchiveError(f"{target} 不是空目录。")
    target.mkdir(parents=True, exist_ok=True)
    os.chmod(target, 0o700)  # holds what is private
    _dump_database(target)
    elsewhere = []
    for name, alias, folder in (
        ("media", "default", settings.MEDIA_ROOT),
        ("private", "private", settings.PRIVATE_MEDIA_ROOT),
    ):
        if not isinstance(storages[alias], FileSystemStorage):
            elsewhere.append(name)
        elif Path(folder).exists():
            shutil.copytree(folder, target / name)
        else:
            (target / name).mkdir()
    keys = target.with_name(target.name + "-keys")
    environment = Path(settings.VAR_DIR) / "environment"
    if environment.exists():
        keys.mkdir(mode=0o700, exist_ok=True)
        shutil.copy2(environment, keys / "environment")
    sums = {str(path.relative_to(target)): _sum(path) for path in sorted(target.rglob("*")) if path.is_file()}
    (target / MANIFEST).write_text(
        json.dumps(
            {"made": now.isoformat(), "database": connection.vendor, "elsewhere": elsewhere, "files": sums},
            ensure_ascii=False,
            indent=1,
        )
    )
    return sums


def files_elsewhere() -> bool:
    """Whether files lie where a backup does not reach."""
    return not all(isinstance(storages[alias], FileSystemStorage) for alias in ("default", "private"))


def verify(source: Path) -> list[str]:
    """What does not fit the manifest, in Chinese; nothing when the backup is whole."""
    try:
        manifest = json.loads((source / MANIFEST).read_text())
    except (OSError, ValueError):
        return ["清单缺失或损坏。"]
    faults = []
    for name, expected in manifest["files"].items():
        path = source / name
        if not path.is_file():
            faults.append(f"缺少 {name}")
        elif _sum(path) != expected:
            faults.append(f"{name} 的内容变了")
    present = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()} - {MANIFEST}
    faults += [f"多出 {name}" for name in sorted(present - set(manifest["files"]))]
    database = source / "database.sqlite3"
    if database.exists() and not faults:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
            if opened.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                faults.append("数据库损坏")
    return faults


def restore(source: Path, target: Path) -> None:
    """Lay a verified backup out as a VAR_DIR in an empty folder; a PostgreSQL dump goes into the (empty) DATABASE_URL."""
    if faults := verify(source):
        raise ArchiveError("备份不完整：" + "；".join(faults[:5]))
    if target.exists() and any(target.iterdir()):
        raise ArchiveError(f"{target} 不是空目录，恢复只写入空目录。")
    if (source / "database.dump").exists():
        _check_empty_postgresql()
    target.mkdir(parents=True, exist_ok=True)
    for name in ("media", "private"):
        if (source / name).exists():
            shutil.copytree(source / name, target / name)
    if (source / "database.sqlite3").exists():
        shutil.copy2(source / "database.sqlite3", target / "db.sqlite3")
    keys = source.with_name(source.name + "-keys") / "environment"
    if keys.exists():
        shutil.copy2(keys, target / "environment")
        os.chmod(target / "environment", 0o600)
    if (source / "database.dump").exists():
        _run(["pg_restore", "--no-owner", "--exit-on-error", *_address(), str(source / "database.dump")])


def _check_empty_postgresql() -> None:
    if connection.vendor != "postgresql":
        raise ArchiveError("这份备份来自 PostgreSQL，请先把 DATABASE_URL 设为一个新建的空库。")
    if connection.introspection.table_names():
        raise ArchiveError("DATABASE_URL 指向的不是空库，恢复只写入空库。")


def _dump_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target / "database.sqlite3")])
    else:
        _run(["pg_dump", "--format=custom", f"--file={target / 'database.dump'}", *_address()])


def _address() -> list[str]:
    db = connection.settings_dict
    address = [f"--dbname={db['NAME']}"]
    address += [
        f"--{option}={db[key]}"
        for option, key in (("host", "HOST"), ("port", "PORT"), ("username", "USER"))
        if db.get(key)
    ]
    return address


def _run(command: list[str]) -> None:
    environment = os.environ | {"PGPASSWORD": connection.settings_dict.get("PASSWORD") or ""}
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603
    except FileNotFoundError as error:
        raise ArchiveError(f"没有找到 {command[0]}，请安装 postgresql-client。") from error
    except subprocess.CalledProcessError as error:
        raise ArchiveError(f"{command[0]} 失败：{error.stderr.strip()[:300]}") from error
