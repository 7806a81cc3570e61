"""Putting documents into the index: one row of `Document` and the engine's own tables, in one transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction
from django.utils import timezone

from . import sounds
from .engines.base import Engine, Entry
from .models import UNDATED, Document, Statistics, Term
from .rescore import characters
from .text import MAX_INDEXED, VERSION, fold, tokens

BATCH = 2_000
SAMPLE = 50_000  # documents that shares are counted on


@dataclass(frozen=True)
class Searchable:
    """What an app gives of one thing: public words only, what narrows a search, where it is."""

    key: str  # "app.model:pk"
    kind: str
    url: str
    title: str
    text: str = ""
    section: str = ""
    published: datetime | None = None
    expires: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def digest(self) -> str:
        """Two searchables with one digest are the same to a reader; the text version is part of it."""
        content = repr((VERSION, *self.__dict__.values()))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def columns(item: Searchable) -> dict[str, Any]:
    """The row, folded, but for its id. What a database cannot hold (NUL, lone surrogates) is left out."""
    title, text = _storable(item.title)[:300], _storable(item.text)
    folded_title = fold(title)[:400]
    return {
        "key": item.key,
        "kind": item.kind,
        "section": item.section,
        "url": item.url,
        "title": title,
        "text": text,
        "folded_title": folded_title,
        "folded_text": fold(text[:MAX_INDEXED]),
        "title_joined": sounds.joined(folded_title),
        "title_initials": sounds.initials(folded_title),
        "published": item.published or UNDATED,
        "expires": item.expires,
        "latitude": item.latitude,
        "longitude": item.longitude,
        "digest": item.digest,
        "version": VERSION,
        "seq": 0,
    }


def entry(row: Document) -> Entry:
    return _entry(row.pk, row.__dict__)


def _entry(pk: int, row: Mapping[str, Any]) -> Entry:
    return Entry(
        pk,
        row["folded_title"],
        row["folded_text"],
        row["kind"],
        row["section"],
        row["published"],
        row["expires"],
        row["seq"],
        row["digest"],
        row["latitude"],
        row["longitude"],
    )


def put(item: Searchable, engine: Engine, *, using: str = "default") -> bool:
    """Add or replace one thing, in the caller's transaction if there is one. False when nothing had changed."""
    with transaction.atomic(using=using):
        old = (
            Document.objects.using(using).select_for_update().filter(key=item.key).only("key", "seq", "digest").first()
        )
        if old and old.digest == item.digest:
            return False
        write([columns(item)], {old.key: (old.pk, old.seq)} if old else {}, engine, using=using)
    return True


def put_all(items: Sequence[Searchable], engine: Engine, *, using: str = "default") -> int:
    """``put`` for many at once, in one transaction. Returns how many had changed.

    Folding and reading take longer than writing, so they are done before the one writer's lock is taken.
    """
    digests = {item.key: item.digest for item in items}
    found = Document.objects.using(using).filter(key__in=digests)
    same = {key for key, digest in found.values_list("key", "digest") if digests[key] == digest}
    rows = [columns(item) for item in items if item.key not in same]
    if not rows:
        return 0
    with transaction.atomic(using=using):
        there = found.filter(key__in=[row["key"] for row in rows]).select_for_update()
        write(rows, {key: (pk, seq) for key, pk, seq in there.values_list("key", "pk", "seq")}, engine, using=using)
    return len(rows)


def remove(keys: Iterable[str], engine: Engine, *, using: str = "default") -> int:
    """Take things out; what isn't in is no error. Returns how many there were."""
    with transaction.atomic(using=using):
        found = Document.objects.using(using).filter(key__in=list(keys)).select_for_update()
        versions = {pk: seq + 1 for pk, seq in found.values_list("pk", "seq")}
        if versions:
            engine.delete(versions)
            Document.objects.using(using).filter(pk__in=versions).delete()
    return len(versions)


def build(items: Iterable[Searchable], engine: Engine, *, using: str = "default", say=None) -> int:
    """Index many new things, in short transactions so that editors can save in between. Returns how many."""
    done = 0
    for batch in _batches(items, BATCH):
        rows = [columns(item) for item in batch]
        with transaction.atomic(using=using):
            write(rows, {}, engine, using=using)
        done += len(rows)
        if say:
            say(done)
    return done


def write(
    rows: Sequence[dict[str, Any]], known: Mapping[str, tuple[int, int]], engine: Engine, *, using: str = "default"
) -> None:
    """Write rows of `columns`, in the caller's transaction. `known`: {key: (id, version)} of those that are there already.

    Plain SQL: Django's objects would take longer to make than cutting, reading and indexing take together.
    """
    connection = connections[using]
    fields = [f for f in Document._meta.concrete_fields if not f.primary_key]
    names = [f.attname for f in fields]
    times = [f.attname for f in fields if f.get_internal_type() == "DateTimeField"]
    adapt = connection.ops.adapt_datetimefield_value
    new: list[Entry] = []
    old: list[Entry] = []
    inserted: list[list] = []
    updated: list[list] = []
    with connection.cursor() as cursor:
        fresh = iter(_fresh_ids(cursor, connection.vendor, sum(row["key"] not in known for row in rows)))
        for row in rows:
            if there := known.get(row["key"]):
                pk, row["seq"] = there[0], there[1] + 1
                old.append(_entry(pk, row))
            else:
                pk = next(fresh)
                new.append(_entry(pk, row))
            for name in times:
                row[name] = adapt(row[name])
            (updated if there else inserted).append([*(row[name] for name in names), pk])
        if inserted:
            marks = ",".join(["%s"] * (len(names) + 1))
            cursor.executemany(f"INSERT INTO search_document ({','.join(names)}, id) VALUES ({marks})", inserted)
        if updated:
            changes = ",".join(f"{name} = %s" for name in names)
            cursor.executemany(f"UPDATE search_document SET {changes} WHERE id = %s", updated)
    if new:
        engine.write(new, fresh=True)
    if old:
        engine.write(old)


def _fresh_ids(cursor, vendor: str, count: int) -> Iterable[int]:
    """Ids that no document had or will be given: on SQLite the one writer may read on from the last, PostgreSQL counts."""
    if vendor == "postgresql":
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('search_document', 'id')) FROM generate_series(1, %s)", [count]
        )
        return [row[0] for row in cursor.fetchall()]
    cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'search_document'")
    last = cursor.fetchone()[0]
    return range(last + 1, last + count + 1)


def count_terms(*, using: str = "default") -> int:
    """Count in what share of the documents each token stands. Returns the number of tokens kept (those seen twice)."""
    rows = Document.objects.using(using)
    documents = rows.count()
    sample = rows.order_by("?")[:SAMPLE] if documents > SAMPLE else rows
    counts: Counter[str] = Counter()
    length = seen = 0
    for title, text in sample.values_list("folded_title", "folded_text").iterator(chunk_size=2000):
        counts.update({*tokens(title), *tokens(text)})
        counts.update("=" + c for c in characters(title + text))
        length += len(title) + len(text)
        seen += 1
    with transaction.atomic(using=using):
        Term.objects.using(using).all().delete()
        Term.objects.using(using).bulk_create(
            (Term(term=t[:80], share=n / seen) for t, n in counts.items() if n > 1), batch_size=5000
        )
        Statistics.objects.using(using).update_or_create(
            pk=1,
            defaults={
                "documents": documents,
                "average_length": length / max(seen, 1),
                "version": VERSION,
                "counted_at": timezone.now(),
            },
        )
    return len(counts)


def _storable(text: str) -> str:
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")


def _batches(items: Iterable[Searchable], size: int) -> Iterable[Sequence[Searchable]]:
    batch: list[Searchable] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
