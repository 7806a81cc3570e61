"""Delete private pictures that no row knows, or say which."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from exposure.services.orphans import OLD_ENOUGH, sweep_orphans


class Command(BaseCommand):
    help = "Sweeps away files of private pictures without a row (the worker does so every day)."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument(
            "--older-than",
            type=float,
            default=OLD_ENOUGH / timedelta(hours=1),
            help="hours; less than a day only while no server runs (default: 24)",
        )

    def handle(self, *args, dry_run, older_than, **options):
        gone = sweep_orphans(timezone.now(), dry_run=dry_run, old_enough=timedelta(hours=older_than))
        for name in gone:
            self.stdout.write(name)
        self.stdout.write(f"{'将' if dry_run else '已'}删除无记录的文件 {len(gone)} 个。")
