"""Keeping the rows and counts of `news.models.listing` true.

`refresh` is the one door: it asks whether an article is public, takes its old row out of the counts and puts the new one in.
Called for every publication, unpublication, move and restriction; `rebuild` does it for all.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from ..models import ArticleCount, ArticlePage, ArticleRow, ArticleRowTopic, ColumnPage
from ..models.listing import ALL


@transaction.atomic
def refresh(article_pk: int) -> None:
    """Make the row of this article say what is public; no row for what is not."""
    _remove(article_pk)
    article = ArticlePage.objects.filter(pk=article_pk, live=True).first()
    if article is None or article.listed_at is None:
        return
    column = ColumnPage.objects.parent_of(article).filter(live=True).first()
    if column is None or _is_restricted(article):
        return
    at = article.listed_at
    row = ArticleRow.objects.create(
        article=article,
        column=column,
        at=at,
        year=timezone.localtime(at).year,
        published_at=article.first_published_at,
        printed_on=article.printed_on,
        slug=article.slug,
        kicker=article.kicker,
        title=article.title,
        summary=article.summary,
        source=article.source,
        lead_image_id=article.lead_image_id,
        lead_alt_text="" if article.lead_decorative else article.lead_alt_text,
        series_id=article.series_id,
        part=article.part,
        corrections=article.corrections.count(),
    )
    topics = list(article.topics.values_list("pk", flat=True))
    ArticleRowTopic.objects.bulk_create(
        ArticleRowTopic(row=row, topic_id=topic, column=column, year=row.year, at=at) for topic in topics
    )
    _count(column.pk, row.year, topics, 1)


@transaction.atomic
def remove(article_pk: int) -> None:
    _remove(article_pk)


def _remove(article_pk: int) -> None:
    row = ArticleRow.objects.filter(pk=article_pk).first()
    if row is None:
        return
    topics = list(row.topics.values_list("topic_id", flat=True))
    row.delete()
    _count(row.column_id, row.year, topics, -1)


def _count(column: int, year: int, topics: Iterable[int], change: int) -> None:
    """Every combination of (this year, any) with (each topic, any)."""
    for each_year in (year, ALL):
        for topic in (*topics, ALL):
            cell = ArticleCount.objects.filter(column_id=column, year=each_year, topic=topic)
            if change > 0:
                ArticleCount.objects.get_or_create(column_id=column, year=each_year, topic=topic)
            cell.update(count=F("count") + change)
            if change < 0:
                cell.filter(count=0).delete()


def _is_restricted(page: Page) -> bool:
    """Behind a password or for certain people, itself or a page above it: no list of the public's shows it."""
    if not PageViewRestriction.objects.exists():
        return False
    return PageViewRestriction.objects.filter(
        page__in=Page.objects.ancestor_of(page, inclusive=True).values_list("pk", flat=True)
    ).exists()


def refresh_below(page: Page) -> None:
    """After a change to a column or to anything above it."""
    below = ArticlePage.objects.descendant_of(page, inclusive=True)
    for pk in below.values_list("pk", flat=True).iterator():
        refresh(pk)


def remove_below(page: Page) -> None:
    """The articles of a column that is no longer public."""
    for pk in ArticleRow.objects.filter(column=page.pk).values_list("pk", flat=True):
        remove(pk)


@transaction.atomic
def rebuild() -> int:
    """All rows and counts anew; how many articles are listed."""
    ArticleRow.objects.all().delete()
    ArticleCount.objects.all().delete()
    for pk in ArticlePage.objects.live().values_list("pk", flat=True):
        refresh(pk)
    return ArticleRow.objects.count()
