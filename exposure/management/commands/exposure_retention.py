"""Take away pictures, originals and contacts whose time is up, or say which."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from exposure.services.retention import run_retention


class Command(BaseCommand):
    help = "Applies the retention rules of the exposure board (the worker does so every day)."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *args, dry_run, **options):
        gone = run_retention(timezone.now(), dry_run=dry_run)
        word = "将" if dry_run else "已"
        self.stdout.write(
            f"{word}撤下公示期满的图片 {len(gone.pictures)} 张，{word}删除原图 {len(gone.originals)} 张，"
            f"{word}清除联系方式 {len(gone.contacts)} 条。"
        )
