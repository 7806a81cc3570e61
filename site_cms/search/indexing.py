"""Putting documents into the index: one row of `Document` and the engine's own tables, in one transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

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
        content = repr((VERSION, *(getattr(self, f.name) for f in fields(self))))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def document(item: Searchable) -> Document:
    """The row, folded; unsaved. What a database cannot hold (NUL, lone surrogates) is left out."""
    title, text = _storable(item.title)[:300], _storable(item.text)
    folded_title = fold(title)[:400]
    return Document(
        key=item.key,
        kind=item.kind,
        section=item.section,
        url=item.url,
        title=title,
        text=text,
        folded_title=folded_title,
        folded_text=fold(text[:MAX_INDEXED]),
        title_joined=sounds.joined(folded_title),
        title_initials=sounds.initials(folded_title),
        published=item.published or UNDATED,
        expires=item.expires,
        latitude=item.latitude,
        longitude=item.longitude,
        digest=item.digest,
        version=VERSION,
    )


def entry(row: Document) -> Entry:
    return Entry(
        id=row.pk,
        title=row.folded_title,
        text=row.folded_text,
        kind=row.kind,
        section=row.section,
        published=row.published,
        expires=row.expires,
        seq=row.seq,
        digest=row.digest,
        latitude=row.latitude,
        longitude=row.longitude,
    )


def put(item: Searchable, engine: Engine, *, using: str = "default") -> bool:
    """Add or replace one thing, in the caller's transaction if there is one. False when nothing had changed."""
    with transaction.atomic(using=using):
        old = Document.objects.using(using).select_for_update().filter(key=item.key).first()
        if old and old.digest == item.digest:
            return False
        row = document(item)
        if old:
            row.pk, row.seq = old.pk, old.seq + 1
        row.save(using=using, force_update=bool(old))
        engine.write([entry(row)])
    return True


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
        with transaction.atomic(using=using):
            rows = [document(item) for item in batch]
            _insert(rows, using)
            engine.write([entry(row) for row in rows], fresh=True)
        done += len(batch)
        if say:
            say(done)
    return done


def _insert(rows: Sequence[Document], using: str) -> None:
    """As bulk_create, which spends more on a row than cutting, reading and indexing it do together."""
    connection = connections[using]
    columns = Document._meta.concrete_fields
    marks = ",".join(["%s"] * len(columns))
    names = ",".join(f.column for f in columns)
    with connection.cursor() as cursor:
        for row, pk in zip(rows, _fresh_ids(cursor, connection.vendor, len(rows)), strict=True):
            row.pk = pk
        times = [f.attname for f in columns if f.get_internal_type() == "DateTimeField"]
        adapt = connection.ops.adapt_datetimefield_value
        values = []
        for row in rows:
            held = row.__dict__
            kept = {name: adapt(held[name]) for name in times}
            values.append([kept[f.attname] if f.attname in kept else held[f.attname] for f in columns])
        cursor.executemany(f"INSERT INTO search_document ({names}) VALUES ({marks})", values)


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
