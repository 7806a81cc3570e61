"""Write the whole index anew, in small transactions, while editors go on saving."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from site_cms.search import cluster, engines, indexing
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
        if settings.ELASTICSEARCH_URL:
            self._cluster()

    def _cluster(self) -> None:
        try:
            written = cluster.rebuild(engines.cluster(), say=self.stdout.write)
        except engines.Unavailable as error:
            raise CommandError(f"The search cluster does not answer ({error}); the database does.") from error
        self.stdout.write(f"elasticsearch: {written} documents written, the alias is moved")
