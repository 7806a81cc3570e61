"""A column's list: filters as a reader's address gives them, pages by keyset, figures from the kept counts."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, Subquery
from wagtail.models import Page

from .models.listing import ALL, ArticleCount, ArticleRow, ArticleRowTopic
from .models.topic import Topic

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"^(\d{1,18})-(\d{1,18})$")


@dataclass(frozen=True)
class Cursor:
    """The place between two rows: the moment in microseconds since 1970 and the article's number."""

    at: datetime
    pk: int

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        match = _CURSOR.match(text)
        if not match:
            return None
        try:
            at = EPOCH + timedelta(microseconds=int(match[1]))
        except OverflowError:
            return None
        return cls(at, int(match[2]))

    @classmethod
    def of(cls, row: ArticleRow) -> "Cursor":
        return cls(row.at, row.pk)

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.pk}"


@dataclass(frozen=True)
class Facet:
    """One choice of a filter, with its figure and the address that makes it."""

    label: str
    count: int
    url: str
    chosen: bool


class ColumnList:
    """The articles of a column for one request. Four queries whatever the column's size: counts, topics, rows, pictures.

    `params` are the reader's: `year`, `topic`, `before` or `after` (cursors). What makes no sense counts as not given.
    """

    def __init__(self, column: Page, params, size: int = PAGE_SIZE):
        self.column = column
        self.size = size
        self.year = _number(params.get("year", ""), 9999)
        self.topic = _number(params.get("topic", ""), 2**62)
        self.before = Cursor.parse(params.get("before", ""))
        self.after = None if self.before else Cursor.parse(params.get("after", ""))

    # --- figures ------------------------------------------------------------------------------------------------------

    @cached_property
    def _counts(self) -> dict[tuple[int, int], int]:
        rows = ArticleCount.objects.filter(column=self.column).filter(
            Q(topic__in=(ALL, self.topic)) | Q(year__in=(ALL, self.year))
        )
        return {(row.year, row.topic): row.count for row in rows}

    @property
    def total(self) -> int:
        """All articles of the column."""
        return self._counts.get((ALL, ALL), 0)

    @property
    def found(self) -> int:
        """Those that the filters leave."""
        return self._counts.get((self.year, self.topic), 0)

    @cached_property
    def years(self) -> list[Facet]:
        """Newest first, with the figures of the chosen topic."""
        return [
            Facet(str(year), count, self.url(year=ALL if year == self.year else year), year == self.year)
            for (year, topic), count in sorted(self._counts.items(), reverse=True)
            if year != ALL and topic == self.topic
        ]

    @cached_property
    def topics(self) -> list[Facet]:
        """Most used first, with the figures of the chosen year. A chosen one stays even at 0, so that it can be taken back."""
        counts = {topic: count for (year, topic), count in self._counts.items() if year == self.year and topic != ALL}
        if self.topic:
            counts.setdefault(self.topic, 0)
        names = Topic.objects.in_bulk(list(counts)) if counts else {}
        facets = [
            Facet(names[topic].name, count, self.url(topic=ALL if topic == self.topic else topic), topic == self.topic)
            for topic, count in counts.items()
            if topic in names
        ]
        return sorted(facets, key=lambda facet: (-facet.count, facet.label))

    @property
    def chosen(self) -> list[Facet]:
        return [facet for facet in (*self.years, *self.topics) if facet.chosen]

    def url(self, *, year: int | None = None, topic: int | None = None, **cursor) -> str:
        """The column's address with these filters; a new filter starts at the first page."""
        wanted = {
            "year": self.year if year is None else year,
            "topic": self.topic if topic is None else topic,
            **cursor,
        }
        query = urlencode({key: str(value) for key, value in wanted.items() if value})
        return f"?{query}" if query else "?"

    # --- rows ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _page(self) -> tuple[list[ArticleRow], bool, bool]:
        """The rows, whether there are newer ones, whether there are older ones."""
        backwards = self.after is not None
        if self.topic:
            links = ArticleRowTopic.objects.filter(column=self.column, topic=self.topic)
            links = links.filter(year=self.year) if self.year else links
            links = _between(links, "row_id", self.before, self.after)
            links = links.order_by("at", "row_id") if backwards else links.order_by("-at", "-row_id")
            links = links.select_related("row__lead_image")[: self.size + 1]
            rows = [link.row for link in links]
        else:
            found = ArticleRow.objects.filter(column=self.column)
            found = found.filter(year=self.year) if self.year else found
            found = _between(found, "article_id", self.before, self.after)
            found = found.order_by("at", "article_id") if backwards else found.order_by("-at", "-article_id")
            rows = list(found.select_related("lead_image")[: self.size + 1])
        more = len(rows) > self.size
        rows = rows[: self.size]
        if backwards:
            return rows[::-1], more, True
        return rows, self.before is not None, more

    @property
    def rows(self) -> list[ArticleRow]:
        return self._page[0]

    @property
    def newer_url(self) -> str:
        rows, newer, _ = self._page
        return self.url(after=Cursor.of(rows[0])) if rows and newer else ""

    @property
    def older_url(self) -> str:
        rows, _, older = self._page
        return self.url(before=Cursor.of(rows[-1])) if rows and older else ""


def _between(queryset, key: str, before: Cursor | None, after: Cursor | None):
    """The plain bound on the date stands first: with it the index is entered at the place, without it the OR reads all."""
    if before is not None:
        return queryset.filter(at__lte=before.at).filter(Q(at__lt=before.at) | Q(**{f"{key}__lt": before.pk}))
    if after is not None:
        return queryset.filter(at__gte=after.at).filter(Q(at__gt=after.at) | Q(**{f"{key}__gt": after.pk}))
    return queryset


def _number(text: str, most: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 and int(text) <= most else ALL


@dataclass(frozen=True)
class Surroundings:
    """What stands around an article: the next newer and older one of its column, its serial, what is like it."""

    row: ArticleRow
    newer: ArticleRow | None
    older: ArticleRow | None
    parts: list[ArticleRow]
    related: list[ArticleRow]


RELATED = 4


def surroundings(article_pk: int) -> Surroundings | None:
    """In two queries; None for an article that no list shows (a draft in preview)."""
    row = ArticleRow.objects.select_related("column", "lead_image", "series").filter(pk=article_pk).first()
    if row is None:
        return None
    here = ArticleRow.objects.filter(column=row.column_id)
    before, after = Cursor.of(row), Cursor.of(row)
    older = _between(here, "article_id", before, None).order_by("-at", "-article_id").values("pk")[:1]
    newer = _between(here, "article_id", None, after).order_by("at", "article_id").values("pk")[:1]
    # One topic of the article is enough: a list of what is newest about it, read from one index.
    topic = ArticleRowTopic.objects.filter(row=row).order_by("pk").values("topic")[:1]
    alike = (
        ArticleRowTopic.objects.filter(topic=Subquery(topic)).order_by("-at", "-row_id").values("row")[: RELATED + 3]
    )
    wanted = Q(pk__in=older) | Q(pk__in=newer) | Q(pk__in=alike)
    if row.series_id:
        wanted |= Q(series=row.series_id)
    found = list(ArticleRow.objects.filter(wanted).select_related("column", "lead_image"))
    place = (row.at, row.pk)
    same_column = [other for other in found if other.column_id == row.column_id and other.pk != row.pk]
    newer_row = min(
        (other for other in same_column if (other.at, other.pk) > place), key=lambda o: (o.at, o.pk), default=None
    )
    older_row = max(
        (other for other in same_column if (other.at, other.pk) < place), key=lambda o: (o.at, o.pk), default=None
    )
    shown = {row.pk, *(other.pk for other in (newer_row, older_row) if other is not None)}
    parts = sorted(
        (other for other in found if row.series_id and other.series_id == row.series_id),
        key=lambda o: (o.part or 0, o.at, o.pk),
    )
    shown |= {other.pk for other in parts}
    alike_pks = [other for other in found if other.pk not in shown]
    alike_pks.sort(key=lambda o: (o.at, o.pk), reverse=True)
    return Surroundings(row, newer_row, older_row, parts, alike_pks[:RELATED])


def newest_of(columns: list[Page], each: int) -> dict[int, list[ArticleRow]]:
    """The newest articles of several columns in one query: `each` a column, read from the index."""
    if not columns:
        return {}
    wanted = Q()
    for column in columns:
        newest = ArticleRow.objects.filter(column=column).order_by("-at", "-article_id").values("pk")[:each]
        wanted |= Q(pk__in=newest)
    found: dict[int, list[ArticleRow]] = {column.pk: [] for column in columns}
    for row in ArticleRow.objects.filter(wanted).select_related("lead_image").order_by("-at", "-article_id"):
        found[row.column_id].append(row)
    return found


def totals_of(columns: list[Page]) -> dict[int, int]:
    """How many articles each column has, from the kept counts."""
    cells = ArticleCount.objects.filter(column__in=[column.pk for column in columns], year=ALL, topic=ALL)
    return dict(cells.values_list("column_id", "count"))


def parts_of(topic_page: Page, *, is_serial: bool) -> list[ArticleRow]:
    """The articles of a special topic: a serial from its first part on, other topics from the newest back."""
    rows = ArticleRow.objects.filter(series=topic_page.pk).select_related("column", "lead_image")
    order = ("part", "at", "article_id") if is_serial else ("-at", "-article_id")
    return list(rows.order_by(*order)[:500])
