"""Measure the search on a corpus with the product's own indexer, in a scratch index that is thrown away."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from site_cms.search import engines, indexing, services
from site_cms.search.models import Document
from site_cms.search.scratch import scratch_engine


class Command(BaseCommand):
    help = "Index corpus.jsonl (id, title, text) and answer queries.jsonl (id, q): one line a query, best hits first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--corpus", required=True, type=Path)
        parser.add_argument("--queries", required=True, type=Path)
        parser.add_argument("--engine", choices=engines.NAMES, default="sqlite")
        parser.add_argument("--out", required=True, type=Path)

    def handle(self, *, corpus: Path, queries: Path, engine: str, out: Path, **options) -> None:
        asked = [(line["id"], str(line["q"])) for line in read(queries)]
        with scratch_engine(engine) as (asking, using):
            started = time.perf_counter()
            indexed = indexing.build(
                (
                    indexing.Searchable(
                        key=str(line["id"]), kind="passage", url="/", title=line["title"], text=line["text"]
                    )
                    for line in read(corpus)
                ),
                asking,
                using=using,
            )
            indexing.count_terms(using=using)
            asking.optimize()
            asking.refresh()
            self.say(f"{asking.name}: {indexed} documents indexed in {time.perf_counter() - started:.1f} s")
            keys = dict(Document.objects.using(using).values_list("id", "key"))
            spent, waited = [], []
            with out.open("w", encoding="utf-8") as target:
                for number, (name, text) in enumerate(asked, 1):
                    cpu, wall = time.process_time(), time.perf_counter()
                    found = services.search(text, asking, using=using)
                    spent.append(time.process_time() - cpu)
                    waited.append(time.perf_counter() - wall)
                    hits = [keys[i] for i in found.ids[:10]]
                    target.write(json.dumps({"id": name, "hits": hits}, ensure_ascii=False) + "\n")
                    if number % 1000 == 0:
                        self.say(f"{number} of {len(asked)} queries")
        for label, times in (("CPU", sorted(spent)), ("wall", sorted(waited))):
            if times:
                p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
                self.say(
                    f"{asking.name}: {len(times)} queries, {label} p50 {p50 * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms"
                )

    def say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def read(path: Path) -> Iterator[dict]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield json.loads(line)
                    except ValueError as error:
                        raise CommandError(f"{path}:{number}: {error}") from error
    except OSError as error:
        raise CommandError(str(error)) from error
