"""What searches of Chinese commonly get wrong, one test each where no other test names it (docs/search.md lists them all)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from site_cms.pages.models import StandardPage
from site_cms.search import engines, indexing, reconcile, services
from site_cms.search.indexing import Searchable
from site_cms.search.models import Document
from site_cms.search.query import Filters, parse
from site_cms.search.rescore import Candidate, Weighing, rescore

from .test_engines import NOW


@pytest.fixture
def pages(home):
    titles = ["公益广告展播", "文明城市公益", "曝光台第3期", "100%公益", "a_b"]
    return [home.add_child(instance=StandardPage(title=t, slug=f"n{n}")) for n, t in enumerate(titles)]


def statements(captured) -> list[str]:
    return [query["sql"] for query in captured.captured_queries]


def test_nothing_is_found_by_like(client, pages):
    """LIKE cannot use the index for two characters, and takes % and _ for anything."""
    with CaptureQueriesContext(connection) as seen:
        for q in ("公益", "%", "_", "100%", "a_b"):
            client.get("/search/", {"q": q})
            client.get("/search/suggestions/", {"q": q})
            list(get_search_backend().search(q, StandardPage))
    alike = [sql for sql in statements(seen) if " LIKE " in sql.upper()]
    assert not [
        sql for sql in alike if '"path" LIKE' not in sql and '"path"::text LIKE' not in sql
    ]  # what lies below a page
    assert len(engines.database().exact(parse("公益"), Filters(), NOW.replace(year=2100), 10)) == 3
    assert not parse("%") and not parse("_")


@pytest.mark.sqlite
def test_the_words_drive_the_admins_search_whatever_the_statistics_say(pages):
    """Without statistics SQLite would walk all rows of the content type and ask the words once a row."""
    with CaptureQueriesContext(connection) as seen:
        assert len(get_search_backend().search("公益", StandardPage)) == 3
    asked = next(sql for sql in statements(seen) if " MATCH " in sql)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.replace("%", "%%"), [])
        plan = [row[-1] for row in cursor.fetchall()]
    assert any("VIRTUAL TABLE INDEX" in step for step in plan)
    assert not [step for step in plan if "content_type" in step], plan


def test_a_title_full_of_one_word_does_not_win_by_sum():
    """What a title adds saturates with what the text adds: five times the same word is not five times the evidence."""
    weighing = Weighing(1_000, 40, lambda token: 0.01)
    query = parse("公益广告 志愿服务")
    stuffed = Candidate(2, "公益公益公益公益公益公益公益公益广告", "")
    meant = Candidate(1, "招募启事", "公益广告征集期间，志愿服务照常。")
    assert [pk for _, pk in rescore(query, [stuffed, meant], weighing)] == [1, 2]


def test_suggestions_are_titles_never_what_others_typed(client, pages):
    for _ in range(3):
        client.get("/search/", {"q": "张三住在哪里"})
    assert client.get("/search/suggestions/", {"q": "张三"}).json() == {"suggestions": []}


def test_suggestions_forget_what_is_taken_down(client, pages):
    def suggested():
        return [s["title"] for s in client.get("/search/suggestions/", {"q": "曝光"}).json()["suggestions"]]

    assert suggested() == ["曝光台第3期"]
    pages[2].unpublish()
    assert suggested() == []


def test_visibility_is_asked_again_before_a_title_is_suggested(client, pages, django_assert_max_num_queries):
    """What the index still holds although it should not: an update() sent no signal."""
    StandardPage.objects.filter(pk=pages[2].pk).update(live=False)
    with django_assert_max_num_queries(8):
        assert client.get("/search/suggestions/", {"q": "曝光"}).json() == {"suggestions": []}


def test_the_total_is_what_can_be_reached(client, home):
    """Near hits too far behind the best are neither shown nor counted."""
    engine = engines.database()
    for number, title in enumerate(["文明城市公益广告展播", "公益广告展播回顾", "广告", "城市"]):
        home.add_child(instance=StandardPage(title=title, slug=f"t{number}"))
    found = services.search("文明城市公益广告展播的", engine)
    assert 0 < len(found.ids) < 4
    for q in ("文明城市公益广告展播的", "公益广告", "城市"):
        body = client.get("/api/v1/search/", {"q": q}).json()
        assert body["total"] == len(body["hits"]) == sum(body["facets"]["kind"].values())


def test_deep_pages_are_reached_by_key_not_by_counting(client, home, monkeypatch):
    monkeypatch.setattr("site_cms.search.services.CANDIDATES", 10)
    monkeypatch.setattr("site_cms.search.results.PAGE", 5)
    for number in range(22):
        home.add_child(instance=StandardPage(title=f"公益广告第{number}期", slug=f"n{number}"))
    seen: list[str] = []
    after = ""
    with CaptureQueriesContext(connection) as captured:
        for _ in range(8):
            body = client.get("/api/v1/search/", {"q": "公益广告", "after": after}).json()
            seen += [hit["url"] for hit in body["hits"]]
            after = body["after"]
            if not after:
                break
    assert len(seen) == len(set(seen)) == 22
    assert not [sql for sql in statements(captured) if "OFFSET" in sql.upper()]


def test_a_rebuild_undoes_nothing_that_is_saved_meanwhile(pages, monkeypatch):
    """One page is taken down and one published between the walk's reading and its writing."""
    read = reconcile.item_of
    draft = pages[0].get_parent().add_child(instance=StandardPage(title="公益广告征集", slug="late", live=False))

    def change_meanwhile(kind, row):
        item = read(kind, row)
        if row.pk == pages[-1].pk:
            monkeypatch.setattr(reconcile, "item_of", read)
            StandardPage.objects.get(pk=pages[0].pk).unpublish()
            draft.save_revision().publish()
        return item

    monkeypatch.setattr(reconcile, "item_of", change_meanwhile)
    reconcile.reconcile(engines.database(), repair=True, everything=True)
    keys = set(Document.objects.values_list("key", flat=True))
    assert f"pages.standardpage:{pages[0].pk}" not in keys
    assert f"pages.standardpage:{draft.pk}" in keys
    assert not reconcile.reconcile(engines.database(), repair=False)


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_lets_go_of_the_database_after_each_batch(home, monkeypatch):
    """One transaction over all would keep editors waiting and the write-ahead log growing."""
    monkeypatch.setattr(reconcile, "BATCH", 2)
    for number in range(7):
        home.add_child(instance=StandardPage(title=f"公益广告第{number}期", slug=f"n{number}"))
    with CaptureQueriesContext(connection) as seen:
        reconcile.reconcile(engines.database(), repair=True, everything=True)
    steps = [re.match(r"(COMMIT)|(\d+) times: UPDATE search_document", sql) for sql in statements(seen)]
    together = [0]
    for part in filter(None, steps):
        if part[1]:
            together.append(0)
        else:
            together[-1] += int(part[2])
    assert sum(together) >= 7
    assert max(together) <= 2


def test_a_query_of_five_thousand_words_asks_for_few(home, django_assert_max_num_queries):
    engine = engines.database()
    indexing.put(Searchable("t:1", "page", "/1/", "公益广告"), engine)
    for raw in (" ".join(chr(0x4E00 + n) for n in range(5_000)), "公 -" * 5_000, '"公益" ' * 5_000):
        query = parse(raw)
        assert len(query.clauses) + len(query.excluded) <= 64
        with django_assert_max_num_queries(12):
            services.search(raw, engine)


@pytest.mark.pure
def test_the_table_of_the_docs_names_tests_that_exist(settings):
    named = set(re.findall(r"`(test_\w+)`", (settings.BASE_DIR / "docs" / "search.md").read_text(encoding="utf-8")))
    sources = [path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / "tests").rglob("test_*.py")]
    assert len(named) > 25
    assert not [name for name in named if not any(f"def {name}(" in source for source in sources)]
