from django.core.management.base import BaseCommand
from django.utils import timezone

from site_cms.jobs.services import run_due


class Command(BaseCommand):
    help = "Run every periodic job that is due, once (for cron or a systemd timer; the worker does the same)."

    def handle(self, *args, **options):
        failed = False
        for outcome in run_due(timezone.now()):
            self.stdout.write(f"{outcome.name}: {'ok' if outcome.succeeded else outcome.error}")
            failed = failed or not outcome.succeeded
        if failed:
            raise SystemExit(1)
