"""What the public may filter designs by. One description gives the query, the counts and the chips."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
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

    def queryset(self, *without: str):
        rows = self.worded
        if self.chosen["theme"] and "theme" not in without:
            rows = rows.filter(pk__in=Design.themes.through.objects.filter(theme__in=self._family()).values("design"))
        if self.chosen["kind"] and "kind" not in without:
            rows = rows.filter(kind__in=self.chosen["kind"])
        if self.chosen["source"] and "source" not in without:
            rows = rows.filter(source_kind__in=self.chosen["source"])
        return rows

    def count(self) -> tuple[int, list[Facet]]:
        """How many designs there are, and every option with the number that would remain, its own facet's choices left out."""
        combined = self.queryset("kind", "source").order_by().values_list("kind", "source_kind").annotate(Count("pk"))
        kinds: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        total = 0
        for kind, source, n in combined:
            is_kind = not self.chosen["kind"] or kind in self.chosen["kind"]
            is_source = not self.chosen["source"] or source in self.chosen["source"]
            kinds[kind] += n * is_source
            sources[source] += n * is_kind
            total += n * (is_kind and is_source)
        return total, [
            Facet("theme", self.LABELS["theme"], self._theme_options()),
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

    def _theme_options(self) -> list[Option]:
        through = Design.themes.through.objects.filter(design__in=self.queryset("theme").values("pk"))
        pairs = through.values_list("theme", "design")
        members: dict[int, set[int]] = {}
        parents = {theme.pk: theme.parent_id for theme in self.themes}
        for theme, design in pairs:
            for owner in (theme, parents.get(theme)):
                if owner:
                    members.setdefault(owner, set()).add(design)
        children: dict[int, list[Theme]] = {}
        for theme in self.themes:
            if theme.parent_id:
                children.setdefault(theme.parent_id, []).append(theme)
        options = []
        for top in self.themes:
            if top.parent_id is None:
                for theme in (top, *children.get(top.pk, [])):
                    chosen = theme.code in self.chosen["theme"]
                    count = len(members.get(theme.pk, ()))
                    options.append(Option(theme.code, theme.name, count, chosen, theme is not top))
        return options

    def _plain_options(self, name, counts, choices) -> list[Option]:
        return [
            Option(value, label, counts[value], value in self.chosen[name])
            for value, label in choices.choices
            if counts[value] or value in self.chosen[name]
        ]
