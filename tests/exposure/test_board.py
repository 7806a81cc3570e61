"""The board as a reader narrows it: counted links, chips, pages, feeds; and what the numbers promise is what the links hold."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from exposure.filters import PAGE_SIZE
from exposure.models import Case, Category, ExposureBoardPage
from exposure.services import publishing
from site_cms.places.models import District, ResponsibleUnit
from tests.factories.exposure import NOW, many_cases

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board", show_in_menus=True))


@pytest.fixture
def spread(office, board):
    """Eleven shown cases over two categories, two units, two levels of districts, two months and the three states."""
    many_cases(office, 11)
    street = District.objects.create(code="990199001", name="测试街道", parent=office.district)
    other = ResponsibleUnit.objects.create(name="测试园林局", short_name="园林")
    flyers = Category.objects.get(code="02-01")
    keys = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    Case.objects.filter(pk__in=keys[:4]).update(category=flyers)
    Case.objects.filter(pk__in=keys[2:6]).update(unit=other)
    Case.objects.filter(pk__in=keys[5:8]).update(district=street)
    Case.objects.filter(pk__in=keys[7:]).update(filed_at=NOW + timedelta(days=31))
    Case.objects.filter(pk__in=keys[:3]).update(state="in_progress", due_at=NOW, closed_at=None)
    Case.objects.filter(pk__in=keys[3:5]).update(state="in_progress", has_deadline=False, closed_at=None)
    return board


def options(page: str) -> list[tuple[str, str, int]]:
    """(address, label, count) of every facet's link."""
    found = re.findall(r'<a href="([^"]+)" rel="nofollow"[^>]*>([^<]+)<span class="facet__count">(\d+)<', page)
    return [(unescape(address), label.strip(), int(count)) for address, label, count in found]


def total(page: str) -> int:
    return int(re.search(r'id="board-count">\D*(\d+)', page)[1])


def get(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_every_facet_is_there_with_its_counts(client, spread):
    page = get(client, "/board/")
    counts = {label: n for _address, label, n in options(page)}
    assert total(page) == 11
    assert counts["未销号"] == 5 and counts["超期"] == 3 and counts["已销号"] == 6
    assert counts["非法小广告"] == 4 and counts["暴露垃圾"] == 7
    assert counts["城管"] == 7 and counts["园林"] == 4
    assert counts["测试区"] == 11  # with its sub-districts
    assert counts["2026年3月"] == 7 and counts["2026年4月"] == 4


def test_a_link_leads_to_as_many_cases_as_it_says(client, spread):
    """From the board and from every list one step on: counts hold with the other choices applied."""
    start = options(get(client, "/board/"))
    for address, label, n in start:
        page = get(client, address)
        assert total(page) == n == page.count('class="card"'), label
        for further, name, count in options(page):
            assert total(get(client, further)) == count or 'aria-current="true">' + name in page, (label, name)


def test_a_chosen_district_shows_its_parts(client, spread, office):
    page = get(client, f"/board/?district={office.district.pk}")
    assert ("测试街道", 3) in [(label, n) for _address, label, n in options(page)]
    assert "测试街道" not in get(client, "/board/")


def test_chips_take_one_choice_away_each(client, spread, office):
    page = get(client, f"/board/?state=closed&unit={office.unit.pk}&month=2026-03")
    chips = [unescape(address) for address in re.findall(r'<li><a href="([^"]+)">[^<]+<span aria-hidden', page)]
    assert len(chips) == 3
    assert f"/board/?unit={office.unit.pk}&month=2026-03" in chips
    assert '<meta name="robots" content="noindex, follow">' in page


def test_pages_hold_every_case_once_and_keep_the_choice(client, office, board):
    many_cases(office, 2 * PAGE_SIZE + 5)
    address, seen = "/board/?state=closed", []
    while address:
        page = get(client, address)
        seen += re.findall(r'<h3><a href="(/case/\d+)"', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(older[1]) if older else ""
        assert not address or "state=closed" in address
    assert len(seen) == len(set(seen)) == 2 * PAGE_SIZE + 5


@pytest.mark.parametrize("name", ["state", "category", "unit", "district", "month", "before"])
@pytest.mark.parametrize(
    "value", ["%00", "x" * 5000, "-1", "1'--", "９", "9" * 18, "2026-13", "2026-00", "%E4%B8%80", "1.5"]
)
def test_garbage_in_a_choice_is_passed_over(client, office, board, name, value):
    office.show(office.assigned())
    assert client.get(f"/board/?{name}={value}").status_code == 200
    assert client.get(f"/board/atom/?{name}={value}").status_code == 200


def entries(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200 and "xml" in response["Content-Type"]
    return [entry.find(f"{ATOM}id").text for entry in ElementTree.fromstring(response.content).iter(f"{ATOM}entry")]


def test_feeds_hold_what_the_same_choice_shows(client, spread, office):
    assert len(entries(client, "/board/atom/")) > 0
    flyers = Category.objects.get(code="02-01").pk
    for query in (f"unit={office.unit.pk}", f"category={flyers}", f"district={office.district.pk}"):
        on_page = re.findall(r'<h3><a href="(/case/\d+)"', get(client, f"/board/?{query}"))
        in_feed = [address.removeprefix("http://testserver") for address in entries(client, f"/board/atom/?{query}")]
        approved = {case.get_absolute_url() for case in Case.objects.with_pictures() if publishing.shown_text(case)}
        assert in_feed == [address for address in on_page if address in approved]


def test_a_feed_tells_the_case_in_its_approved_words_with_its_picture(client, office, board):
    case = office.show(office.closed())
    body = client.get("/board/atom/").content.decode()
    assert case.title in body and case.summary in body
    picture = re.search(
        r'<link rel="enclosure" href="http://testserver([^"]+)"|href="http://testserver([^"]+)" rel="enclosure"', body
    )
    assert client.get(picture[1] or picture[2]).status_code == 200
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    assert case.title not in client.get("/board/atom/").content.decode()


def test_a_changed_text_leaves_the_feed(client, office, board):
    case = office.show(office.assigned())
    Case.objects.filter(pk=case.pk).update(summary="没有人审过的话")
    assert "没有人审过的话" not in client.get("/board/atom/").content.decode()


@pytest.mark.parametrize("words", ["对面垃圾", "對面垃圾", "圾", "垃圾 市场", "试场对面拉圾", "shichangdui", "scdmlj"])
def test_the_box_finds_as_the_sites_search_does(client, office, board, words):
    shown, hidden = office.show(office.assigned()), office.assigned()
    page = get(client, f"/board/?{urlencode({'q': words})}")
    assert shown.get_absolute_url() in page and hidden.get_absolute_url() not in page
    assert total(page) == 1
    assert all(count == 1 and "q=" in address for address, _label, count in options(page))
    feed = ElementTree.fromstring(get(client, f"/board/atom/?{urlencode({'q': words})}"))
    assert len(feed.findall(f"{ATOM}entry")) == 1


def test_the_box_holds_with_the_other_choices(client, office, board, django_assert_max_num_queries):
    case = office.show(office.assigned())
    words = urlencode({"q": "对面垃圾"})
    get(client, f"/board/?{words}")
    with django_assert_max_num_queries(10):
        page = get(client, f"/board/?{words}&unit={case.unit_id}")
    assert total(page) == 1
    assert f'<input type="hidden" name="unit" value="{case.unit_id}">' in page
    assert f'href="/board/?unit={case.unit_id}"' in page  # taking the words away
    assert total(get(client, f"/board/?{words}&unit={case.unit_id + 1}")) == 0
    assert total(get(client, "/board/?" + urlencode({"q": "没有这样的事"}))) == 0


def test_a_receipt_in_the_box_is_not_searched_for(client, office, board):
    response = client.get("/board/", {"q": office.report().receipt})
    assert response.status_code == 302 and response["Location"] == "/search/?receipt=1"


@pytest.mark.parametrize("words", ["\x00", '"', "%", "“", "-", "公 " * 3000, "🐼", "㍿" * 90])
def test_no_words_are_an_error(client, office, board, words):
    office.show(office.assigned())
    get(client, f"/board/?{urlencode({'q': words})}")
