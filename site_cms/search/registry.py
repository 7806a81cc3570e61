"""What is searchable. The search knows no app; each registers its kinds in `AppConfig.ready`.

    from site_cms.search.registry import Kind, register
    register(Kind(name="article", label=_("Articles"), model=ArticlePage, public=public_articles, item=article_item, order=10))

`public` is the one place that says which rows any stranger may read: no drafts, nothing restricted, withdrawn or of a
reporter. A row that leaves it leaves the index when it is saved; dates are asked again at every search.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from .indexing import Searchable


@dataclass(frozen=True)
class Kind:
    name: str
    label: Any  # lazily translated, as a heading: "Articles"
    model: type[Model]
    public: Callable[[], QuerySet]
    item: Callable[[Any], Searchable | None]  # None: after all not to be found
    order: int = 100
    fields: tuple[str, ...] = ()  # the model fields whose words are indexed; a test lists them all

    def key(self, pk: Any) -> str:
        return f"{self.model._meta.label_lower}:{pk}"


@dataclass(frozen=True)
class Code:
    """A number that is typed to go somewhere: a case number, a board code. `resolve(match)` gives an address or None."""

    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str]], str | None]


@dataclass(frozen=True)
class Secret:
    """What must never be searched or logged, a receipt: the page points to the form at `url` instead."""

    pattern: re.Pattern[str]
    url: str
    hint: Any


_kinds: dict[str, Kind] = {}
_codes: list[Code] = []
_secrets: list[Secret] = []
_sections: list[Callable[[], Iterable[tuple[str, str]]]] = []


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def kind(name: str) -> Kind | None:
    return _kinds.get(name)


def kinds_of(model: type[Model]) -> list[Kind]:
    return [k for k in _kinds.values() if k.model is model]


def register_sections(source: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """`source()` gives (section, label) pairs, e.g. a column's slug and title."""
    _sections.append(source)


def section_labels() -> dict[str, str]:
    return {name: label for source in _sections for name, label in source()}


def register_code(pattern: str, resolve: Callable[[re.Match[str]], str | None]) -> None:
    """`pattern` must match the whole query, folded (lower case, half width)."""
    _codes.append(Code(re.compile(pattern), resolve))


def register_secret(pattern: str, url: str, hint: Any) -> None:
    """`pattern` is looked for in the folded query without spaces."""
    _secrets.append(Secret(re.compile(pattern), url, hint))


def address_of_code(folded: str) -> str | None:
    for code in _codes:
        if (match := code.pattern.fullmatch(folded.strip())) and (address := code.resolve(match)):
            return address
    return None


def secret_in(folded: str) -> Secret | None:
    plain = re.sub(r"\s", "", folded)
    return next((s for s in _secrets if s.pattern.search(plain)), None)


def any_secret() -> Secret | None:
    return _secrets[0] if _secrets else None
