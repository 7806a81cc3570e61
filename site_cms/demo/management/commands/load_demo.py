"""Build the demo city 明河市. Twice does no harm: what is there stays."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from site_cms.demo import services


class Command(BaseCommand):
    help = "建立演示城市明河市（small 约为 city 的十分之一，各种类型和状态都有）"

    def add_arguments(self, parser):
        parser.add_argument("--size", choices=["small", "city", "big", "huge"], default="small")
        parser.add_argument("--seed", type=int, default=services.SEED, help="随机种子，默认固定")

    def handle(self, *args, size, seed, **options):
        if settings.HTTPS:
            raise CommandError("HTTPS=on 是正式环境，不装演示数据：演示账号的密码是公开的。")
        services.load(size=size, seed=seed, now=timezone.now(), say=self._say)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
