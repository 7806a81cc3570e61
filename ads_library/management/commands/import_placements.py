"""Import a ledger of public-service ads, or show what an import would do."""

import datetime as dt
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ads_library.ledger import read_ledger
from ads_library.services.ledgers import import_ledger, plan_ledger
from site_cms.imports.services import digest_of


class Command(BaseCommand):
    help = "Imports a ledger of public-service ads (.xlsx .xls .ods .csv .txt)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="show what would be done, write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--as-of", type=dt.date.fromisoformat, help="the day the ledger speaks for (default: today)"
        )
        parser.add_argument(
            "--datum", choices=["WGS84", "GCJ-02", "BD-09"], default="", help="system of coordinates that name none"
        )

    def handle(self, *args, file, dry_run, as_of, datum, **options):
        if not file.is_file():
            raise CommandError(f"找不到文件：{file}")
        ledger = read_ledger(file)
        now = timezone.now()
        batch = plan = None
        if not ledger.refused:
            if dry_run:
                plan = plan_ledger(ledger, as_of=as_of or timezone.localdate(), datum=datum)
            else:
                with file.open("rb") as opened:
                    digest = digest_of(opened)
                batch = import_ledger(
                    ledger,
                    now=now,
                    as_of=as_of or timezone.localdate(),
                    datum=datum,
                    file_name=file.name,
                    digest=digest,
                )
        if options["format"] == "json":
            self.stdout.write(json.dumps(ledger.as_json(), ensure_ascii=False))
            return
        if ledger.refused:
            raise CommandError(ledger.message)
        for record in ledger.records:
            for doubt in record.doubts:
                where = f"{record.sheet} " if record.sheet else ""
                self.stdout.write(f"{where}第{record.row}行：{'［未导入］' if record.refused else ''}{doubt.text}")
        if ledger.message:
            self.stdout.write(ledger.message)
        counts = plan.counts if plan else {n: getattr(batch, n) for n in ("created", "updated", "skipped", "refused")}
        word = "将" if dry_run else "已"
        self.stdout.write(
            f"{word}新增 {counts['created']} 条，更新 {counts['updated']} 条，"
            f"无变化 {counts['skipped']} 条，不能导入 {counts['refused']} 条。"
        )
