"""Mail what newly waits for people; with --digest the morning's list. Run by the periodic jobs, or by hand."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from site_cms.notices import services


class Command(BaseCommand):
    help = "发送待办提醒邮件：默认只发新增的待办，--digest 发每日汇总"

    def add_arguments(self, parser):
        parser.add_argument("--digest", action="store_true", help="每日汇总")

    def handle(self, *args, digest, **options):
        sent = services.send_digest(timezone.now()) if digest else services.send_new(timezone.now())
        self.stdout.write(f"已发送 {sent} 封邮件")
