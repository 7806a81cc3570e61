"""What the pages of the columns ask of the database, with ten articles and with ten thousand: the same."""

import pytest
from django.utils import timezone

from news.models import ArticleCount, ArticlePage, ArticleRow
from news.services.listing import refresh
from tests.factories.news import (
    ArticleFactory,
    ColumnFactory,
    EventFactory,
    EventsPageFactory,
    TopicFactory,
    TopicPageFactory,
    many_articles,
)
from tests.queries import costs

pytestmark = pytest.mark.django_db
MOST = 10_000


@pytest.fixture
def column(home):
    return ColumnFactory(parent=home, title="全民在行动", slug="quanmin", show_in_menus=True)


@pytest.fixture
def topics(db):
    return [TopicFactory(name="文明交通"), TopicFactory(name="文明养犬")]


def test_ten_articles_or_ten_thousand_cost_the_same(client, home, column, topics):
    serial = TopicPageFactory(parent=column, title="斑马线上", slug="banma")
    calendar = EventsPageFactory(parent=home)
    EventFactory(parent=calendar, title="志愿者星期五", recurrence="FREQ=WEEKLY;BYDAY=FR")
    many_articles(column, 7, topics=topics)
    first, _ = (
        ArticleFactory(parent=column, title=f"连载第{part}篇", series=serial, part=part, topics=topics)
        for part in (1, 2)
    )
    last = ArticleFactory(parent=column, title="最新的一篇", topics=topics[:1])
    year = timezone.localdate().year

    def pages():
        old = ArticlePage.objects.get(pk=ArticleRow.objects.order_by("at").values("pk")[:1])
        count = ArticleRow.objects.count()
        by_topic = f"{column.url}?topic={topics[0].pk}&year={year}"
        return {
            "article": (last.url, 200, ["最新的一篇", "文明交通"], 8),
            "serial's article": (first.url, 200, ["连载第1篇", "连载第2篇"], 8),
            "oldest article": (old.url, 200, [old.title, "路灯怎样修好"], 8),
            "listing": (column.url, 200, ["最新的一篇", "连载第2篇", f"共 {count} 篇"], 10),
            "listing by topic": (by_topic, 200, ["最新的一篇", "连载第1篇", "筛选出"], 10),
            "topic": (serial.url, 200, ["连载第1篇", "连载第2篇"], 8),
            "home": ("/", 200, ["最新的一篇"], 10),
            "event month": (calendar.url, 200, ["志愿者星期五"], 8),
            "feed": (f"{column.url}atom/", 200, ["最新的一篇"], 8),
            "404 in a column": (f"{column.url}202601/t20260101_zzzz/", 404, [], 1),
            "404 in the root": ("/nothing/", 404, [], 1),
        }

    few = costs(client, pages())
    assert ArticleRow.objects.count() == 10
    many_articles(column, MOST - 10, topics=topics)
    assert ArticleRow.objects.count() == ArticlePage.objects.live().count() == MOST
    assert costs(client, pages()) == few


def test_articles_made_in_bulk_are_as_publishing_makes_them(column, topics):
    """Else the counts above would be those of some other site."""
    pks = many_articles(column, 12, topics=topics)
    before = _listing()
    for pk in pks:
        refresh(pk)
    assert _listing() == before
    article = ArticlePage.objects.get(pk=pks[-1])
    assert article.get_parent().specific == column
    assert article.url_path == f"{column.url_path}{article.slug}/"
    article.save_revision().publish()
    column.refresh_from_db()
    assert column.numchild == len(pks)
    assert ArticleFactory(parent=column).get_prev_sibling().pk == pks[-1]


def _listing():
    rows = ArticleRow.objects.order_by("pk")
    return (
        list(rows.values()),
        list(rows.order_by("pk", "topics__topic").values_list("pk", "topics__topic", "topics__year", "topics__at")),
        sorted(ArticleCount.objects.values_list("column", "year", "topic", "count")),
    )
