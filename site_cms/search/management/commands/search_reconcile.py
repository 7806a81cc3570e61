"""Put right what differs between the site and the index."""

from django.core.management.base import BaseCommand

from site_cms.search import engines
from site_cms.search.reconcile import reconcile


class Command(BaseCommand):
    help = "Compare the site with the index and repair the differences."

    def handle(self, **options) -> None:
        found = reconcile(engines.database(), repair=True)
        self.stdout.write(
            f"{found.seen} documents: {len(found.missing)} added, {len(found.changed)} renewed, {len(found.surplus)} removed,"
            f" {len(found.unindexed)} written to and {len(found.orphans)} taken from the engine's tables"
        )
