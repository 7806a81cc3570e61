"""Compares what should be found with what the index holds, and puts it right. Rebuild, verify and reconcile are this one walk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from . import indexing
from .changes import item_of
from .engines.base import Engine
from .indexing import Searchable, entry
from .models import Document
from .registry import Kind, kinds
from .text import VERSION

FOREVER = 2**62  # the version of a removal that nothing may follow: ids are never given twice
BATCH = 500  # rows in one transaction: editors save in between, and the write-ahead log is never held for long


@dataclass
class Difference:
    missing: list[str] = field(default_factory=list)  # should be found, is not there
    changed: list[str] = field(default_factory=list)  # is there with other words, or cut by an older text version
    surplus: list[str] = field(default_factory=list)  # is there, should not be found
    unindexed: list[int] = field(default_factory=list)  # documents that the engine's own tables do not hold
    orphans: list[int] = field(default_factory=list)  # what the engine holds without a document
    seen: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.surplus or self.unindexed or self.orphans)


def reconcile(
    engine: Engine,
    *,
    repair: bool,
    everything: bool = False,
    using: str = "default",
    say: Callable[[str], None] = lambda line: None,
) -> Difference:
    """Walk all that is registered. `repair` puts right what differs; `everything` writes even what does not."""
    found = Difference()
    live: set[str] = set()
    for kind in kinds():
        for rows in batches(kind.public().order_by("pk").iterator(chunk_size=BATCH), BATCH):
            items = []
            for row in rows:
                if item := item_of(kind, row):
                    live.add(item.key)
                    items.append(item)
            found.seen += len(rows)
            _batch(kind, items, engine, found, repair=repair, everything=everything, using=using)
            say(f"{kind.name}: {found.seen}")
    stale = [key for key in Document.objects.using(using).values_list("key", flat=True) if key not in live]
    if repair:
        # Ask again before taking out: it may have been published since the walk passed.
        stale = [key for key in stale if not still_public(key)]
    for key in stale:
        found.surplus.append(key)
        if repair:
            indexing.remove([key], engine, using=using)
    _tables(engine, found, repair=repair, using=using)
    return found


def _batch(
    kind: Kind,
    items: list[Searchable],
    engine: Engine,
    found: Difference,
    *,
    repair: bool,
    everything: bool,
    using: str,
) -> None:
    with transaction.atomic(using=using):
        there = {
            row.key: row
            for row in Document.objects.using(using)
            .select_for_update()
            .filter(key__in=[i.key for i in items])
            .only("key", "seq", "digest", "version")
        }
        wrong: list[Searchable] = []
        if repair:
            # What was withdrawn while the walk came here stays out.
            still = {
                kind.key(pk)
                for pk in kind.public()
                .filter(pk__in=[i.key.rpartition(":")[2] for i in items])
                .values_list("pk", flat=True)
            }
            items = [i for i in items if i.key in still]
        for item in items:
            old = there.get(item.key)
            if old is None:
                found.missing.append(item.key)
            elif old.digest != item.digest or old.version != VERSION:
                found.changed.append(item.key)
            elif not everything:
                continue
            wrong.append(item)
        if repair and wrong:
            indexing.write(
                [indexing.columns(item) for item in wrong],
                {key: (row.pk, row.seq) for key, row in there.items()},
                engine,
                using=using,
            )


def _tables(engine: Engine, found: Difference, *, repair: bool, using: str) -> None:
    rows = dict(Document.objects.using(using).values_list("pk", "digest"))
    held = engine.ids()
    found.unindexed = [pk for pk, digest in rows.items() if pk not in held or (held[pk] and held[pk] != digest)]
    found.orphans = [pk for pk in held if pk not in rows]
    if repair:
        for pks in batches(found.unindexed, BATCH):
            with transaction.atomic(using=using):
                engine.write([entry(row) for row in Document.objects.using(using).filter(pk__in=pks)])
        with transaction.atomic(using=using):
            there = set(Document.objects.using(using).filter(pk__in=found.orphans).values_list("pk", flat=True))
            engine.delete({pk: FOREVER for pk in found.orphans if pk not in there})


def still_public(key: str) -> bool:
    for kind in kinds():
        pk = key.rpartition(":")[2]
        if key == kind.key(pk):
            return any(item_of(kind, row) for row in kind.public().filter(pk=pk))
    return False


def batches(rows: Iterable, size: int) -> Iterator[list]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
