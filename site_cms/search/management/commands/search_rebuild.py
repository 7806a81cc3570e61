"""Write the whole index anew, in small transactions, while editors go on saving."""

from django.core.management.base import BaseCommand

from site_cms.search import engines, indexing
from site_cms.search.reconcile import reconcile


class Command(BaseCommand):
    help = "Write everything that is searchable into the index again, then count terms and optimize."

    def handle(self, **options) -> None:
        engine = engines.database()
        found = reconcile(engine, repair=True, everything=True, say=self.stdout.write)
        terms = indexing.count_terms()
        engine.optimize()
        self.stdout.write(
            f"{engine.name}: {found.seen} documents written, {len(found.surplus)} removed, {terms} terms counted"
        )
