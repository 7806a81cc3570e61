from django.core.management.base import BaseCommand
from django.utils import timezone

from site_cms.operations.checks import all_reports


class Command(BaseCommand):
    help = "逐项检查网站，指出哪里不对、怎么改。"

    def handle(self, *args, **options):
        failing = False
        for report in all_reports(timezone.now()):
            mark = "正常" if report.is_well else ("故障" if report.is_needed else "注意")
            self.stdout.write(f"[{mark}] {report.part} {report.detail}".rstrip())
            if not report.is_well and report.advice:
                self.stdout.write(f"       {report.advice}")
            failing = failing or (not report.is_well and report.is_needed)
        if failing:
            raise SystemExit(1)
