"""The contract of an engine, held against each of them."""

import math
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from site_cms.search import indexing, services
from site_cms.search.indexing import Searchable
from site_cms.search.models import Document
from site_cms.search.query import Filters, parse

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
ITEMS = [
    Searchable(
        "t:1",
        "article",
        "/1/",
        "讲文明树新风公益广告展播",
        "志愿服务走进社区，乱停乱放得到整治。",
        "news",
        NOW - timedelta(days=3),
    ),
    Searchable("t:2", "article", "/2/", "公益广告", "文明城市人人参与。", "news", NOW - timedelta(days=2)),
    Searchable(
        "t:3", "case", "/3/", "友谊路占道经营", "曝光台第3期：abc公益广告2024年度", "board", NOW - timedelta(days=1)
    ),
    Searchable("t:4", "article", "/4/", "明天才公开的公益广告", "", "news", NOW + timedelta(days=1)),
    Searchable(
        "t:5", "article", "/5/", "已经过期的公益广告", "", "news", NOW - timedelta(days=9), NOW - timedelta(days=1)
    ),
    Searchable("t:6", "place", "/6/", "單先生銅像", "㐂𠮷🐼カラオケ ＰＳＡ", "", None, None, 32.0417, 118.7674),
    Searchable("t:7", "article", "/7/", "标点隔开的两个词", "公益。广告", "news", NOW - timedelta(days=30)),
]


@pytest.fixture
def engine(any_engine):
    indexing.build(ITEMS, any_engine)
    indexing.count_terms()
    any_engine.optimize()
    any_engine.refresh()
    return any_engine


def keys(ids):
    names = dict(Document.objects.values_list("id", "key"))
    return [names[i].split(":")[1] for i in ids]


def exact(engine, raw, synonyms=None, **filters):
    return set(keys(engine.exact(parse(raw, synonyms), Filters(**filters), NOW, 100)))


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("公益广告", "123"),
        ("公益", "1237"),
        ("广告", "1237"),
        ("文明城市", "2"),
        ("曝光台", "3"),
        ("乱停乱放", "1"),
        ("志愿服务", "1"),
        ("公益 广告", "1237"),
        ("公", "1237"),
        ("2024年", "3"),
        ("2024年度", "3"),
        ("202", ""),
        ("abc公益", "3"),
        ("公益广告 -友谊路", "12"),
        ("公益 -“公益广告”", "7"),
        ("“公益广告” 志愿", "1"),
        ("单先生铜像", "6"),
        ("psa", "6"),
        ("㐂𠮷", "6"),
        ("🐼", "6"),
        ("カラオケ", "6"),
        ("展播志愿", ""),  # a phrase does not run from the title into the text
        ("社区乱停", ""),  # nor across punctuation
        ("第3期abc", ""),
    ],
)
def test_exact_hits(engine, raw, found):
    assert exact(engine, raw) == set(found)
    assert engine.count(parse(raw), Filters(), NOW) == len(found)


def test_synonyms_stand_in(engine):
    assert exact(engine, "创城", {"创城": ["文明城市"]}) == {"2"}


def test_filters(engine):
    assert exact(engine, "公益", kinds=("case",)) == {"3"}
    assert exact(engine, "公益", kinds=("case", "article")) == set("1237")
    assert exact(engine, "公益", sections=("news",)) == set("127")
    assert exact(engine, "公益", since=(NOW - timedelta(days=2)).date()) == set("23")
    assert exact(engine, "公益", until=(NOW - timedelta(days=2)).date()) == set("127")


def test_what_is_not_yet_or_no_longer_public_is_never_found(engine):
    query = parse("公益")
    ids = set(engine.near(query, dict(query.grams), Filters(), NOW, 100))
    ids |= set(engine.sounding(["公益", "gongyi"], Filters(), NOW, 100))
    ids |= set(engine.older(query, Filters(), NOW, None, [], 100))
    assert set(keys(ids)) & {"4", "5"} == set()
    assert exact(engine, "公开") == set()


def test_the_breakdown_counts_the_hits_whatever_is_chosen(engine):
    query = parse("公益")
    counts = engine.breakdown(query, Filters(), NOW)
    assert counts == {("article", "news"): 3, ("case", "board"): 1}
    assert engine.breakdown(query, Filters(kinds=("case",)), NOW) == counts
    for (kind, section), count in counts.items():
        assert engine.count(query, Filters(kinds=(kind,), sections=(section,)), NOW) == count


def test_older_goes_on_by_date(engine):
    query = parse("公益")
    first = engine.older(query, Filters(), NOW, None, [], 2)
    assert keys(first) == ["3", "2"]
    last = Document.objects.get(pk=first[-1])
    assert keys(engine.older(query, Filters(), NOW, (last.published, last.pk), [], 10)) == ["1", "7"]
    skip = Document.objects.get(key="t:1").pk
    assert keys(engine.older(query, Filters(), NOW, (last.published, last.pk), [skip], 10)) == ["7"]


def test_what_many_hold_is_taken_by_title_then_by_date(engine):
    def taken(raw, limit=10):
        return keys(engine.exact(parse(raw), Filters(), NOW, limit, by_date=True))

    assert taken("公益广告") == ["2", "1", "3"]
    assert taken("公益广告", 2) == ["2", "1"]
    assert taken("公益广告 -展播") == ["2", "3"]
    query = parse("公益广告")
    assert keys(engine.near(query, dict(query.grams), Filters(), NOW, 10, by_date=True)) == ["7", "3", "2", "1"]


def test_a_lists_own_box_finds_what_the_search_finds(engine):
    assert {"t:1", "t:2"} <= set(services.keys_of("公益广告", "article", engine, now=NOW)) <= {"t:1", "t:2", "t:7"}
    assert services.keys_of("友誼路", "case", engine, now=NOW) == ["t:3"]
    assert services.keys_of("友谊路", "article", engine, now=NOW) == []
    assert services.keys_of("“", "article", engine, now=NOW) == []
    for near in ("youyilu", "yyl", "友宜路占到经营"):
        assert services.keys_of(near, "case", engine, now=NOW) == ["t:3"], near
    assert services.keys_of("youyilu", "article", engine, now=NOW) == []


def test_an_id_is_never_given_twice(engine):
    last = max(Document.objects.values_list("pk", flat=True))
    indexing.remove([item.key for item in ITEMS], engine)
    indexing.build(ITEMS[:2], engine)
    assert min(Document.objects.values_list("pk", flat=True)) > last
    row = Document.objects.get(key="t:1")
    assert (row.title, row.published, row.expires) == (ITEMS[0].title, ITEMS[0].published, None)
    assert indexing.put(Searchable("t:9", "article", "/9/", "另一篇"), engine)


def test_near_keeps_what_is_required_and_excluded(engine):
    query = parse("公益广告在哪里 “社区” -曝光")
    assert keys(engine.near(query, dict(query.grams), Filters(), NOW, 100)) == ["1"]


def test_sounding(engine):
    assert keys(engine.sounding(["=gongyiguanggao", "gongyiguanggao"], Filters(), NOW, 10))[0] == "2"
    assert keys(engine.sounding(["shanxs", "shanxiansheng"], Filters(), NOW, 10)) == ["6"]
    assert "3" in keys(engine.sounding(["zdjy"], Filters(), NOW, 10))


def test_places_in_a_box(engine):
    assert keys(engine.inside(32, 32.1, 118.7, 118.8, 10)) == ["6"]
    assert engine.inside(32.0418, 32.1, 118.7, 118.8, 10) == []


CORNERS = [(32.0417, 118.7674), (32.0417, 118.7675), (31.98, 118.7674), (32.0417, 118.0), (-33.86, 151.2), (0.0, 0.0)]


def tile(latitude, longitude, zoom):
    """As the wiki of OpenStreetMap gives it."""
    count = 2**zoom
    x = int((longitude + 180) / 360 * count)
    return x, int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * count)


def test_places_are_counted_by_map_tile(engine):
    for number, (latitude, longitude) in enumerate(CORNERS):
        spot = {"latitude": latitude, "longitude": longitude}
        indexing.put(
            Searchable(f"g:{number}", "case", "/", "点位", "", "board", NOW - timedelta(days=1), **spot), engine
        )
    day = timedelta(days=1)
    hidden = {"latitude": 32.0417, "longitude": 118.7674}
    indexing.put(Searchable("g:later", "case", "/", "点位", "", "", NOW + day, **hidden), engine)
    indexing.put(Searchable("g:over", "case", "/", "点位", "", "", NOW - 9 * day, NOW - day, **hidden), engine)
    engine.refresh()
    for zoom in (0, 3, 10, 18, 22):
        expected = Counter(tile(*spot, zoom) for spot in CORNERS)
        assert engine.grid(-80, 80, -180, 180, zoom, Filters(kinds=("case",)), NOW) == expected, zoom
    assert sum(engine.grid(-80, 80, -180, 180, 10, Filters(), NOW).values()) == len(CORNERS) + 1  # t:6 stands there too
    assert sum(engine.grid(32, 32.1, 118.7, 118.8, 99, Filters(kinds=("case",)), NOW).values()) == 2
    assert engine.grid(10, 11, 10, 11, 10, Filters(), NOW) == {}


def test_a_change_replaces_and_a_removal_removes(engine):
    indexing.put(Searchable("t:2", "article", "/2/", "换了题目", "内容也换了"), engine)
    engine.refresh()
    assert exact(engine, "公益") == set("137")
    assert exact(engine, "换了") == {"2"}
    assert indexing.remove(["t:2", "t:none"], engine) == 1
    engine.refresh()
    assert exact(engine, "换了") == set()
    assert keys(engine.sounding(["huanle", "换了"], Filters(), NOW, 10)) == []
    indexing.remove(["t:6"], engine)
    engine.refresh()
    assert engine.inside(30, 40, 110, 120, 10) == []


def test_nothing_is_written_when_nothing_changed(engine, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert not indexing.put(ITEMS[0], engine)


HOSTILE = ['公益"广告', '50% off "x', "a\x00b", '"""', "NEAR(公 益)", "公 AND OR NOT", ")(*", "^公", "title:公益", "' OR 1=1 --", "\\", "公:*", "&|!<->", "🐼" * 99, "\ud800", "公 " * 3000, "㍿" * 5000]  # fmt: skip


@pytest.mark.parametrize("raw", HOSTILE)
def test_hostile_queries_are_queries(engine, raw):
    services.search(raw, engine, now=NOW)
    services.search("公 " + raw, engine, now=NOW)
    services.search("公 -" + raw, engine, now=NOW)
    services.suggest(raw, engine, now=NOW)


def test_hostile_documents_are_stored(engine):
    for number, text in enumerate(HOSTILE):
        indexing.put(Searchable(f"h:{number}", "x", "/", text[:200] or "-", text * 3), engine)
    engine.refresh()
    assert Document.objects.filter(key__startswith="h:").count() == len(HOSTILE)


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        ("公益广告", "2"),
        ("gongyiguanggao", "2"),
        ("gygg", "2"),
        ("ＧＯＮＧＹＩ guanggao", "2"),
        ("公一广告", "2"),  # a homophone slip
        ("讲文明新风公益广告", "1"),  # a character dropped
        ("友誼路佔道經營", "3"),
        ("友谊路占道经营是什么时候曝光的？", "3"),
        ("shanxianshengtongxiang", "6"),
        ("占道", "3"),
    ],
)
def test_what_a_reader_means_comes_first(engine, raw, first):
    assert keys(services.search(raw, engine, now=NOW).ids)[0] == first


def test_found_by_sound_is_said(engine):
    found = services.search("公一光告", engine, now=NOW)
    assert not found.sure
    assert found.heard


def test_suggestions(engine):
    assert services.suggest("gongyi", engine, now=NOW)[0].title == "公益广告"
    assert services.suggest("公益广", engine, now=NOW)[0].title == "公益广告"
    assert [s.title for s in services.suggest("zhandao", engine, now=NOW)] == ["友谊路占道经营"]
    assert services.suggest("", engine, now=NOW) == []
