"""Text and queries as tokens that a database's own parser leaves whole."""

from types import FunctionType

from modelsearch.query import Phrase as QuotedText
from modelsearch.query import PlainText

from ..query import Clause, Query, parse
from ..text import BOUNDARY, Phrase, fold, phrase, tokens


def plain_token(token: str) -> str:
    """Rare characters by number: both databases' parsers drop what their Unicode tables do not call a letter."""
    if token.isascii():
        return token
    return "".join(c if c.isascii() or ("\u3400" <= c <= "\u9fff") else f"x{ord(c):x}x" for c in token)


def cut(text: str) -> str:
    return " ".join(plain_token(t) for t in tokens(fold(text)) if t != BOUNDARY)


def asked(query: PlainText | QuotedText) -> Query:
    """The tree of what an editor typed. The last word of a foreign script may be unfinished."""
    if isinstance(query, QuotedText):
        found = phrase(fold(query.query_string[:64]).strip())
        return Query(raw=query.query_string, clauses=(Clause((found,)),) if found.tokens else ())
    return parse(query.query_string)


def cut_phrase(found: Phrase) -> tuple[list[str], bool]:
    """Tokens, and whether the last one is a beginning."""
    return [plain_token(t) for t in found.tokens], found.prefix or found.tokens[-1].isascii()


def with_indexer(method, indexer):
    """A method of modelsearch that makes our indexer where it names its own, which it takes from its module's globals."""
    return FunctionType(method.__code__, {**method.__globals__, "ObjectIndexer": indexer}, method.__name__)
