import logging
import secrets
import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from site_cms.jobs.registry import rounds, starts
from site_cms.jobs.services import beat, return_dropped_tasks, run_due

log = logging.getLogger(__name__)

PAUSE = 1.0
DUE_EVERY = 20.0


class Command(BaseCommand):
    help = "The worker: background tasks as they come, periodic jobs as they fall due. Ends cleanly on SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args, once: bool = False, **options):
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        self.going = True
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        self.run_all(starts())
        looked = float("-inf")
        while self.going:
            close_old_connections()
            if time.monotonic() - looked >= DUE_EVERY:
                looked = time.monotonic()
                now = timezone.now()
                beat(now)
                return_dropped_tasks(now)
                run_due(now)
            self.run_tasks()
            self.run_all(rounds())
            if once:
                return
            time.sleep(PAUSE)

    def stop(self, *args) -> None:
        """After the task in hand, not in the middle of it."""
        self.going = False

    def run_all(self, registered) -> None:
        for run in registered:
            try:
                run(timezone.now())
            except Exception:
                log.exception("a round of the worker failed: %s.%s", run.__module__, run.__name__)

    def run_tasks(self) -> None:
        """Everything that is ready now, in one batch."""
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="background",
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(8),
            excluded_queue_names=[],
        ).run()
