"""Columns: what they list, what they count, how they page, what they cost."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from news.models import ArticleCount, ArticlePage, ArticleRow
from news.querysets import Cursor
from news.services.listing import rebuild
from tests.factories.news import ArticleFactory, ColumnFactory, TopicFactory, TopicPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def column(home):
    return ColumnFactory(parent=home, title="全民在行动", slug="quanmin", intro="写身边人")


def date_back(article, days):
    """As if it had been published that many days ago."""
    article.first_published_at = timezone.now() - timedelta(days=days)
    article.save()
    article.save_revision().publish()


@pytest.fixture
def articles(column):
    made = []
    for number in range(25):
        article = ArticleFactory(parent=column, title=f"文章{number:02d}")
        date_back(article, number)
        made.append(article)
    return made


def counts():
    return {(c.column_id, c.year, c.topic): c.count for c in ArticleCount.objects.all()}


def test_newest_first_and_counted(client, articles):
    html = client.get("/quanmin/").content.decode()
    assert "共 25 篇" in html
    assert html.index("文章00") < html.index("文章19")
    assert "文章20" not in html


def test_pages_by_keyset_there_and_back(client, articles):
    first = client.get("/quanmin/").context["listed"]
    second = client.get("/quanmin/" + first.older_url).context["listed"]
    assert [row.title for row in second.rows] == [f"文章{n:02d}" for n in range(20, 25)]
    assert second.older_url == ""
    back = client.get("/quanmin/" + second.newer_url).context["listed"]
    assert [row.title for row in back.rows] == [row.title for row in first.rows]
    assert back.newer_url == ""


def test_articles_of_one_moment_are_neither_lost_nor_doubled(client, column):
    for number in range(23):
        ArticleFactory(parent=column, title=f"同时{number:02d}")
    moment = timezone.now()
    ArticleRow.objects.update(at=moment)
    first = client.get("/quanmin/").context["listed"]
    second = client.get("/quanmin/" + first.older_url).context["listed"]
    titles = [row.title for row in (*first.rows, *second.rows)]
    assert len(titles) == len(set(titles)) == 23


@pytest.mark.parametrize(
    "query",
    ["year=abc", "year=99999", "topic=-1", "topic=%00", "before=1-2-3", "before=999999999999999999-1", "year=%EF%BC%91"]
    + ["after=0-0", "before=" + "9" * 5000, "topic=" + "9" * 18, "x='\"<script>", "year=2026&year=1"],
)
def test_garbage_in_the_address_is_no_error(client, articles, query):
    response = client.get(f"/quanmin/?{query}")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_filters_and_their_figures(client, column):
    traffic, pets = TopicFactory(name="文明交通"), TopicFactory(name="文明养犬")
    ArticleFactory(parent=column, title="让行", topics=[traffic])
    ArticleFactory(parent=column, title="牵绳过街", topics=[traffic, pets])
    ArticleFactory(parent=column, title="没有话题")
    listed = client.get("/quanmin/").context["listed"]
    assert [(f.label, f.count) for f in listed.topics] == [("文明交通", 2), ("文明养犬", 1)]
    year = timezone.localdate().year
    assert [(f.label, f.count) for f in listed.years] == [(str(year), 3)]
    response = client.get(f"/quanmin/?topic={pets.pk}&year={year}")
    assert [row.title for row in response.context["listed"].rows] == ["牵绳过街"]
    assert response.context["listed"].found == 1
    assert "筛选出 1 篇" in response.content.decode()
    empty = client.get(f"/quanmin/?topic={pets.pk}&year=2001")
    assert "没有符合条件的文章" in empty.content.decode()


def test_an_archive_stands_under_its_own_year(client, column):
    article = ArticleFactory(parent=column, title="旧报上的一篇", printed_on=timezone.localdate().replace(year=2019))
    listed = client.get("/quanmin/").context["listed"]
    assert [facet.label for facet in listed.years] == ["2019"]
    article.refresh_from_db()
    assert article.slug.startswith(f"t{timezone.localdate():%Y}")
    html = client.get(article.url).content.decode()
    assert "2019年" in html


def test_counts_follow_every_change(home, column):
    topic = TopicFactory()
    article = ArticleFactory(parent=column, topics=[topic])
    year = timezone.localdate().year
    whole = {(column.pk, y, t): 1 for y in (year, 0) for t in (topic.pk, 0)}
    assert counts() == whole
    article.save_revision().publish()
    assert counts() == whole
    article = ArticlePage.objects.get(pk=article.pk)
    article.unpublish()
    assert counts() == {}
    article.save_revision().publish()
    other = ColumnFactory(parent=home, slug="other")
    ArticlePage.objects.get(pk=article.pk).move(other, pos="last-child")
    assert counts() == {(other.pk, y, t): 1 for y in (year, 0) for t in (topic.pk, 0)}
    restriction = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert counts() == {}
    restriction.delete()
    assert len(counts()) == 4
    before = counts()
    assert rebuild() == 1
    assert counts() == before
    ArticlePage.objects.get(pk=article.pk).delete()
    assert counts() == {}


def test_an_article_taken_down_is_not_listed_again_when_it_moves(home, column):
    article = ArticleFactory(parent=column)
    article.unpublish()
    ArticlePage.objects.get(pk=article.pk).move(ColumnFactory(parent=home, slug="other"), pos="last-child")
    assert counts() == {}


def test_feeds_are_whole_and_lead_to_the_articles(client, articles):
    for kind, entries in (("atom", "{http://www.w3.org/2005/Atom}entry"), ("rss", "channel/item")):
        response = client.get(f"/quanmin/{kind}/")
        assert response.status_code == 200
        root = ElementTree.fromstring(response.content)
        found = root.findall(entries)
        assert len(found) == 25
        texts = "".join(root.itertext())
        assert "文章00" in texts
    atom = ElementTree.fromstring(client.get("/quanmin/atom/").content)
    ns = {"a": "http://www.w3.org/2005/Atom"}
    for name in ("title", "id", "updated"):
        assert atom.find(f"a:{name}", ns).text
        assert all(entry.find(f"a:{name}", ns).text for entry in atom.findall("a:entry", ns))
    link = atom.find("a:entry/a:link", ns).get("href").removeprefix("http://testserver")
    assert client.get(link).status_code == 200


def queries(client, path, status=200):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == status
    assert not [q["sql"] for q in captured if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    return len(captured), response.content.decode()


def test_what_pages_cost(client, home, articles, column):
    topic, serial = TopicFactory(), TopicPageFactory(parent=column, title="斑马线上", slug="banma")
    rich = ArticleFactory(parent=column, title="什么都有的文章", topics=[topic], series=serial, part=1)
    ArticleFactory(parent=column, title="第二篇连载", topics=[topic], series=serial, part=2)
    number, html = queries(client, rich.url)
    assert "第二篇连载" in html
    assert number <= 8
    number, html = queries(client, "/quanmin/")
    assert "什么都有的文章" in html
    assert number <= 10
    assert queries(client, f"/quanmin/?topic={topic.pk}")[0] <= 10
    assert queries(client, "/quanmin/banma/")[0] <= 8
    assert queries(client, "/quanmin/202611/t20261121_zzzz/", 404)[0] == 1
    assert queries(client, "/quanmin/202601/" + rich.slug + "/", 404)[0] == 1
    assert queries(client, "/quanmin/nothing/", 404)[0] == 1
    number, html = queries(client, "/")
    assert "什么都有的文章" in html or "第二篇连载" in html
    assert number <= 10


def test_an_article_without_its_month_leads_to_its_address(client, articles):
    article = ArticlePage.objects.get(pk=articles[0].pk)
    response = client.get(f"/quanmin/{article.slug}/")
    assert response.status_code == 301
    assert response["Location"] == article.url


def test_serial_in_order(client, column):
    serial = TopicPageFactory(parent=column, title="斑马线上", slug="banma")
    for part in (3, 1, 2):
        ArticleFactory(parent=column, title=f"连载第{part}篇", series=serial, part=part)
    html = client.get("/quanmin/banma/").content.decode()
    assert html.index("①") < html.index("连载第1篇") < html.index("②") < html.index("连载第2篇") < html.index("③")


@given(st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)), st.integers(1, 10**17))
def test_cursor_round_trip(at, pk):
    cursor = Cursor(at, pk)
    assert Cursor.parse(str(cursor)) == cursor


def test_a_public_column_is_deleted_with_its_articles(home, column, articles):
    ArticlePage.objects.get(pk=articles[0].pk).delete()
    assert ArticleRow.objects.count() == 24
    type(column).objects.get(pk=column.pk).delete()
    assert not ArticleRow.objects.exists()
    assert counts() == {}
