"""Put right what differs between the site and the index."""

from django.core.management.base import BaseCommand

from site_cms.search import engines, outbox
from site_cms.search.reconcile import reconcile
from site_cms.search.upkeep import compared


class Command(BaseCommand):
    help = "Compare the site with the index and repair the differences."

    def handle(self, **options) -> None:
        found = reconcile(engines.database(), repair=True)
        self.stdout.write(
            f"{found.seen} documents: {len(found.missing)} added, {len(found.changed)} renewed, {len(found.surplus)} removed,"
            f" {len(found.unindexed)} written to and {len(found.orphans)} taken from the engine's tables"
        )
        outbox.try_again()
        if drift := compared(repair=True):
            self.stdout.write(
                f"elasticsearch: {len(drift.missing)} added, {len(drift.differing)} renewed, {len(drift.surplus)} removed;"
                f" {drift.repaired} put right"
            )
