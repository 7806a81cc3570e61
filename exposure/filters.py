"""The board's list as a reader narrows it: every choice is a plain link that says how many cases it would leave.

The same choices drive the page and its feed. Two rules make the numbers honest: a facet counts with the *other* facets'
choices applied, so no link leads to an empty list, and all numbers of a page come from one statement, so they belong together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Case as If
from django.db.models import CharField, Count, DateTimeField, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Length
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_cms.places.models import District, ResponsibleUnit
from site_cms.search.services import narrowed

from .choices import CaseState
from .models import Case, Category

NAMES = ("state", "category", "unit", "district", "month")
STATES = {
    "open": gettext_lazy("Still open"),
    "overdue": gettext_lazy("Overdue"),
    "closed": gettext_lazy("Struck off"),
}
PAGE_SIZE = 24
WORDS = 60  # characters of the text box
SHOWN_AT_ONCE = 8  # options of a facet before "more"
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


class LocalMonth(Func):
    """The month of a moment in the site's time zone as 2026-09. TruncMonth calls Python for each row on SQLite."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        minutes = int(timezone.localtime().utcoffset().total_seconds() // 60)
        return self.as_sql(
            compiler, connection, template=f"strftime('%%%%Y-%%%%m', %(expressions)s, '{minutes:+d} minutes')", **extra
        )

    def as_postgresql(self, compiler, connection, **extra):
        zone = timezone.get_current_timezone_name()
        return self.as_sql(
            compiler, connection, template=f"to_char(%(expressions)s AT TIME ZONE '{zone}', 'YYYY-MM')", **extra
        )


@dataclass(frozen=True)
class Option:
    label: str
    count: int
    url: str
    is_chosen: bool = False
    is_under: bool = False  # a part of the option above it


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        return self.options[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> list[Option]:
        return self.options[SHOWN_AT_ONCE:]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class _Division:
    pk: int
    code: str
    name: str


@dataclass
class BoardFilter:
    """What a reader chose, read from the address. Values that mean nothing are passed over, so that no address is an error.

    `state` is open, overdue or closed; `category`, `unit`, `district` are keys (a district holds its sub-districts and
    communities); `month` is the month of filing as 2026-09; `q` are words, found as the site's search finds them; `before` is
    the key where the next page begins.
    """

    params: Mapping[str, str]
    url: str  # of the board
    now: datetime
    chosen: dict[str, str] = field(init=False)

    def __post_init__(self):
        self.chosen = {name: value for name in NAMES if (value := self._read(name))}
        self.words = " ".join(self.params.get("q", "").replace("\x00", "").split())[:WORDS]
        self.shown = Case.objects.shown()
        if self.words:
            self.chosen["q"] = self.words
            self.shown = narrowed(self.shown, self.words, "case")
        self.before = _number(self.params.get("before", ""))
        self.divisions = _divisions(self.chosen.get("district", ""))
        self.area = next((d.code for d in self.divisions.values() if str(d.pk) == self.chosen.get("district")), "")
        if not self.area:
            self.chosen.pop("district", None)

    def _read(self, name: str) -> str:
        value = self.params.get(name, "")
        if name == "state":
            return value if value in STATES else ""
        if name == "month":
            return value if _MONTH.fullmatch(value) else ""
        return _number(value)

    # --- The rows -----------------------------------------------------------------------------------------------------

    def cases(self) -> QuerySet[Case]:
        """Every shown case that fits, newest first."""
        cases = self.shown
        state = self.chosen.get("state")
        if state == "open":
            cases = cases.open()
        elif state == "overdue":
            cases = cases.overdue(self.now)
        elif state == "closed":
            cases = cases.filter(state=CaseState.CLOSED)
        for name in ("category", "unit"):
            if name in self.chosen:
                cases = cases.filter(**{f"{name}_id": int(self.chosen[name])})
        if self.area:
            cases = cases.filter(district__code__startswith=self.area)
        if "month" in self.chosen:
            start = timezone.make_aware(datetime.strptime(self.chosen["month"], "%Y-%m"))
            end = (start + timedelta(days=32)).replace(day=1)
            cases = cases.filter(filed_at__gte=start, filed_at__lt=end)
        return cases.select_related("category", "unit", "place", "district").with_pictures().order_by("-pk")

    def page(self) -> tuple[list[Case], str]:
        """One page of cases, and the address of the next one or nothing."""
        cases = self.cases()
        if self.before:
            cases = cases.filter(pk__lt=int(self.before))
        rows = list(cases[: PAGE_SIZE + 1])
        more = self.address(before=str(rows[PAGE_SIZE - 1].pk)) if len(rows) > PAGE_SIZE else ""
        return rows[:PAGE_SIZE], more

    # --- The counts ---------------------------------------------------------------------------------------------------

    def count(self) -> tuple[int, list[Facet]]:
        """How many cases fit, and the facets. One statement gives how many there are of each combination."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
        total = 0
        for category, unit, code, month, progress, n in _combinations(self.shown, self.now):
            values = {
                "state": progress,
                "category": str(category or ""),
                "unit": str(unit or ""),
                "district": code or "",
                "month": month,
            }
            misses = [name for name in NAMES if name in self.chosen and not self._fits(name, values[name])]
            if not misses:
                total += n
            for name in NAMES if not misses else misses if len(misses) == 1 else ():
                counts[name][values[name]] += n
        return total, [facet for facet in self._facets(counts) if facet.options]

    def _fits(self, name: str, value: str) -> bool:
        if name == "district":
            return value.startswith(self.area)
        if name == "state" and self.chosen["state"] == "open":
            return value in ("open", "overdue")
        return value == self.chosen[name]

    def _facets(self, counts: dict[str, Counter[str]]) -> Iterable[Facet]:
        states = counts["state"]
        states["open"] += states["overdue"]
        yield Facet("state", _("State"), self._options("state", STATES, states, STATES))
        names = {str(row.pk): row.name for row in _named(Category, counts["category"])}
        yield Facet("category", _("Category"), self._options("category", names, counts["category"]))
        names = {str(row.pk): str(row) for row in _named(ResponsibleUnit, counts["unit"])}
        yield Facet("unit", _("Responsible unit"), self._options("unit", names, counts["unit"]))
        yield Facet("district", _("District"), self._districts(counts["district"]))
        months = {month: _("%(year)s-%(month)s") % _year_and_month(month) for month in counts["month"]}
        yield Facet(
            "month", _("Month of filing"), self._options("month", months, counts["month"], sorted(months)[::-1])
        )

    def _options(self, name: str, labels: Mapping, counts: Counter[str], order: Iterable[str] = ()) -> list[Option]:
        """Those that would leave something, the fullest first unless there is an order of their own; the chosen one leads."""
        values = [value for value in (order or [value for value, _n in counts.most_common()]) if counts[value]]
        chosen = self.chosen.get(name)
        if chosen in labels and chosen not in values:
            values.insert(0, chosen)
        values.sort(key=lambda value: value != chosen)
        return [self._option(name, value, labels[value], counts[value]) for value in values if value in labels]

    def _option(self, name: str, value: str, label: str, count: int, is_under: bool = False) -> Option:
        is_chosen = self.chosen.get(name) == value
        return Option(str(label), count, self.address(**{name: "" if is_chosen else value}), is_chosen, is_under)

    def _districts(self, counts: Counter[str]) -> list[Option]:
        """The districts; below the chosen one its sub-districts."""
        sums: Counter[str] = Counter()
        for code, n in counts.items():
            for length in {6, 9, len(code)}:
                if len(code) >= length:
                    sums[code[:length]] += n
        options = []
        for code, _n in sorted(sums.items()):
            division = self.divisions.get(code)
            is_under = len(code) > 6
            if division and (not is_under or (self.area and code.startswith(self.area[:6]))):
                options.append(self._option("district", str(division.pk), division.name, sums[code], is_under))
        return options

    # --- Addresses ----------------------------------------------------------------------------------------------------

    def address(self, **changes: str) -> str:
        """The board with these choices changed, on its first page. An empty value takes a choice away."""
        return self.url + self.query(**changes)

    def query(self, **changes: str) -> str:
        chosen = {name: value for name, value in (self.chosen | changes).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    def chips(self, facets: Iterable[Facet]) -> list[Chip]:
        said = [Chip(f"“{self.words}”", self.address(q=""))] if self.words else []
        return said + [
            Chip(option.label, option.url) for facet in facets for option in facet.options if option.is_chosen
        ]


def _number(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 19 else ""


def _year_and_month(month: str) -> dict[str, str]:
    year, number = month.split("-")
    return {"year": year, "month": str(int(number))}


def _named(model, keys: Iterable[str]):
    return model.objects.filter(pk__in=[int(key) for key in keys if key])


def _divisions(chosen: str) -> dict[str, _Division]:
    """Districts and sub-districts by their code, and the chosen division whatever its level."""
    rows = District.objects.annotate(length=Length("code")).filter(Q(length__lte=9) | Q(pk=int(chosen or 0)))
    return {code: _Division(pk, code, name) for pk, code, name in rows.values_list("pk", "code", "name")}


def _combinations(shown: QuerySet[Case], now: datetime) -> QuerySet:
    """(category, unit, division code, month, progress, how many) of these cases: as many rows as combinations exist."""
    late = Q(has_deadline=True, due_at__lt=Coalesce("clock_stopped_at", Value(now, DateTimeField())))
    progress = If(
        When(state=CaseState.CLOSED, then=Value("closed")),
        When(late & ~Q(state=CaseState.SUSPENDED), then=Value("overdue")),
        default=Value("open"),
    )
    return (
        shown.order_by()
        .values_list("category_id", "unit_id", F("district__code"), LocalMonth("filed_at"), progress)
        .annotate(n=Count("pk"))
    )
