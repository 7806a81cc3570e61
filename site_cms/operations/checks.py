"""What must be well for the site to be well. One function a part; health, doctor and tests read the same ones."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from site_cms.jobs.models import DueJob
from site_cms.jobs.services import HEARTBEAT, last_beat

BEAT_WITHIN = timedelta(minutes=5)
RESERVE = 500 * 1024 * 1024


@dataclass(frozen=True)
class Report:
    """`is_well` false means the part does not work; `is_needed` false means the site goes on without it.

    `detail` and `advice` are for the operator, in Chinese; neither holds an address, a path or a secret.
    """

    part: str
    is_well: bool
    detail: str = ""
    advice: str = ""
    is_needed: bool = True


def database(now: datetime) -> Report:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        return Report(
            "database", False, f"数据库没有应答（{type(error).__name__}）", "检查 DATABASE_URL 和数据库服务。"
        )
    return Report("database", True, connection.vendor)


def migrations(now: datetime) -> Report:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception as error:
        return Report("migrations", False, f"无法读取（{type(error).__name__}）", "先让数据库恢复。")
    if waiting:
        return Report("migrations", False, f"有 {len(waiting)} 个未执行", "运行 manage.py migrate。")
    return Report("migrations", True)


def storage(now: datetime) -> Report:
    for name, alias, folder in (
        ("media", "default", settings.MEDIA_ROOT),
        ("private", "private", settings.PRIVATE_MEDIA_ROOT),
    ):
        if not isinstance(storages[alias], FileSystemStorage):
            try:
                storages[alias].exists("health")
            except Exception as error:
                return Report(
                    "storage",
                    False,
                    f"{name} 的文件库没有应答（{type(error).__name__}）",
                    "检查 S3_ 开头的设置和文件库服务。",
                )
            continue
        try:
            os.makedirs(folder, exist_ok=True)
            probe = os.path.join(folder, f".probe-{os.getpid()}")
            with open(probe, "wb") as file:
                file.write(b"ok")
            os.unlink(probe)
        except OSError as error:
            return Report("storage", False, f"{name} 不能写入（{error.strerror}）", "检查目录的属主、权限和磁盘空间。")
    if shutil.disk_usage(settings.VAR_DIR).free < RESERVE:
        return Report("storage", False, "磁盘剩余不足 500 MB", "清理或扩容，满盘之后上传会失败。")
    return Report("storage", True)


def worker(now: datetime) -> Report:
    beat = last_beat()
    if beat is None or now - beat > BEAT_WITHIN:
        return Report(
            "worker",
            False,
            "后台任务没有在运行",
            "启动 manage.py work（systemd：chuangcheng-worker）。",
            is_needed=False,
        )
    failing = list(DueJob.objects.exclude(name=HEARTBEAT).exclude(last_error="").values_list("name", flat=True))
    if failing:
        return Report(
            "worker", False, "失败的定时任务：" + "、".join(failing), "看日志里的 job failed。", is_needed=False
        )
    return Report("worker", True)


def shared_cache(now: datetime) -> Report:
    try:
        cache.set("health", "ok", 10)
        well = cache.get("health") == "ok" and not getattr(cache, "is_away", False)
    except Exception:
        well = False
    return Report(
        "cache",
        well,
        "" if well else "缓存没有应答",
        "" if well else "检查 REDIS_URL；网站会变慢但能用。",
        is_needed=False,
    )


CHECKS: list[Callable[[datetime], Report]] = [database, migrations, storage, worker, shared_cache]


def register_check(check: Callable[[datetime], Report]) -> None:
    """Apps register theirs in `AppConfig.ready`."""
    if check not in CHECKS:
        CHECKS.append(check)


def all_reports(now: datetime) -> list[Report]:
    """Each part's report; a check that itself breaks is a part that is not well."""
    reports = []
    for check in CHECKS:
        try:
            reports.append(check(now))
        except Exception as error:
            reports.append(Report(check.__name__, False, type(error).__name__, "看日志。"))
    return reports
