from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from site_cms.operations import archive


class Command(BaseCommand):
    help = "对照清单检查一份备份。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, **options):
        faults = archive.verify(options["folder"])
        if faults:
            raise CommandError("；".join(faults[:20]))
        self.stdout.write("备份完整。")
