"""The engine inside PostgreSQL: tsvectors written token by token, GIN to find, the sum of weights to choose candidates.

`ts_rank` knows nothing of how telling a word is, so it isn't used: each token asks GIN for its documents and brings its own
weight, which is what finds the same candidates as BM25 does. No text search configuration takes part.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connections

from ..query import Filters, Query
from ..sounds import title_tokens
from ..text import BOUNDARY, Phrase, tokens
from . import tiles
from .base import COUNT_CAP, Entry, day_end, day_start, sound_lookups

MAX_POSITION = 16_383  # of a tsvector
TITLE_WEIGHT = 1.0  # a token that stands in the title brings this much more


def vector(parts: Sequence[str]) -> str:
    """A tsvector as text: '公益':1,5 '益广':2. A boundary takes a position and no token, so no phrase runs across it."""
    positions: dict[str, list[str]] = {}
    for number, token in enumerate(parts, 1):
        if token != BOUNDARY and number <= MAX_POSITION:
            places = positions.setdefault(token, [])
            if len(places) < 255:
                places.append(str(number))
    return " ".join(f"{lexeme(token)}:{','.join(places)}" for token, places in positions.items())


def lexeme(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def tsquery(phrase: Phrase) -> str:
    return "(" + " <-> ".join(lexeme(t) for t in phrase.tokens) + (":*" if phrase.prefix else "") + ")"


class PostgresEngine:
    name = "postgres"

    def __init__(self, using: str = "default"):
        self.using = using

    # --- Writing ------------------------------------------------------------------------------------------------------

    def write(self, entries: Sequence[Entry], fresh: bool = False) -> None:
        if not fresh:
            self.delete({e.id: e.seq for e in entries})
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts (id, title, body) VALUES (%s, %s::tsvector, %s::tsvector)",
                [(e.id, vector(tokens(e.title)), vector(tokens(e.text))) for e in entries],
            )
            cursor.executemany(
                "INSERT INTO search_suggest (id, sounds) VALUES (%s, array_to_tsvector(%s::text[]))",
                [(e.id, title_tokens(e.title)) for e in entries],
            )
            cursor.executemany(
                "INSERT INTO search_places (id, spot) VALUES (%s, point(%s, %s))",
                [(e.id, e.longitude, e.latitude) for e in entries if e.latitude is not None],
            )

    def delete(self, versions: Mapping[int, int]) -> None:
        wanted = list(versions)
        with connections[self.using].cursor() as cursor:
            for table in ("search_fts", "search_suggest", "search_places"):
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [wanted])

    def clear(self) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute("DELETE FROM search_fts")
            cursor.execute("DELETE FROM search_suggest")
            cursor.execute("DELETE FROM search_places")

    def optimize(self) -> None:
        with connections[self.using].cursor() as cursor:
            # Merge the pending lists of GIN and tell the planner how much there is.
            for index in ("search_fts_title", "search_fts_body", "search_suggest_sounds"):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
            cursor.execute("ANALYZE search_fts, search_suggest, search_document")

    def refresh(self) -> None:
        """What was written is visible already."""

    def ids(self) -> dict[int, str]:
        return dict.fromkeys((row[0] for row in self._rows("SELECT id FROM search_fts", [])), "")

    # --- Asking -------------------------------------------------------------------------------------------------------

    def exact(self, query: Query, filters: Filters, now: datetime, limit: int, by_date: bool = False) -> list[int]:
        matched, params = self._matched(query)
        where, more = self._where(filters, now)
        sql = f"SELECT f.id FROM search_fts f JOIN search_document d ON d.id = f.id WHERE {matched}{where}"
        if by_date:
            titled, ranking = self._matched(query, ("title",))
            order = f"({titled}) DESC, f.id DESC"
        else:
            # How often the first run stands there is a fair first choice; the rescorer decides among what is taken.
            first = tsquery(query.clauses[0].phrase)
            order = "3 * ts_rank(f.title, %s::tsquery) + ts_rank(f.body, %s::tsquery, 1) DESC, f.id DESC"
            ranking = [first, first]
        return [row[0] for row in self._rows(f"{sql} ORDER BY {order} LIMIT %s", [*params, *more, *ranking, limit])]

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
        parts, params = [], []
        for gram, weight in grams.items():
            parts.append("SELECT id, %s::float8 AS w FROM search_fts WHERE body @@ %s::tsquery")
            parts.append("SELECT id, %s::float8 AS w FROM search_fts WHERE title @@ %s::tsquery")
            params += [weight, lexeme(gram), weight * (1 + TITLE_WEIGHT), lexeme(gram)]
        where, more = self._where(filters, now)
        limits, bounds = "", []
        for phrase in query.required:
            limits += " AND (f.title @@ %s::tsquery OR f.body @@ %s::tsquery)"
            bounds += [tsquery(phrase)] * 2
        for phrase in query.excluded:
            limits += " AND NOT (f.title @@ %s::tsquery OR f.body @@ %s::tsquery)"
            bounds += [tsquery(phrase)] * 2
        sql = (
            f"SELECT d.id FROM (SELECT id, sum(w) AS score FROM ({' UNION ALL '.join(parts)}) t GROUP BY id) s"
            " JOIN search_document d ON d.id = s.id"
            + (" JOIN search_fts f ON f.id = s.id" if limits else "")
            + f" WHERE true{limits}{where} ORDER BY {'' if by_date else 's.score DESC, '}d.id DESC LIMIT %s"
        )
        return [row[0] for row in self._rows(sql, [*params, *bounds, *more, limit])]

    def count(self, query: Query, filters: Filters, now: datetime) -> int:
        matched, params = self._matched(query)
        where, more = self._where(filters, now)
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM search_fts f JOIN search_document d ON d.id = f.id"
            f" WHERE {matched}{where} LIMIT {COUNT_CAP}) c"
        )
        return self._rows(sql, [*params, *more])[0][0]

    def older(
        self,
        query: Query,
        filters: Filters,
        now: datetime,
        before: tuple[datetime, int] | None,
        skip: Sequence[int],
        limit: int,
    ) -> list[int]:
        matched, params = self._matched(query)
        where, more = self._where(filters, now)
        if before:
            where += " AND (d.published, d.id) < (%s, %s)"
            more += [before[0], before[1]]
        sql = (
            f"SELECT d.id FROM search_fts f JOIN search_document d ON d.id = f.id WHERE {matched}{where}"
            " AND NOT d.id = ANY(%s) ORDER BY d.published DESC, d.id DESC LIMIT %s"
        )
        return [row[0] for row in self._rows(sql, [*params, *more, list(skip), limit])]

    def breakdown(self, query: Query, filters: Filters, now: datetime) -> dict[tuple[str, str], int]:
        matched, params = self._matched(query)
        where, more = self._where(filters.dates, now)
        sql = (
            "SELECT d.kind, d.section, count(*) FROM search_fts f JOIN search_document d ON d.id = f.id"
            f" WHERE {matched}{where} GROUP BY d.kind, d.section"
        )
        return {(kind, section): n for kind, section, n in self._rows(sql, [*params, *more])}

    def sounding(self, tokens: Sequence[str], filters: Filters, now: datetime, limit: int) -> list[int]:
        found: dict[int, None] = {}
        where, more = self._where(filters, now)
        sql = (
            "SELECT f.id FROM search_suggest f JOIN search_document d ON d.id = f.id"
            f" WHERE f.sounds @@ %s::tsquery{where} ORDER BY f.id DESC LIMIT %s"
        )
        for token in tokens:
            for plain, whole in sound_lookups(token):
                if len(found) < limit:
                    asked = lexeme(plain) + ("" if whole else ":*")
                    found.update(dict.fromkeys(r[0] for r in self._rows(sql, [asked, *more, limit])))
        return list(found)[:limit]

    def inside(self, south: float, north: float, west: float, east: float, limit: int) -> list[int]:
        sql = "SELECT id FROM search_places WHERE spot <@ box(point(%s, %s), point(%s, %s)) ORDER BY id DESC LIMIT %s"
        return [row[0] for row in self._rows(sql, [west, south, east, north, limit])]

    def grid(
        self, south: float, north: float, west: float, east: float, zoom: int, filters: Filters, now: datetime
    ) -> dict[tuple[int, int], int]:
        where, params = self._where(filters, now)
        sql = (
            f"SELECT {tiles.columns('d.latitude', 'd.longitude', zoom)}, count(*)"
            " FROM search_places p JOIN search_document d ON d.id = p.id"
            f" WHERE p.spot <@ box(point(%s, %s), point(%s, %s)){where} GROUP BY 1, 2"
        )
        return {(x, y): n for x, y, n in self._rows(sql, [west, south, east, north, *params])}

    # --- Building -----------------------------------------------------------------------------------------------------

    def _matched(self, query: Query, columns: Sequence[str] = ("title", "body")) -> tuple[str, list[str]]:
        """Every clause in the title or in the text; a phrase never begins in one and ends in the other."""
        parts, params = [], []
        for clause in query.clauses:
            asked = " | ".join(tsquery(p) for p in clause.alternatives)
            parts.append("(" + " OR ".join(f"f.{column} @@ %s::tsquery" for column in columns) + ")")
            params += [asked] * len(columns)
        for phrase in query.excluded:
            parts.append("NOT (f.title @@ %s::tsquery OR f.body @@ %s::tsquery)")
            params += [tsquery(phrase)] * 2
        return " AND ".join(parts), params

    def _where(self, filters: Filters, now: datetime) -> tuple[str, list]:
        sql = " AND d.published <= %s AND (d.expires IS NULL OR d.expires > %s)"
        params: list = [now, now]
        for column, values in (("kind", filters.kinds), ("section", filters.sections)):
            if values:
                sql += f" AND d.{column} = ANY(%s)"
                params.append(list(values))
        if filters.since:
            sql += " AND d.published >= %s"
            params.append(day_start(filters.since))
        if filters.until:
            sql += " AND d.published <= %s"
            params.append(day_end(filters.until))
        return sql, params

    def _rows(self, sql: str, params: Sequence) -> list[tuple]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
