"""Columns, articles and events for tests. What is public here skipped its review; tests of the review make their own drafts."""

import uuid
from collections import Counter
from collections.abc import Sequence
from copy import copy
from datetime import timedelta

import factory
from django.db import connection
from django.db.models import F
from django.db.models.base import ModelState
from django.utils import timezone
from wagtail.models import Page

from news.models import (
    ArticleCount,
    ArticlePage,
    ArticleRow,
    ArticleRowTopic,
    ColumnPage,
    EventPage,
    EventsPage,
    Topic,
    TopicPage,
)
from news.models.listing import ALL


class PageFactory(factory.django.DjangoModelFactory):
    """`parent` is where the page goes; `live=False` leaves it a draft."""

    class Meta:
        abstract = True

    live = True

    @classmethod
    def _create(cls, model_class, *args, parent, topics=(), **kwargs):
        page = parent.add_child(instance=model_class(**{**kwargs, "live": False}))
        if topics:
            page.topics.set(topics)
            page.save()
        revision = page.save_revision(user=kwargs.get("owner"))
        if kwargs.get("live", True):
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class ColumnFactory(PageFactory):
    class Meta:
        model = ColumnPage

    title = factory.Sequence(lambda n: f"第{n}个专栏")
    slug = factory.Sequence(lambda n: f"column-{n}")


class ArticleFactory(PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"第{n}篇文章")
    summary = "一两句话的摘要。"
    source = "明河日报"


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    title = factory.Sequence(lambda n: f"第{n}个专题")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class EventsPageFactory(PageFactory):
    class Meta:
        model = EventsPage

    title = "活动"
    slug = "events"


class EventFactory(PageFactory):
    class Meta:
        model = EventPage

    title = factory.Sequence(lambda n: f"第{n}项活动")
    slug = factory.Sequence(lambda n: f"event-{n}")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=2))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    place = "明河广场"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"话题{n}")


def many_articles(column: ColumnPage, count: int, *, topics: Sequence[Topic] = ()) -> list[int]:
    """`count` public articles below `column` in a dozen statements, alike but for title, address and moment. Their page ids.

    Everything a public page reads is there as publishing would leave it: the page, the article, its topics (each article
    has the next of `topics`), its row in the lists and the figures. One real article is made first and the others are
    copied from it. No revision, no log entry, no entry of a search index.
    """
    model = ArticleFactory(parent=column, body=[("text", "<p>正文一段，说明河边的路灯怎样修好。</p>")])
    column.refresh_from_db()  # its numchild
    first = column.numchild + 1
    base = ArticleRow.objects.get(pk=model.pk).at
    pages = []
    for number in range(first, first + count - 1):
        page = copy(model.page_ptr)
        page.pk = page.id = None
        page._state = ModelState()
        page.path = Page._get_path(column.path, column.depth + 1, number)
        page.title = page.draft_title = f"大量文章之{number:05d}"
        page.slug = f"t{timezone.localtime(base):%Y%m%d}_{number:06d}"
        page.url_path = f"{column.url_path}{page.slug}/"
        page.translation_key = uuid.uuid4()
        page.latest_revision = page.live_revision = None
        page.first_published_at = page.last_published_at = base - timedelta(minutes=number)
        pages.append(page)
    pages = Page.objects.bulk_create(pages, batch_size=1000)
    Page.objects.filter(pk=column.pk).update(numchild=first + count - 2)
    _copy_articles(model, pages)
    rows, links = [], []
    for number, page in enumerate(pages):
        row = ArticleRow.objects.get(pk=model.pk) if not rows else copy(rows[0])
        row._state = ModelState()
        row.article_id, row.title, row.slug = page.pk, page.title, page.slug
        row.at = row.published_at = page.first_published_at
        row.year = timezone.localtime(row.at).year
        rows.append(row)
        if topics:
            topic = topics[number % len(topics)]
            links.append(ArticleRowTopic(row_id=page.pk, topic=topic, column=column, year=row.year, at=row.at))
    ArticleRow.objects.bulk_create(rows, batch_size=1000)
    ArticleRowTopic.objects.bulk_create(links, batch_size=1000)
    through = ArticlePage.topics.through
    through.objects.bulk_create(
        [through(articlepage_id=link.row_id, topic_id=link.topic_id) for link in links], batch_size=1000
    )
    cells = Counter((row.year, ALL) for row in rows)
    cells += Counter((link.year, link.topic_id) for link in links)
    for (year, topic), number in cells.items():
        for each_year in (year, ALL):
            cell, _ = ArticleCount.objects.get_or_create(column=column, year=each_year, topic=topic)
            ArticleCount.objects.filter(pk=cell.pk).update(count=F("count") + number)
    return [model.pk, *(page.pk for page in pages)]


def _copy_articles(model: ArticlePage, pages: Sequence[Page]) -> None:
    """The articles' own half for pages that are there. Django creates no inherited rows in bulk, so the database copies."""
    names = [field.column for field in ArticlePage._meta.local_concrete_fields if not field.primary_key]
    table, key, page_table = ArticlePage._meta.db_table, ArticlePage._meta.pk.column, Page._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({key}, {', '.join(names)})"
            f" SELECT p.id, {', '.join(f't.{name}' for name in names)} FROM {page_table} p, {table} t"
            f" WHERE t.{key} = %s AND p.id BETWEEN %s AND %s",
            [model.pk, pages[0].pk, pages[-1].pk],
        )
