"""Take the demo city away, and nothing else."""

from django.core.management.base import BaseCommand, CommandError

from site_cms.demo import services


class Command(BaseCommand):
    help = "移除演示城市，只移除演示数据"

    def handle(self, *args, **options):
        try:
            services.clear(say=self.stdout.write)
        except services.UnclearedError as error:
            raise CommandError(str(error)) from error
