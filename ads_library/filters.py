"""What the public may filter designs by. One description gives the query, the counts and the chips."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from site_cms.search.services import narrowed

from .choices import DesignKind, SourceKind
from .models import Design, Theme

WORDS = 60


@dataclass
class Option:
    value: str
    label: str
    count: int
    chosen: bool
    indented: bool = False


@dataclass
class Facet:
    name: str
    label: str
    options: list[Option]


@dataclass
class Chip:
    label: str
    url: str


class DesignFilters:
    """Choices read from a query string; what is unknown in it is left out, never an error.

    Within a facet choices are alternatives, between facets they all hold. A theme stands for those under it too.
    """

    LABELS = {"theme": _("Theme"), "kind": _("Form"), "source": _("Source")}

    def __init__(self, data, designs):
        self.themes = list(Theme.objects.filter(is_active=True))
        known = {
            "theme": {theme.code for theme in self.themes},
            "kind": set(DesignKind.values),
            "source": set(SourceKind.values),
        }
        self.chosen = {
            name: [value for value in dict.fromkeys(data.getlist(name)) if value in known[name]] for name in known
        }
        self.words = " ".join(data.get("q", "").replace("\x00", "").split())[:WORDS]
        self.worded = narrowed(designs, self.words, "design") if self.words else designs

    def queryset(self):
        rows = self.worded
        if self.chosen["theme"]:
            rows = rows.filter(pk__in=Design.themes.through.objects.filter(theme__in=self._family()).values("design"))
        if self.chosen["kind"]:
            rows = rows.filter(kind__in=self.chosen["kind"])
        if self.chosen["source"]:
            rows = rows.filter(source_kind__in=self.chosen["source"])
        return rows

    def count(self) -> tuple[int, list[Facet]]:
        """How many designs there are, and every option with the number that would remain, its own facet's choices left out.

        One statement reads what all facets count by; counting each facet apart would ask for the same designs again.
        """
        family = set(self._family())
        plain: dict[int, tuple[str, str]] = {}
        themes: dict[int, set[int | None]] = {}
        for pk, kind, source, theme in self.worded.order_by().values_list("pk", "kind", "source_kind", "themes"):
            plain[pk] = kind, source
            themes.setdefault(pk, set()).add(theme)
        kinds: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        members: Counter[int] = Counter()
        total = 0
        parents = {theme.pk: theme.parent_id for theme in self.themes}
        for pk, (kind, source) in plain.items():
            is_theme = not self.chosen["theme"] or not family.isdisjoint(themes[pk])
            is_kind = not self.chosen["kind"] or kind in self.chosen["kind"]
            is_source = not self.chosen["source"] or source in self.chosen["source"]
            kinds[kind] += is_theme and is_source
            sources[source] += is_theme and is_kind
            total += is_theme and is_kind and is_source
            if is_kind and is_source:
                members.update({owner for theme in themes[pk] for owner in (theme, parents.get(theme)) if owner})
        return total, [
            Facet("theme", self.LABELS["theme"], self._theme_options(members)),
            Facet("kind", self.LABELS["kind"], self._plain_options("kind", kinds, DesignKind)),
            Facet("source", self.LABELS["source"], self._plain_options("source", sources, SourceKind)),
        ]

    def chips(self) -> list[Chip]:
        labels = {
            "theme": {theme.code: theme.name for theme in self.themes},
            "kind": dict(DesignKind.choices),
            "source": dict(SourceKind.choices),
        }
        chips = [Chip(f"“{self.words}”", self.url(q=""))] if self.words else []
        for name, values in self.chosen.items():
            chips += [Chip(labels[name][value], self.url(drop=(name, value))) for value in values]
        return chips

    def url(self, drop: tuple[str, str] | None = None, **changes) -> str:
        """The query string of these choices with one dropped or some parameters set."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values if (name, value) != drop]
        words = changes.pop("q", self.words)
        pairs = [*([("q", words)] if words else []), *pairs, *((k, v) for k, v in changes.items() if v)]
        return f"?{urlencode(pairs)}" if pairs else "?"

    @property
    def is_filtered(self) -> bool:
        return bool(self.words or any(self.chosen.values()))

    def _family(self) -> list[int]:
        chosen = {theme.pk for theme in self.themes if theme.code in self.chosen["theme"]}
        return [theme.pk for theme in self.themes if theme.pk in chosen or theme.parent_id in chosen]

    def _theme_options(self, members: Counter[int]) -> list[Option]:
        children: dict[int, list[Theme]] = {}
        for theme in self.themes:
            if theme.parent_id:
                children.setdefault(theme.parent_id, []).append(theme)
        options = []
        for top in self.themes:
            if top.parent_id is None:
                for theme in (top, *children.get(top.pk, [])):
                    chosen = theme.code in self.chosen["theme"]
                    count = members[theme.pk]
                    options.append(Option(theme.code, theme.name, count, chosen, theme is not top))
        return options

    def _plain_options(self, name, counts, choices) -> list[Option]:
        return [
            Option(value, label, counts[value], value in self.chosen[name])
            for value, label in choices.choices
            if counts[value] or value in self.chosen[name]
        ]
