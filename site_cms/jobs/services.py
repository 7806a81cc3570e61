"""Running what is due, once, by one runner, and picking up what another runner dropped."""

import logging
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from .models import DueJob
from .registry import Job, jobs

logger = logging.getLogger(__name__)

HEARTBEAT = "worker"
TASK_LEASE = timedelta(minutes=15)
LONGEST_ERROR = 4000


@dataclass(frozen=True)
class Outcome:
    name: str
    succeeded: bool
    error: str = ""


def run_due(now: datetime) -> list[Outcome]:
    """Run every registered job whose time has come and that no other runner holds. One that fails stops no other."""
    return [outcome for job in jobs() if (outcome := _run_if_due(job, now)) is not None]


def _run_if_due(job: Job, now: datetime) -> Outcome | None:
    DueJob.objects.get_or_create(name=job.name, defaults={"next_due": now})
    taken = (
        DueJob.objects.filter(name=job.name, next_due__lte=now)
        .filter(Q(lease_until=None) | Q(lease_until__lt=now))
        .update(lease_until=now + job.lease, last_started=now)
    )
    if not taken:
        return None
    try:
        job.run(now)
    except Exception as error:
        logger.exception("job failed", extra={"job": job.name})
        text = "".join(traceback.format_exception(error))[-LONGEST_ERROR:]
        DueJob.objects.filter(name=job.name).update(lease_until=None, next_due=now + job.every, last_error=text)
        return Outcome(job.name, succeeded=False, error=str(error))
    DueJob.objects.filter(name=job.name).update(
        lease_until=None, next_due=now + job.every, last_success=now, last_error=""
    )
    return Outcome(job.name, succeeded=True)


def beat(now: datetime) -> None:
    """The worker says that it lives."""
    DueJob.objects.update_or_create(
        name=HEARTBEAT, defaults={"next_due": now, "last_started": now, "last_success": now, "last_error": ""}
    )


def last_beat() -> datetime | None:
    row = DueJob.objects.filter(name=HEARTBEAT).first()
    return row.last_success if row else None


def return_dropped_tasks(now: datetime) -> int:
    """Tasks whose worker died in mid-air run again; they are idempotent by rule. Gives how many."""
    return DBTaskResult.objects.filter(status="RUNNING", started_at__lt=now - TASK_LEASE).update(
        status="READY", started_at=None, worker_ids=[]
    )
