from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from site_cms.operations import archive


class Command(BaseCommand):
    help = "把备份恢复到空目录。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("into", type=Path, help="空目录，将成为 VAR_DIR")

    def handle(self, *args, **options):
        try:
            archive.restore(options["folder"], options["into"])
        except archive.ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("已恢复。把 VAR_DIR 指到该目录后启动网站。")
