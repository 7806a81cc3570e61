"""Import a ledger of problems, or show what an import would do."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from exposure.ledger import read_ledger
from exposure.services.ledgers import import_ledger, plan_ledger
from site_cms.imports.services import digest_of


class Command(BaseCommand):
    help = "Imports a ledger of problems (.xlsx .xls .ods .csv .txt) as cases."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="show what would be done, write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, file, dry_run, **options):
        if not file.is_file():
            raise CommandError(f"找不到文件：{file}")
        ledger = read_ledger(file)
        now = timezone.now()
        counts, message = {}, ledger.message
        if not ledger.refused:
            if dry_run:
                plan = plan_ledger(ledger, now=now)
                counts, message = plan.counts, plan.message
            else:
                with file.open("rb") as opened:
                    digest = digest_of(opened)
                batch = import_ledger(ledger, now=now, file_name=file.name, digest=digest)
                counts = {name: getattr(batch, name) for name in ("created", "updated", "skipped", "refused")}
                message = batch.message
        if options["format"] == "json":
            self.stdout.write(json.dumps(ledger.as_json(), ensure_ascii=False))
            return
        if ledger.refused:
            raise CommandError(ledger.message)
        for record in ledger.records:
            for doubt in record.doubts:
                where = f"{record.sheet} " if record.sheet else ""
                self.stdout.write(f"{where}第{record.row}行：{'［未导入］' if record.refused else ''}{doubt.text}")
        if message:
            self.stdout.write(message)
        word = "将" if dry_run else "已"
        self.stdout.write(
            f"{word}新增 {counts['created']} 件，更新 {counts['updated']} 件，"
            f"无变化 {counts['skipped']} 件，不能导入 {counts['refused']} 件。"
        )
