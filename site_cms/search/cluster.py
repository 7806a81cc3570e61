"""Keeping the search cluster in step with the database: rebuilding without a gap, comparing and repairing."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from .engines.base import Engine, Entry
from .indexing import entry
from .models import Document
from .reconcile import FOREVER, batches

log = logging.getLogger(__name__)

BATCH = 1_000


def rebuild(cluster: Engine, say: Callable[[str], None] = lambda line: None) -> int:
    """Fill a new index beside the one that answers, then let the alias name it: no search falls into a gap.

    What changes meanwhile is delivered to both; versions keep a copy that arrives late from undoing a change. Returns the
    number of documents.
    """
    cluster.drop(cluster.unfinished())  # of a rebuild that was killed
    name = cluster.create()
    done = 0
    for rows in batches(Document.objects.order_by("pk").iterator(chunk_size=BATCH), BATCH):
        _refused(cluster.send([entry(row) for row in rows], {}, [name]))
        done += len(rows)
        say(f"{name}: {done}")
    there = set(Document.objects.values_list("pk", flat=True))
    cluster.on(name).refresh()
    held = cluster.on(name).ids()
    # What was removed between its reading and its writing.
    gone = {pk: FOREVER for pk in held if pk not in there and not Document.objects.filter(pk=pk).exists()}
    cluster.send([], gone, [name])
    cluster.swap(name)
    return done


def _refused(outcomes) -> None:
    for outcome in outcomes:
        if outcome.error:
            log.error("the search cluster does not take document %s: %s", outcome.id, outcome.error)


@dataclass
class Drift:
    missing: list[int] = field(default_factory=list)  # in the database, not in the cluster
    differing: list[int] = field(default_factory=list)  # other words
    surplus: list[int] = field(default_factory=list)  # in the cluster alone
    repaired: int = 0

    @property
    def all(self) -> list[int]:
        return [*self.missing, *self.differing, *self.surplus]

    def __bool__(self) -> bool:
        return bool(self.all)


def compare(cluster: Engine, *, repair: bool) -> Drift:
    """Ids and digests of both; `repair` sends what differs, as it stands now. Raises Unavailable."""
    if not cluster.held():
        if repair:
            rebuild(cluster)
        else:
            return Drift(missing=list(Document.objects.values_list("pk", flat=True)))
    cluster.refresh()
    held = cluster.ids()
    wanted = dict(Document.objects.values_list("pk", "digest"))
    drift = Drift(
        missing=[pk for pk in wanted if pk not in held],
        differing=[pk for pk, digest in wanted.items() if pk in held and held[pk] != digest],
        surplus=[pk for pk in held if pk not in wanted],
    )
    if repair and drift:
        for pks in batches([*drift.missing, *drift.differing], BATCH):
            entries: list[Entry] = [entry(row) for row in Document.objects.filter(pk__in=pks)]
            drift.repaired += sum(not outcome.error for outcome in cluster.send(entries, {}))
        still = set(Document.objects.filter(pk__in=drift.surplus).values_list("pk", flat=True))
        gone = {pk: FOREVER for pk in drift.surplus if pk not in still}
        drift.repaired += sum(not outcome.error for outcome in cluster.send([], gone))
        cluster.refresh()
    return drift
