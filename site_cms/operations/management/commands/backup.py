from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from site_cms.operations import archive


class Command(BaseCommand):
    help = "写一份备份（数据库、图片与文件、密钥分开放）到新目录。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, **options):
        try:
            sums = archive.backup(options["folder"], now=timezone.now())
        except archive.ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已备份 {len(sums)} 个文件。密钥在旁边的 -keys 目录，请分开保管。")
        if archive.files_elsewhere():
            self.stdout.write("图片和文件在 S3 桶里，不在这份备份中；请开启桶的版本控制和异地复制。")
