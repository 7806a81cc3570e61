"""Say what differs between the site and the index, and change nothing."""

from django.core.management.base import BaseCommand, CommandError

from site_cms.search import engines
from site_cms.search.reconcile import reconcile
from site_cms.search.upkeep import compared

SHOWN = 20


class Command(BaseCommand):
    help = "Compare the site with the index; exit code 1 when they differ."

    def handle(self, **options) -> None:
        found = reconcile(engines.database(), repair=False)
        for name in ("missing", "changed", "surplus", "unindexed", "orphans"):
            values = getattr(found, name)
            for value in values[:SHOWN]:
                self.stdout.write(f"{name}: {value}")
            if len(values) > SHOWN:
                self.stdout.write(f"{name}: and {len(values) - SHOWN} more")
        drift = compared(repair=False)
        if drift:
            self.stdout.write(
                f"elasticsearch: {len(drift.missing)} missing, {len(drift.differing)} differ, {len(drift.surplus)} too many"
            )
        if found or drift:
            raise CommandError("The index differs from the site. search_reconcile puts it right.")
        self.stdout.write(f"{found.seen} documents, no difference.")
