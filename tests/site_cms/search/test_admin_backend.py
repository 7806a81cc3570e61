"""Wagtail's own search and choosers find Chinese."""

import pytest
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Not, Or, Phrase, PlainText

from site_cms.pages.models import StandardPage

TITLES = [
    "讲文明树新风公益广告展播",
    "公益广告",
    "友谊路占道经营曝光台",
    "abc公益广告2024年 poster",
    "㐂𠮷🐼",
    "公益。广告",
]


@pytest.fixture
def pages(home):
    return [
        home.add_child(instance=StandardPage(title=title, slug=f"p{number}", intro="志愿服务走进社区"))
        for number, title in enumerate(TITLES)
    ]


def found(query, queryset=None, method="search", **options):
    queryset = StandardPage.objects.all() if queryset is None else queryset
    return {TITLES.index(p.title) for p in getattr(get_search_backend(), method)(query, queryset, **options)}


@pytest.mark.parametrize("method", ["search", "autocomplete"])
@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("公益", {0, 1, 3, 5}),
        ("广告", {0, 1, 3, 5}),
        ("公益广告", {0, 1, 3}),
        ("曝光台", {2}),
        ("公", {0, 1, 3, 5}),
        ("ＡＢＣ", {3}),
        ("post", {3}),
        ("2024年", {3}),
        ("公益 展播", {0}),
        ("公益廣告", {0, 1, 3}),
        ("公益 -展播", {1, 3, 5}),
        ("🐼", {4}),
        ("𠮷", {4}),
        ('公益"广告', {0, 1, 3, 5}),
        ('50% off "x', set()),
        ("a\x00b", set()),
        ("，", set()),
    ],
)
def test_pages(pages, query, hits, method):
    assert found(query, method=method) == hits


def test_the_body_is_searched_and_fields_narrow(pages):
    assert len(found("志愿服务", Page.objects.all().specific())) == len(TITLES)
    assert found("志愿服务", fields=["title"]) == set()
    assert found("公益", fields=["title"]) == {0, 1, 3, 5}


def test_the_best_comes_first(pages):
    assert get_search_backend().search("公益广告", StandardPage)[0].title == "公益广告"


def test_windows_counts_and_other_orders(pages):
    results = get_search_backend().search("公益", StandardPage)
    assert len(results) == 4
    assert results.count() == 4
    assert [p.pk for p in results[1:3]] == [p.pk for p in results][1:3]
    assert len(results[3:9]) == 1
    by_title = get_search_backend().search("公益", StandardPage.objects.order_by("title"), order_by_relevance=False)
    assert [p.title for p in by_title] == sorted(p.title for p in by_title)


def test_query_objects(pages):
    assert found(And([PlainText("公益"), Not(PlainText("展播"))])) == {1, 3, 5}
    assert found(Or([PlainText("曝光台"), PlainText("展播")])) == {0, 2}
    assert found(Not(PlainText("公益"))) == {2, 4}
    assert found(Phrase("公益广告展播")) == {0}


def test_a_queryset_keeps_its_filters(pages):
    assert found("公益", StandardPage.objects.exclude(pk=pages[1].pk)) == {0, 3, 5}


def test_saving_again_replaces(pages):
    pages[1].title = "换了"
    pages[1].save()
    assert {p.title for p in get_search_backend().search("公益广告", StandardPage)} == {TITLES[0], TITLES[3]}


@pytest.mark.parametrize("path", ["/admin/pages/search/", "/admin/choose-page/search/"])
def test_editors_find_it_in_the_admin(admin_client, pages, path):
    body = admin_client.get(path, {"q": "公益"}).content.decode()
    assert TITLES[0] in body
    assert TITLES[2] not in body


def test_images_are_found(db, django_user_model):
    image = get_image_model()(title="弘扬公益广告风尚", width=1, height=1, file="x.jpg", file_hash="0")
    get_image_model().objects.bulk_create([image])
    get_search_backend().add_bulk(get_image_model(), list(get_image_model().objects.all()))
    assert len(get_search_backend().search("公益", get_image_model())) == 1
