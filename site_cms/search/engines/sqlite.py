"""The embedded engine: FTS5 over pre-cut tokens, written in the transaction of the change.

FTS5's `ascii` tokenizer takes every character beyond ASCII as part of a token, so what our own code cut stays cut
(its default would drop pictographs and the rarer extensions of Han). No operator of its query language is ever built from
a reader's words: tokens are quoted, and quotes cannot occur in them.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import connections

from ..query import Filters, Query
from ..sounds import title_tokens
from ..text import Phrase, tokens
from . import tiles
from .base import COUNT_CAP, Entry, day_end, day_start, sound_lookups


def moment(value: datetime | None) -> str | None:
    """As Django stores it, so that text compares as time."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ") if value else None


def quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.tokens) + '"' + (" *" if phrase.prefix else "")


class SQLiteEngine:
    name = "sqlite"

    def __init__(self, using: str = "default"):
        self.using = using

    # --- Writing ------------------------------------------------------------------------------------------------------

    def write(self, entries: Sequence[Entry], fresh: bool = False) -> None:
        """`fresh`: nothing of these is indexed yet (a rebuild), so nothing needs to be removed first."""
        if not fresh:
            self.delete({e.id: e.seq for e in entries})
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts(rowid, title, body) VALUES (%s, %s, %s)",
                [(e.id, " ".join(tokens(e.title)), " ".join(tokens(e.text))) for e in entries],
            )
            cursor.executemany(
                "INSERT INTO search_suggest(rowid, sounds) VALUES (%s, %s)",
                [(e.id, " ".join(title_tokens(e.title))) for e in entries],
            )
            cursor.executemany(
                "INSERT INTO search_places(id, south, north, west, east) VALUES (%s, %s, %s, %s, %s)",
                [(e.id, e.latitude, e.latitude, e.longitude, e.longitude) for e in entries if e.latitude is not None],
            )
            cursor.executemany(
                "INSERT OR IGNORE INTO search_pair (kind, section) VALUES (%s, %s)",
                list({(e.kind, e.section) for e in entries}),
            )
            cursor.execute("SELECT kind, section, id FROM search_pair")
            pairs = {(kind, section): number for kind, section, number in cursor.fetchall()}
            cursor.executemany(
                "INSERT INTO search_facet (id, pair, published, expires) VALUES (%s, %s, %s, %s)",
                [(e.id, pairs[e.kind, e.section], moment(e.published), moment(e.expires)) for e in entries],
            )

    def delete(self, versions: Mapping[int, int]) -> None:
        rows = [(i,) for i in versions]
        with connections[self.using].cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", rows)
            cursor.executemany("DELETE FROM search_suggest WHERE rowid = %s", rows)
            cursor.executemany("DELETE FROM search_places WHERE id = %s", rows)
            cursor.executemany("DELETE FROM search_facet WHERE id = %s", rows)

    def clear(self) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute("DELETE FROM search_fts")
            cursor.execute("DELETE FROM search_suggest")
            cursor.execute("DELETE FROM search_places")
            cursor.execute("DELETE FROM search_facet")
            cursor.execute("DELETE FROM search_pair")

    def optimize(self) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('optimize')")
            cursor.execute("INSERT INTO search_suggest(search_suggest) VALUES ('optimize')")
            # Without statistics the planner starts from the kind index and probes FTS once a row.
            cursor.execute("ANALYZE")

    def refresh(self) -> None:
        """What was written is visible already."""

    def ids(self) -> dict[int, str]:
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_fts")
            return {row[0]: "" for row in cursor.fetchall()}

    # --- Asking -------------------------------------------------------------------------------------------------------

    def exact(self, query: Query, filters: Filters, now: datetime, limit: int, by_date: bool = False) -> list[int]:
        if not by_date:
            return self._match(self._expression(query), filters, now, "f.rank", limit)
        ids = self._match(self._expression(query, "{title} :"), filters, now, "f.rowid DESC", limit)
        if len(ids) < limit:
            ids += self._match(self._expression(query), filters, now, "f.rowid DESC", limit)
        return list(dict.fromkeys(ids))[:limit]

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
        # The whole runs again: a text that holds one of several runs whole is a better candidate than its pairs tell.
        runs = {quoted(p) for c in query.clauses for p in c.alternatives if len(p.tokens) > 1}
        some = " OR ".join([f'"{g}"' for g in grams] + sorted(runs))
        expression = f"({some})" + "".join(f" AND {quoted(p)}" for p in query.required)
        order = "f.rowid DESC" if by_date else "f.rank"
        return self._match(self._without(expression, query), filters, now, order, limit)

    def count(self, query: Query, filters: Filters, now: datetime) -> int:
        where, params = self._where(filters, now)
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM search_fts f CROSS JOIN search_facet d ON d.id = f.rowid"
            f" WHERE f.search_fts MATCH %s{where} LIMIT {COUNT_CAP})"
        )
        return self._rows(sql, [self._expression(query), *params])[0][0]

    def older(
        self,
        query: Query,
        filters: Filters,
        now: datetime,
        before: tuple[datetime, int] | None,
        skip: Sequence[int],
        limit: int,
    ) -> list[int]:
        where, params = self._where(filters, now)
        if before:
            where += " AND (d.published, d.id) < (%s, %s)"
            params += [moment(before[0]), before[1]]
        if skip:
            where += f" AND f.rowid NOT IN ({','.join(str(int(i)) for i in skip)})"
        sql = (
            "SELECT d.id FROM search_fts f CROSS JOIN search_facet d ON d.id = f.rowid"
            f" WHERE f.search_fts MATCH %s{where} ORDER BY d.published DESC, d.id DESC LIMIT %s"
        )
        return [row[0] for row in self._rows(sql, [self._expression(query), *params, limit])]

    def breakdown(self, query: Query, filters: Filters, now: datetime) -> dict[tuple[str, str], int]:
        where, params = self._where(filters.dates, now)
        sql = (
            "SELECT p.kind, p.section, counted.hits FROM (SELECT d.pair AS pair, count(*) AS hits FROM search_fts f"
            f" CROSS JOIN search_facet d ON d.id = f.rowid WHERE f.search_fts MATCH %s{where} GROUP BY +d.pair) counted"
            " JOIN search_pair p ON p.id = counted.pair"
        )
        return {(kind, section): n for kind, section, n in self._rows(sql, [self._expression(query), *params])}

    def sounding(self, tokens: Sequence[str], filters: Filters, now: datetime, limit: int) -> list[int]:
        where, params = self._where(filters, now)
        one = (
            "SELECT id FROM (SELECT f.rowid AS id FROM search_suggest f CROSS JOIN search_facet d ON d.id = f.rowid"
            f" WHERE f.search_suggest MATCH %s{where} ORDER BY f.rowid DESC LIMIT %s)"
        )
        lookups = [f'"{asked}"' + ("" if whole else " *") for token in tokens for asked, whole in sound_lookups(token)]
        if not lookups:
            return []
        # All in one statement: each reads only as far as its limit, so asking costs more than answering.
        asked = [value for lookup in lookups for value in (lookup, *params, limit)]
        rows = self._rows(" UNION ALL ".join([one] * len(lookups)), asked)
        return list(dict.fromkeys(row[0] for row in rows))[:limit]

    def inside(self, south: float, north: float, west: float, east: float, limit: int) -> list[int]:
        # R*Tree keeps 32-bit floats rounded outwards, so the document's own coordinate is asked again.
        sql = (
            "SELECT d.id FROM search_places p CROSS JOIN search_document d ON d.id = p.id"
            " WHERE p.north >= %s AND p.south <= %s AND p.east >= %s AND p.west <= %s"
            " AND d.latitude BETWEEN %s AND %s AND d.longitude BETWEEN %s AND %s ORDER BY d.id DESC LIMIT %s"
        )
        return [row[0] for row in self._rows(sql, [south, north, west, east, south, north, west, east, limit])]

    def grid(
        self, south: float, north: float, west: float, east: float, zoom: int, filters: Filters, now: datetime
    ) -> dict[tuple[int, int], int]:
        where, params = self._where(filters, now)
        sql = (
            f"SELECT {tiles.columns('s.latitude', 's.longitude', zoom)}, count(*)"
            " FROM search_places p CROSS JOIN search_document s ON s.id = p.id CROSS JOIN search_facet d ON d.id = p.id"
            " WHERE p.north >= %s AND p.south <= %s AND p.east >= %s AND p.west <= %s"
            f" AND s.latitude BETWEEN %s AND %s AND s.longitude BETWEEN %s AND %s{where} GROUP BY 1, 2"
        )
        box = [south, north, west, east]
        return {(x, y): n for x, y, n in self._rows(sql, [*box, *box, *params])}

    # --- Building -----------------------------------------------------------------------------------------------------

    def _expression(self, query: Query, column: str = "") -> str:
        clauses = ["(" + " OR ".join(quoted(p) for p in c.alternatives) + ")" for c in query.clauses]
        asked = " AND ".join(clauses)
        return self._without(f"{column} ({asked})" if column else asked, query)

    def _without(self, expression: str, query: Query) -> str:
        for phrase in query.excluded:
            expression = f"({expression}) NOT {quoted(phrase)}"
        return expression

    def _where(self, filters: Filters, now: datetime) -> tuple[str, list]:
        """Unary + keeps the planner from leaving FTS for an index of the document table."""
        sql = " AND +d.published <= %s AND (+d.expires IS NULL OR +d.expires > %s)"
        params: list = [moment(now), moment(now)]
        for column, values in (("kind", filters.kinds), ("section", filters.sections)):
            if values:
                chosen = f"SELECT id FROM search_pair WHERE {column} IN ({','.join(['%s'] * len(values))})"
                sql += f" AND +d.pair IN ({chosen})"
                params += values
        if filters.since:
            sql += " AND +d.published >= %s"
            params.append(moment(day_start(filters.since)))
        if filters.until:
            sql += " AND +d.published <= %s"
            params.append(moment(day_end(filters.until)))
        return sql, params

    def _match(self, expression: str, filters: Filters, now: datetime, order: str, limit: int) -> list[int]:
        where, params = self._where(filters, now)
        sql = (
            "SELECT f.rowid FROM search_fts f CROSS JOIN search_facet d ON d.id = f.rowid"
            f" WHERE f.search_fts MATCH %s{where} ORDER BY {order} LIMIT %s"
        )
        return [row[0] for row in self._rows(sql, [expression, *params, limit])]

    def _rows(self, sql: str, params: Sequence) -> list[tuple]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
