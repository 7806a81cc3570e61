from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from site_cms.accounts.second_factor import rotate_secrets
from site_cms.intake.services import rotate_contacts


class Command(BaseCommand):
    help = "把所有加密的内容（举报人联系方式、两步验证密钥）换成用最新的密钥加密；可以重复运行。"

    def handle(self, *args, **options):
        lost = 0
        for what, rotate in (("举报人联系方式", rotate_contacts), ("两步验证密钥", rotate_secrets)):
            rotated, unreadable = rotate()
            self.stdout.write(f"{what}：已换 {rotated} 条，打不开 {len(unreadable)} 条")
            if unreadable:
                self.stdout.write(f"       打不开的编号：{'、'.join(map(str, unreadable))}")
            lost += len(unreadable)
        if lost:
            raise CommandError(
                "有的内容现有密钥都打不开。旧密钥请放回 FIELD_KEYS 的后面，再运行一次；现在不要删除任何密钥。"
            )
        if len(settings.FIELD_KEYS) > 1:
            self.stdout.write("FIELD_KEYS 里除第一个以外的密钥不再需要，可以删除后重启。")
