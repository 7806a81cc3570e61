"""modelsearch on PostgreSQL: the same tokens through the `simple` configuration, a run as a phrase of them."""

from functools import reduce

from django.contrib.postgres.search import SearchQuery
from django.db.models import Value
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.query import Phrase as QuotedText
from modelsearch.query import PlainText

from ..text import Phrase
from .cutting import asked, cut, cut_phrase, with_indexer


class CutIndexer(stock.ObjectIndexer):
    def prepare_value(self, value):
        return cut(super().prepare_value(value))


class CutIndex(stock.PostgresIndex):
    add_items = with_indexer(stock.PostgresIndex.add_items, CutIndexer)


class CutQueries:
    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, PlainText | QuotedText):
            return super().build_tsquery_content(query, config=config, invert=invert)
        tree = asked(query)
        parts = [_search_query(c.phrase, config) for c in tree.clauses]
        if not parts:
            return SearchQuery(Value("'\ue000'"), search_type="raw", config=config)
        either = getattr(query, "operator", "and") == "or"
        found = reduce((lambda a, b: a | b) if either else (lambda a, b: a & b), parts)
        for excluded in tree.excluded:
            found = found & ~_search_query(excluded, config)
        return ~found if invert else found


class CutQueryCompiler(CutQueries, stock.PostgresSearchQueryCompiler):
    def get_fields_vectors(self, search_query):
        """The columns themselves hold text that is not cut, so fields are told apart as far as the index does it: the title,
        and every other field."""
        title, body = self.get_index_vectors(search_query)
        wanted = set(self.fields)
        return [*([title] if "title" in wanted else []), *([body] if wanted != {"title"} else [])]


class CutAutocompleteCompiler(CutQueries, stock.PostgresAutocompleteQueryCompiler):
    def get_fields_vectors(self, search_query):
        return self.get_index_vectors(search_query)


class CutPostgresBackend(stock.PostgresSearchBackend):
    query_compiler_class = CutQueryCompiler
    autocomplete_query_compiler_class = CutAutocompleteCompiler
    index_class = CutIndex

    def __init__(self, params):
        # The tokens are final: no stemming, no stop words.
        super().__init__({**params, "SEARCH_CONFIG": "simple", "AUTOCOMPLETE_SEARCH_CONFIG": "simple"})


def _search_query(phrase: Phrase, config) -> SearchQuery:
    words, beginning = cut_phrase(phrase)
    raw = " <-> ".join(f"'{w}'" for w in words) + (":*" if beginning else "")
    return SearchQuery(Value(raw), search_type="raw", config=config)
