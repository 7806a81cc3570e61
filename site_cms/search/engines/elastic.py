"""Elasticsearch 8, for a city with more documents or more machines than one database should search.

Its mapping stands on tokens that our own code cut and on one `whitespace` analyzer: no plugin, no script, nothing but the
server's core, so any cluster of that version will do. It finds candidates as the other engines do; the order is not its
business. The only module that imports elasticsearch.

Writes are versioned: the version of a document only grows, and an older one that arrives late is refused by the server
(409), which is as it should be. So everything may be sent twice and in any order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import elasticsearch
from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan
from elasticsearch_dsl import (
    Document,
    FacetedSearch,
    GeoPoint,
    Index,
    Keyword,
    Long,
    MultiSearch,
    Q,
    Search,
    TermsFacet,
    Text,
)

from ..query import Filters, Query
from ..sounds import title_tokens
from ..text import VERSION, Phrase, tokens
from .base import COUNT_CAP, Entry, Unavailable, day_end, day_start, sound_lookups
from .tiles import MAX_ZOOM

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PAIR = "\n"  # between kind and section
MAX_PAIRS = 2_000
MAX_TILES = 10_000  # of a grid: more than a screen shows
EXPANSIONS = (
    4_096  # of a phrase that ends in the beginning of a pair: more than there are pairs beginning with one character
)
BULK = 500
BULK_SECONDS = 30  # the worker may wait; a reader may not


class Indexed(Document):
    """The mapping. `sounds` is searched by the beginnings of its tokens; `published` and `expires` are microseconds."""

    id = Long()
    title = Text(analyzer="whitespace")
    body = Text(analyzer="whitespace")
    sounds = Text(analyzer="whitespace", norms=False, index_options="docs")
    kind = Keyword()
    section = Keyword()
    pair = Keyword()
    published = Long()
    expires = Long()
    spot = GeoPoint()
    digest = Keyword(index=False)

    class Meta:
        dynamic = "strict"


@dataclass(frozen=True)
class Outcome:
    """What became of one document of a bulk request; `error` is empty when it stands, or a newer one does."""

    id: int
    error: str = ""
    lasting: bool = False  # sending the same again would fail again


@lru_cache(maxsize=8)
def client(url: str, milliseconds: int) -> Elasticsearch:
    """One client a process and address. A reader waits for one answer, and for a second node's when there are several."""
    hosts = [host.strip() for host in url.split(",") if host.strip()]
    return Elasticsearch(
        hosts,
        request_timeout=milliseconds / 1000,
        max_retries=min(1, len(hosts) - 1),
        retry_on_timeout=len(hosts) > 1,
        ca_certs=settings.ELASTICSEARCH_CA_CERTS or None,
    )


def micro(value: datetime) -> int:
    return (value - EPOCH) // timedelta(microseconds=1)


def source(entry: Entry) -> dict:
    found = {
        "id": entry.id,
        "title": " ".join(tokens(entry.title)),
        "body": " ".join(tokens(entry.text)),
        "sounds": " ".join(title_tokens(entry.title)),
        "kind": entry.kind,
        "section": entry.section,
        "pair": entry.kind + PAIR + entry.section,
        "published": micro(entry.published),
        "digest": entry.digest,
    }
    if entry.expires is not None:
        found["expires"] = micro(entry.expires)
    if entry.latitude is not None:
        found["spot"] = {"lat": entry.latitude, "lon": entry.longitude}
    return found


class Breakdown(FacetedSearch):
    """Kind and section of every hit, in one pass."""

    facets = {"pair": TermsFacet(field="pair", size=MAX_PAIRS)}

    def __init__(self, engine: "ElasticEngine", matched: Q):
        self.using, self.index = engine.client, engine.index
        super().__init__(query=matched)

    def query(self, search: Search, query: Q) -> Search:
        return search.query(query).extra(size=0)


class ElasticEngine:
    """`index` is an alias; `write` and `delete` go to it and to an index that is being built beside it (see `building`)."""

    name = "elasticsearch"

    def __init__(self, url: str = "", index: str = ""):
        self.url = url or settings.ELASTICSEARCH_URL
        self.client = client(self.url, settings.ELASTICSEARCH_TIMEOUT_MS)
        self.index = index or settings.ELASTICSEARCH_INDEX

    # --- Writing ------------------------------------------------------------------------------------------------------

    def write(self, entries: Sequence[Entry], fresh: bool = False) -> None:
        self.send(entries, {})

    def delete(self, versions: Mapping[int, int]) -> None:
        self.send([], versions)

    def send(self, entries: Sequence[Entry], gone: Mapping[int, int], targets: Sequence[str] = ()) -> list[Outcome]:
        """Index and delete, each by its version, in every target. Raises Unavailable when the cluster did not answer."""
        outcomes: dict[int, Outcome] = {}
        for target in targets or self.targets():
            for part in _parts(_operations(entries, gone, target), BULK):
                with translated():
                    answer = self.client.options(request_timeout=BULK_SECONDS).bulk(operations=part)
                for item in answer["items"]:
                    outcome = _outcome(next(iter(item.values())))
                    if outcome.error or outcome.id not in outcomes:
                        outcomes[outcome.id] = outcome
        return list(outcomes.values())

    def clear(self) -> None:
        """An empty index under the alias."""
        self.swap(self.create())

    def optimize(self) -> None:
        """Segments are the server's business."""

    def refresh(self) -> None:
        with translated():
            self.client.options(request_timeout=BULK_SECONDS).indices.refresh(index=self.index)

    def ids(self) -> dict[int, str]:
        with translated():
            hits = scan(
                self.client.options(request_timeout=BULK_SECONDS),
                index=self.index,
                query={"query": {"match_all": {}}, "_source": ["digest"]},
                size=5_000,
            )
            return {int(hit["_id"]): hit["_source"]["digest"] for hit in hits}

    def on(self, index: str) -> "ElasticEngine":
        """The same cluster, another index."""
        return ElasticEngine(self.url, index)

    # --- Indices and the alias ----------------------------------------------------------------------------------------

    def create(self) -> str:
        """A new, empty index; its name tells when it was made and by which text version."""
        name = f"{self.index}-{VERSION}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        index = Index(name, using=self.client.options(request_timeout=BULK_SECONDS))
        index.document(Indexed)
        # A deletion is remembered as long as a rebuild may take, so that an older copy which arrives later stays out.
        index.settings(
            number_of_shards=settings.ELASTICSEARCH_SHARDS,
            auto_expand_replicas="0-1",
            refresh_interval="500ms",
            gc_deletes="6h",
        )
        with translated():
            index.create()
        return name

    def swap(self, name: str) -> list[str]:
        """Let the alias name this index alone, in one step, and drop those it named before. Returns their names."""
        admin = self.client.options(request_timeout=BULK_SECONDS).indices
        with translated():
            old = [n for n in self.held() if n != name]
            actions = [{"remove": {"index": n, "alias": self.index}} for n in old]
            admin.update_aliases(actions=[*actions, {"add": {"index": name, "alias": self.index}}])
            for n in old:
                admin.delete(index=n, ignore_unavailable=True)
        return old

    def held(self) -> list[str]:
        """The indices that the alias names: one, or none before the first rebuild."""
        admin = self.client.options(request_timeout=BULK_SECONDS).indices
        with translated():
            return sorted(admin.get_alias(name=self.index)) if admin.exists_alias(name=self.index) else []

    def unfinished(self) -> list[str]:
        """Indices of ours that no alias names: being built, or left by a rebuild that was killed."""
        admin = self.client.options(request_timeout=BULK_SECONDS).indices
        with translated():
            there = admin.get(index=f"{self.index}-*", expand_wildcards="all", features="aliases")
            return sorted(name for name, held in there.items() if not held["aliases"])

    def targets(self) -> list[str]:
        """Where a change is written: under the alias, and into what is being built."""
        return [*self.held(), *self.unfinished()]

    def drop(self, names: Iterable[str]) -> None:
        admin = self.client.options(request_timeout=BULK_SECONDS).indices
        with translated():
            for name in names:
                admin.delete(index=name, ignore_unavailable=True)

    def state(self) -> dict[str, str]:
        """For the operator: version of the server, health, documents. Raises Unavailable."""
        with translated():
            health = self.client.cluster.health()
            nodes = self.client.nodes.info(filter_path="nodes.*.version")["nodes"]
            held = self.held()
            documents = self.client.count(index=self.index)["count"] if held else 0
        versions = sorted({node["version"] for node in nodes.values()})
        return {
            "version": "、".join(versions),
            "health": health["status"],
            "nodes": str(health["number_of_nodes"]),
            "index": "、".join(held),
            "documents": str(documents),
        }

    # --- Asking -------------------------------------------------------------------------------------------------------

    def exact(self, query: Query, filters: Filters, now: datetime, limit: int, by_date: bool = False) -> list[int]:
        matched = _exact(query)
        if by_date:
            titled = [
                Q("bool", should=[_standing(p, ("title",)) for p in clause.alternatives]) for clause in query.clauses
            ]
            first = Q("constant_score", filter=Q("bool", must=titled))
            matched = Q("bool", filter=[matched], should=[first])
        return self._ids(self._search(_narrowed(matched, filters, now), limit).sort("_score", "-id"))

    def near(
        self,
        query: Query,
        grams: Mapping[str, float],
        filters: Filters,
        now: datetime,
        limit: int,
        by_date: bool = False,
    ) -> list[int]:
        if not grams:
            return []
        some = [Q("combined_fields", query=" ".join(grams), fields=["title", "body"])]
        # The whole runs again: a text that holds one of several runs whole is a better candidate than its pairs tell.
        runs = {p.tokens: p for c in query.clauses for p in c.alternatives if len(p.tokens) > 1}
        some += [_standing(p) for p in runs.values()]
        matched = Q(
            "bool",
            should=some,
            minimum_should_match=1,
            filter=[_standing(p) for p in query.required],
            must_not=[_standing(p) for p in query.excluded],
        )
        asked = self._search(_narrowed(matched, filters, now), limit)
        return self._ids(asked.sort("-id") if by_date else asked.sort("_score", "-id"))

    def count(self, query: Query, filters: Filters, now: datetime) -> int:
        asked = self._search(_narrowed(_exact(query), filters, now), 0).extra(track_total_hits=COUNT_CAP)
        with translated():
            return min(asked.execute().hits.total.value, COUNT_CAP)

    def older(
        self,
        query: Query,
        filters: Filters,
        now: datetime,
        before: tuple[datetime, int] | None,
        skip: Sequence[int],
        limit: int,
    ) -> list[int]:
        matched = _narrowed(_exact(query), filters, now)
        if skip:
            matched &= ~Q("terms", id=list(skip))
        asked = self._search(matched, limit).sort("-published", "-id")
        if before:
            asked = asked.extra(search_after=[micro(before[0]), before[1]])
        return self._ids(asked)

    def breakdown(self, query: Query, filters: Filters, now: datetime) -> dict[tuple[str, str], int]:
        asked = Breakdown(self, _narrowed(_exact(query), filters.dates, now))
        with translated():
            pairs = asked.execute().facets.pair
        found: dict[tuple[str, str], int] = {}
        for value, count, _ in pairs:
            kind, _, section = value.partition(PAIR)
            found[kind, section] = count
        return found

    def sounding(self, tokens: Sequence[str], filters: Filters, now: datetime, limit: int) -> list[int]:
        asked = [lookup for token in tokens for lookup in sound_lookups(token)]
        if not asked:
            return []
        several = MultiSearch(using=self.client, index=self.index)
        for token, whole in asked:
            beginning = Q("term", sounds=token) if whole else Q("prefix", sounds=token)
            several = several.add(
                self._search(_narrowed(Q("bool", filter=[beginning]), filters, now), limit).sort("-id")
            )
        with translated():
            answers = several.execute()
        found: dict[int, None] = {}
        for answer in answers:
            if len(found) < limit:
                found.update(dict.fromkeys(int(hit.meta.id) for hit in answer))
        return list(found)[:limit]

    def inside(self, south: float, north: float, west: float, east: float, limit: int) -> list[int]:
        corners = {"top": north, "bottom": south, "left": west, "right": east}
        return self._ids(self._search(Q("bool", filter=[Q("geo_bounding_box", spot=corners)]), limit).sort("-id"))

    def grid(
        self, south: float, north: float, west: float, east: float, zoom: int, filters: Filters, now: datetime
    ) -> dict[tuple[int, int], int]:
        corners = {"top": north, "bottom": south, "left": west, "right": east}
        standing = Q("bool", filter=[Q("geo_bounding_box", spot=corners)])
        asked = self._search(_narrowed(standing, filters, now), 0)
        asked.aggs.bucket("tiles", "geotile_grid", field="spot", precision=min(max(zoom, 0), MAX_ZOOM), size=MAX_TILES)
        with translated():
            buckets = asked.execute().aggregations.tiles.buckets
            return {tuple(map(int, bucket.key.split("/")[1:])): bucket.doc_count for bucket in buckets}

    def _search(self, matched: Q, limit: int) -> Search:
        asked = Search(using=self.client, index=self.index).query(matched).source(False)
        return asked.extra(size=limit, track_total_hits=False)

    def _ids(self, asked: Search) -> list[int]:
        with translated():
            return [int(hit.meta.id) for hit in asked.execute()]


class translated:  # noqa: N801 reads as a statement
    """Whatever the client or the server raises becomes Unavailable: a caller has one thing to catch."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> None:
        if isinstance(error, elasticsearch.ApiError):
            raise Unavailable(f"{type(error).__name__} {error.status_code}") from error
        if isinstance(error, (elasticsearch.TransportError, elasticsearch.UnsupportedProductError)):
            raise Unavailable(type(error).__name__) from error
        if isinstance(error, (KeyError, ValueError, TypeError, AttributeError)):
            raise Unavailable(f"an answer that makes no sense ({type(error).__name__})") from error


def _operations(entries: Sequence[Entry], gone: Mapping[int, int], target: str) -> Iterator[list[dict]]:
    for entry in entries:
        how = {"_index": target, "_id": str(entry.id), "version": entry.seq, "version_type": "external_gte"}
        yield [{"index": how}, source(entry)]
    for number, version in gone.items():
        yield [{"delete": {"_index": target, "_id": str(number), "version": version, "version_type": "external_gte"}}]


def _parts(operations: Iterator[list[dict]], size: int) -> Iterator[list[dict]]:
    part: list[dict] = []
    for number, operation in enumerate(operations, 1):
        part += operation
        if number % size == 0:
            yield part
            part = []
    if part:
        yield part


def _outcome(item: dict) -> Outcome:
    status, number = item["status"], int(item["_id"])
    if status < 300 or status in (404, 409):  # deleted already; a newer one stands
        return Outcome(number)
    error = item.get("error") or {}
    kind = error.get("type", status) if isinstance(error, dict) else error
    return Outcome(number, f"{status} {kind}", lasting=400 <= status < 500 and status != 429)


def _standing(phrase: Phrase, fields: Sequence[str] = ("title", "body")) -> Q:
    """The phrase in the title or in the text; never from one into the other."""
    if not phrase.prefix:
        kind, extra = "match_phrase", {}
    elif len(phrase.tokens) == 1:
        return Q("bool", should=[Q("prefix", **{field: phrase.tokens[0]}) for field in fields])
    else:
        kind, extra = "match_phrase_prefix", {"max_expansions": EXPANSIONS}
    text = " ".join(phrase.tokens)
    return Q("bool", should=[Q(kind, **{field: {"query": text, **extra}}) for field in fields])


def _exact(query: Query) -> Q:
    return Q(
        "bool",
        must=[Q("bool", should=[_standing(p) for p in clause.alternatives]) for clause in query.clauses],
        must_not=[_standing(p) for p in query.excluded],
    )


def _narrowed(matched: Q, filters: Filters, now: datetime) -> Q:
    """`matched` alone scores; the rest only narrows."""
    public = [Q("range", published={"lte": micro(now)})]
    if filters.since:
        public.append(Q("range", published={"gte": micro(day_start(filters.since))}))
    if filters.until:
        public.append(Q("range", published={"lte": micro(day_end(filters.until))}))
    if filters.kinds:
        public.append(Q("terms", kind=list(filters.kinds)))
    if filters.sections:
        public.append(Q("terms", section=list(filters.sections)))
    return Q("bool", must=[matched], filter=public, must_not=[Q("range", expires={"lte": micro(now)})])
