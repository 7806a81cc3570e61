"""The public library: posters with counted facets, one poster, the rows behind a figure."""

import datetime as dt
from urllib.parse import urlencode

import pytest

from ads_library.choices import DesignState, PlacementState
from ads_library.models import Design, Theme
from site_cms.search.models import Synonym
from site_cms.search.words import forget
from tests.factories.ads_library import PlaceFactory, PlacementFactory, approved_design, library_page, picture


@pytest.fixture
def library(home):
    return library_page(home)


@pytest.fixture
def posters(library):
    themes = {theme.code: theme for theme in Theme.objects.all()}
    for number in range(30):
        approved_design(
            f"海报第{number:02d}号",
            now=dt.datetime(2026, 10, 1, tzinfo=dt.UTC) + dt.timedelta(hours=number),
            themes=[themes["traffic" if number % 3 else "fire"]],
            kind="poster" if number % 2 else "board",
            inscription="礼让行人" if number == 7 else "文明",
        )
    return themes


def body(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_theme_tree_is_planted(db):
    assert Theme.objects.filter(parent=None).count() == 10
    assert Theme.objects.get(code="traffic").parent.code == "civility"


def test_counts_choices_chips_and_pages(client, library, posters, django_assert_max_num_queries):
    client.get(library.url)
    with django_assert_max_num_queries(10):
        html = body(client, library.url)
    assert "海报第29号" in html
    assert "海报第05号" not in html
    assert _count(html, "theme", "civility") == 20
    assert _count(html, "theme", "traffic") == 20
    assert _count(html, "kind", "board") == 15
    more = html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = body(client, library.url + more)
    assert "海报第05号" in second
    assert "海报第06号" not in second
    assert "海报第29号" not in second


def test_a_facet_leaves_its_own_choice_out_of_its_counts(client, library, posters):
    html = body(client, f"{library.url}?theme=fire&kind=board")
    assert "共 5 件" in html
    assert _count(html, "theme", "traffic") == 10
    assert _count(html, "kind", "poster") == 5
    assert 'href="?kind=board"' in html
    assert "noindex" in html


def test_words_are_found_in_the_inscription(client, library, posters):
    html = body(client, f"{library.url}?q=行人")
    assert "海报第07号" in html
    assert "海报第08号" not in html


@pytest.mark.parametrize("words", ["廊桥", "廊橋", "langqiao", "qnsglq", "请您手规郎桥", "桥 请您", "風雨橋"])
def test_the_box_finds_as_the_sites_search_does(client, library, posters, words):
    """A word inside a sentence, Traditional, pinyin, initials, a slip by sound, a synonym."""
    Synonym.objects.create(word="风雨桥", stands_for="廊桥")
    approved_design("请您守规廊桥垫步")
    html = body(client, f"{library.url}?{urlencode({'q': words})}")
    assert "请您守规廊桥垫步" in html
    assert "共 1 件" in html
    assert _count(html, "kind", "poster") == 1


def test_the_box_narrows_with_the_facets_and_costs_few_queries(client, library, posters, django_assert_max_num_queries):
    client.get(library.url)
    forget()  # as in a new process
    with django_assert_max_num_queries(10):
        html = body(client, f"{library.url}?q=文明&kind=board")
    assert "共 15 件" in html
    assert _count(html, "kind", "poster") == 15
    assert _count(html, "theme", "traffic") == 10
    with django_assert_max_num_queries(14):
        assert "没有" in body(client, f"{library.url}?q=没有这样的海报").split('id="library-filters"')[0]


@pytest.mark.parametrize(
    "query",
    [
        "?theme=x'&kind=%00&source=" + "长" * 500,
        "?after=abc",
        "?after=1e400_1",
        "?after=99999999999999_9",
        "?q=%00%27%22<script>",
        "?after=_",
    ],
)
def test_garbage_in_the_address_is_left_out(client, library, posters, query):
    html = body(client, library.url + query)
    assert "<script>" not in html.replace("<script src", "")


def test_only_what_is_approved_and_valid_is_public(client, library, posters):
    draft = approved_design("草稿画")
    Design.objects.filter(pk=draft.pk).update(state=DesignState.DRAFT)
    ended = approved_design("过期画", valid_until=dt.date(2020, 1, 1))
    html = body(client, library.url + "?q=画")
    assert "草稿画" not in html
    assert "过期画" not in html
    for design in (draft, ended):
        assert client.get(f"{library.url}{design.code}/").status_code == 404
    assert client.get(f"{library.url}nosuchcode/").status_code == 404


def test_a_poster_says_what_it_is_and_where_it_hangs(client, library):
    design = approved_design("一米等候", image=picture(), inscription="一米\n等候", creator="设计组")
    place = PlaceFactory(name="文昌路")
    PlacementFactory(place=place, design_version=design.versions.get())
    PlacementFactory(
        place=PlaceFactory(name="旧址街"), design_version=design.versions.get(), live_until=dt.date(2026, 2, 1)
    )
    html = body(client, f"{library.url}{design.code}/")
    assert "<picture>" in html
    assert "文昌路" in html
    assert "旧址街" not in html
    assert "设计组" in html


def test_a_figure_opens_to_its_rows(client, library, django_assert_max_num_queries):
    road = PlaceFactory(name="文昌路")
    PlacementFactory.create_batch(55, place=road)
    PlacementFactory(place=PlaceFactory(name="永安路"), quantity=12, state=PlacementState.LIVE)
    url = f"{library.url}figures/boards/"
    client.get(url)
    with django_assert_max_num_queries(8):
        html = body(client, f"{url}?as_of=2026-06-01")
    assert "永安路" not in html
    assert html.count("文昌路") == 50
    more = html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "永安路" in body(client, url + more)
    assert "当日没有明细" in body(client, f"{url}?as_of=2020-01-01")
    assert body(client, f"{url}?as_of=9月31日&unit=abc&after=%00")
    assert client.get(f"{library.url}figures/nothing/").status_code == 404


def test_the_rows_go_out_as_csv_that_starts_no_formula(client, library):
    PlacementFactory(place=PlaceFactory(name="=HYPERLINK(1)"), content="@SUM(1)")
    response = client.get(f"{library.url}figures/boards/?format=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "'@SUM(1)" in text


def test_the_front_page_shows_the_figure_and_a_poster(client, library, home):
    approved_design("一米等候", image=picture())
    PlacementFactory(place=PlaceFactory(name="文昌路"))
    html = body(client, "/")
    assert "一米等候" in html
    assert f"{library.url}figures/roads/" in html


def _count(html, facet, value):
    tail = html.split(f'name="{facet}" value="{value}"')[1]
    return int(tail.split('facet__count">')[1].split("<")[0])
