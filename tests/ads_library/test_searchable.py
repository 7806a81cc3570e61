"""What the site's search finds of the library, where codes lead, and the pages they lead to."""

import datetime as dt

import pytest
from django.urls import reverse

from ads_library.choices import DesignState, PlacementState
from ads_library.models import Carrier, ExternalCode
from site_cms.search.models import Document
from tests.factories.ads_library import (
    CarrierFactory,
    FaceFactory,
    PlaceFactory,
    PlacementFactory,
    approved_design,
    library_page,
)


@pytest.fixture
def library(home):
    return library_page(home)


@pytest.fixture
def placement(library, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        place = PlaceFactory(name="清泉广场", place_type="square")
        return PlacementFactory(
            place=place, face=FaceFactory(carrier__place=place), content="光盘行动从我做起", position="东入口"
        )


def hits(client, words):
    return [hit["title"] for hit in client.get("/api/v1/search/", {"q": words}).json()["hits"]]


def test_an_approved_design_is_found_by_its_inscription_and_a_withdrawn_one_is_not(client, library):
    design = approved_design("礼让斑马线", inscription="车让人，人快走")
    assert hits(client, "车让人") == ["礼让斑马线"]
    assert hits(client, "lirangbanmaxian") == ["礼让斑马线"]
    assert client.get("/api/v1/search/", {"q": "车让人"}).json()["hits"][0]["url"] == f"{library.url}{design.code}/"
    type(design).objects.filter(pk=design.pk).update(state=DesignState.WITHDRAWN)  # no signal: asked again when shown
    assert hits(client, "车让人") == []
    design.refresh_from_db()
    design.save()
    assert not Document.objects.filter(kind="design").exists()


def test_a_place_is_found_by_what_is_on_show_there(client, placement):
    assert hits(client, "光盘行动") == ["清泉广场"]
    assert hits(client, "东入口") == ["清泉广场"]


def test_a_place_leaves_the_search_with_its_last_placement(client, placement, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        placement.live_until, placement.state = dt.date(2026, 2, 1), PlacementState.REMOVED
        placement.save()
    assert not Document.objects.filter(kind="place").exists()
    assert client.get(reverse("place", args=[placement.place_id])).status_code == 404


def test_a_placement_taken_away_takes_its_words_along(client, placement, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        PlacementFactory(place=placement.place, content="节约用水")
        placement.delete()
    assert hits(client, "节约用水") == ["清泉广场"]
    assert hits(client, "光盘行动") == []


@pytest.mark.parametrize("typed", ["{code}", " {upper} ", "GG-0７1", "gg-071"])
def test_a_board_code_typed_into_the_box_leads_to_the_board(client, placement, typed):
    carrier = placement.face.carrier
    ExternalCode.objects.create(carrier=carrier, scheme="ledger", code="GG-071")
    answer = client.get("/search/", {"q": typed.format(code=carrier.code, upper=carrier.code.upper())})
    assert answer.headers["Location"] == reverse("board", args=[carrier.code])
    Carrier.objects.filter(pk=carrier.pk).update(removed_on="2026-03-01")
    assert client.get("/search/", {"q": carrier.code}).status_code == 200
    assert client.get(reverse("board", args=[carrier.code])).status_code == 404


def test_a_place_code_leads_to_the_place(client, placement):
    type(placement.place).objects.filter(pk=placement.place_id).update(code="MH-G04")
    assert client.get("/search/", {"q": "mh-g04"}).headers["Location"] == reverse("place", args=[placement.place_id])


def test_the_board_says_what_it_shows_and_what_it_showed(client, placement, django_assert_max_num_queries):
    face = placement.face
    PlacementFactory(
        place=placement.place,
        face=face,
        content="旧海报",
        live_until=dt.date(2025, 12, 31),
        live_from=dt.date(2025, 1, 1),
    )
    design = approved_design("文明出行")
    PlacementFactory(place=placement.place, face=face, design_version=design.versions.get())
    address = reverse("board", args=[face.carrier.code.upper()])
    client.get(address)
    with django_assert_max_num_queries(10):
        html = client.get(address).content.decode()
    assert "光盘行动从我做起" in html
    assert "文明出行" in html
    assert html.index("旧海报") > html.index("以往展示") > html.index("光盘行动从我做起")


def test_a_place_lists_all_that_is_on_show_page_by_page(client, placement, django_assert_max_num_queries):
    for number in range(55):
        PlacementFactory(place=placement.place, content=f"第{number}块")
    address = reverse("place", args=[placement.place_id])
    client.get(address)
    with django_assert_max_num_queries(10):
        html = client.get(address).content.decode()
    assert "正在展示 56 处" in html
    assert reverse("board", args=[placement.face.carrier.code]) in html
    assert "第53块" not in html
    after = html.split('href="?after=')[1].split('"')[0]
    assert "第53块" in client.get(address, {"after": after}).content.decode()
    for garbage in ("x", "9" * 40, "-1", "²", "\x00"):
        assert client.get(address, {"after": garbage}).status_code == 200


@pytest.mark.parametrize("address", ["/place/0/", "/place/99999999999999999999/", "/b/none", "/b/zzzzzzzz"])
def test_what_is_not_there_is_missing(client, db, address):
    assert client.get(address).status_code == 404


def test_a_board_without_pictures_says_so(client, library):
    assert "此处目前没有展示内容。" in client.get(reverse("board", args=[CarrierFactory().code])).content.decode()
