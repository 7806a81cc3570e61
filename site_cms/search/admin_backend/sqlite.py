"""modelsearch on SQLite: pre-cut tokens, and a search that asks FTS5 once instead of once a row."""

from itertools import groupby

from django.db import connections
from django.db.models import Case, F, FloatField, Value, When
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import AndNot, normalize
from modelsearch.query import And, MatchAll, Not, Or, PlainText
from modelsearch.query import Phrase as QuotedText
from modelsearch.utils import get_descendants_content_types_pks

from ..engines.base import NEWEST_FIRST
from .cutting import asked, cut, cut_phrase, with_indexer

ASKED_AT_ONCE = 500
NOTHING = '"\ue000"'  # a token that no text holds


class CutIndexer(stock.ObjectIndexer):
    def prepare_value(self, value):
        return cut(super().prepare_value(value))


class CutIndex(stock.SQLiteIndex):
    add_items = with_indexer(stock.SQLiteIndex.add_items, CutIndexer)


class CutResults(stock.SQLiteSearchResults):
    """Orders the hits by FTS5's score in Python: the ids are few, and a correlated subquery a row is what made it slow."""

    def _ranked(self) -> list[tuple]:
        compiler = self.query_compiler
        scored = compiler.scores()
        # FTS5 scores are negative, the best lowest; the newest of equals first.
        listed: list[tuple] = []
        for _, group in groupby(((s, pk) for pk, s in scored.items()), key=lambda pair: pair[0]):
            listed += sorted(group, key=lambda pair: pair[1], reverse=True)
        # Who may see them is asked of as many as are wanted, not of every hit.
        ranked: list[tuple] = []
        for start in range(0, len(listed), ASKED_AT_ONCE):
            part = listed[start : start + ASKED_AT_ONCE]
            allowed = set(
                compiler.queryset.filter(pk__in=[pk for _, pk in part]).order_by().values_list("pk", flat=True)
            )
            ranked += [pair for pair in part if pair[1] in allowed]
            if self.stop is not None and len(ranked) >= self.stop:
                break
        return ranked

    def _by_relevance(self) -> bool:
        return self.query_compiler.order_by_relevance and self.query_compiler.is_plain

    def _do_search(self):
        if not self._by_relevance():
            return super()._do_search()
        window = self._ranked()[self.start : self.stop]
        objects = {o.pk: o for o in self.query_compiler.queryset.filter(pk__in=[pk for _, pk in window])}
        found = [objects[pk] for _, pk in window if pk in objects]
        if self._score_field:
            scores = {pk: score for score, pk in window}
            for item in found:
                setattr(item, self._score_field, scores[item.pk])
        return found

    def _do_count(self):
        if not self.query_compiler.is_plain:
            return super()._do_count()
        count = self.query_compiler.queryset.filter(pk__in=list(self.query_compiler.scores())).count()
        return max(0, (min(count, self.stop) if self.stop is not None else count) - self.start)


class CutQueryCompiler(stock.SQLiteSearchQueryCompiler):
    @property
    def is_plain(self) -> bool:
        return not isinstance(normalize(self.query), MatchAll | Not)

    def expression(self, query) -> str:
        """FTS5's language, made of quoted tokens alone."""
        if isinstance(query, PlainText | QuotedText):
            return self._words(query)
        if isinstance(query, AndNot):
            return f"({self.expression(query.subquery_a)}) NOT ({self.expression(query.subquery_b)})"
        if isinstance(query, And | Or):
            word = " AND " if isinstance(query, And) else " OR "
            return word.join(f"({self.expression(q)})" for q in query.subqueries)
        raise NotImplementedError(f"{type(query).__name__} is not supported by this search backend.")

    def _words(self, query) -> str:
        tree = asked(query)
        word = " OR " if getattr(query, "operator", "and") == "or" else " AND "
        expression = word.join(_quoted(c.phrase) for c in tree.clauses) or NOTHING
        for excluded in tree.excluded:
            expression = f"({expression}) NOT {_quoted(excluded)}"
        return expression

    def scores(self) -> dict:
        """{pk: score}, best first, of all entries of this model that match, permissions and filters aside."""
        entry, fts = stock.IndexEntry._meta.db_table, stock.SQLiteFTSIndexEntry._meta.db_table
        columns = " ".join(self.fts_columns())
        types = ",".join(str(int(pk)) for pk in get_descendants_content_types_pks(self.queryset.model))
        asked = self.expression(normalize(self.query))
        expression = f"{{{columns}}} : ({asked})"
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {fts} WHERE {fts} MATCH %s LIMIT {NEWEST_FIRST + 1})",
                [expression],
            )
            score, params = f"bm25({fts}, 1.0, 1.0, 3.0)", [expression]
            if cursor.fetchone()[0] > NEWEST_FIRST:
                # Scoring them all costs more than it tells: those with the words in their title, then the newest.
                titled = "title" in self.fts_columns() and f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s"
                score = f"-(rowid IN ({titled}))" if titled else "0"
                params = [f"{{title}} : ({asked})", expression] if titled else [expression]
            # Hits first, once; unary + keeps the planner from starting with the content type's index.
            sql = (
                f"WITH h AS MATERIALIZED (SELECT rowid AS id, {score} AS score FROM {fts} WHERE {fts} MATCH %s)"
                f" SELECT e.object_id, h.score FROM h CROSS JOIN {entry} e ON e.id = h.id"
                f" WHERE +e.content_type_id IN ({types}) ORDER BY h.score"
            )
            cursor.execute(sql, params)
            to_python = self.queryset.model._meta.pk.to_python
            return {to_python(object_id): score for object_id, score in cursor.fetchall()}

    def fts_columns(self) -> list[str]:
        """Every field but the title is in one column, so other fields cannot be told apart there."""
        if self.fields is None:
            return self.FTS_TABLE_FIELDS
        if self.FTS_TABLE_FIELDS == ["autocomplete"]:
            return self.FTS_TABLE_FIELDS
        return [
            c for c, wanted in (("title", "title" in self.fields), ("body", set(self.fields) != {"title"})) if wanted
        ]

    def search(self, config, start, stop, score_field=None):
        """For facets, exclusions and lists with an order of their own; by relevance, the results class does better."""
        normalized = normalize(self.query)
        if isinstance(normalized, MatchAll):
            return self.queryset[start:stop]
        negated = isinstance(normalized, Not)
        if negated and isinstance(normalized.subquery, MatchAll):
            return self.queryset.none()
        if negated:
            positive = CutQueryCompiler(self.queryset, normalized.subquery, fields=self.fields)
            positive.FTS_TABLE_FIELDS = self.FTS_TABLE_FIELDS
            queryset = self.queryset.exclude(pk__in=list(positive.scores()))
        else:
            scores = self.scores()
            queryset = self.queryset.filter(pk__in=list(scores))
            if score_field:
                whens = [When(pk=pk, then=Value(score)) for pk, score in list(scores.items())[:500]]
                queryset = queryset.annotate(
                    **{score_field: Case(*whens, default=Value(0.0), output_field=FloatField())}
                )
                if self.order_by_relevance:
                    queryset = queryset.order_by(F(score_field), "-pk")
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]


class CutAutocompleteCompiler(CutQueryCompiler, stock.SQLiteAutocompleteQueryCompiler):
    FTS_TABLE_FIELDS = ["autocomplete"]


class CutSQLiteBackend(stock.SQLiteSearchBackend):
    query_compiler_class = CutQueryCompiler
    autocomplete_query_compiler_class = CutAutocompleteCompiler
    index_class = CutIndex
    results_class = CutResults


def _quoted(phrase) -> str:
    words, beginning = cut_phrase(phrase)
    return '"' + " ".join(words) + '"' + (" *" if beginning else "")
