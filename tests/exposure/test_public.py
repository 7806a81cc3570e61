"""What the public sees of a case, and what it never sees."""

import pytest

from exposure.choices import PublicationState
from exposure.models import Case, ExposureBoardPage, Publication
from exposure.services import publishing
from tests.factories.exposure import NOW, picture

from .test_resident import body

pytestmark = pytest.mark.django_db


def paths(case):
    before = case.publications.get(kind="before")
    return f"/case/{case.number}", f"/case/{case.number}/{before.content_hash}"


def test_nothing_is_public_before_two_people_have_looked(client, home, office):
    case = office.assigned()
    page, _ = paths(case)
    assert client.get(page).status_code == 404
    publication = case.publications.get(kind="before")
    redacted = publishing.redact_picture(
        publication, [{"x": 9, "y": 9, "width": 50, "height": 50}], style="solid", actor=office.redactor, now=NOW
    )
    assert client.get(f"{page}/{redacted.content_hash}").status_code == 404
    text = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    assert client.get(page).status_code == 404
    text = publishing.approve(text, sha256=text.content_hash, checklist={}, actor=office.approver, now=NOW)
    assert client.get(page).status_code == 404
    publishing.publish(text, actor=office.approver, now=NOW)
    assert client.get(page).status_code == 200
    assert client.get(f"{page}/{redacted.content_hash}").status_code == 404


def test_a_shown_case_has_its_page_and_picture(client, home, office):
    case = office.show(office.closed())
    page, photo = paths(case)
    response = client.get(page)
    body = response.content.decode()
    assert "市场对面垃圾成堆" in body and case.number in body and "城管" in body
    assert response["X-Robots-Tag"] == "noindex"
    served = client.get(photo)
    assert served.status_code == 200 and served["Content-Type"] == "image/jpeg"
    assert b"Exif" not in served.content


def test_other_bytes_are_not_served(client, home, office):
    case = office.show(office.assigned())
    page, photo = paths(case)
    derivative = case.publications.get(kind="before").redaction.derivative
    with open(derivative.path, "wb") as file:
        file.write(picture("red").getvalue())
    assert client.get(photo).status_code == 404
    assert client.get(page).status_code == 200


def test_a_changed_text_takes_the_page_away(client, home, office):
    case = office.show(office.assigned())
    Case.objects.filter(pk=case.pk).update(title="被改过的标题")
    assert client.get(f"/case/{case.number}").status_code == 404


def test_taken_down_is_gone_at_once_and_the_case_goes_on(client, home, office):
    case = office.show(office.assigned())
    page, photo = paths(case)
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    assert client.get(page).status_code == 410
    assert client.get(photo).status_code == 404
    assert Case.objects.get(pk=case.pk).state == "assigned"


def test_a_held_picture_is_hidden(client, home, office):
    case = office.show(office.assigned())
    _, photo = paths(case)
    Publication.objects.filter(case=case, kind="before").update(state=PublicationState.HELD)
    assert client.get(photo).status_code == 404


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board", show_in_menus=True))


def test_board_lists_what_is_shown_and_filters(client, office, board):
    shown, hidden = office.show(office.assigned()), office.assigned()
    page = client.get("/board/").content.decode()
    assert shown.get_absolute_url() in page and hidden.get_absolute_url() not in page
    assert shown.get_absolute_url() not in client.get("/board/?state=closed").content.decode()
    assert shown.get_absolute_url() in client.get(f"/board/?unit={office.unit.pk}").content.decode()


@pytest.mark.parametrize(
    "query",
    ["?state=%00", "?unit=abc", "?unit=-1", "?before=9" + "9" * 40, "?before=x", "?unit=%EF%BC%91", "?district=1'"],
)
def test_board_passes_over_garbage(client, office, board, query):
    assert client.get("/board/" + query).status_code == 200


def test_home_page_shows_the_newest_cases(client, office, board):
    case = office.show(office.assigned())
    page = client.get("/").content.decode()
    assert case.get_absolute_url() in page and "/report/" in page


def test_board_and_case_cost_few_queries(client, office, board, django_assert_max_num_queries):
    for _ in range(3):
        office.show(office.assigned())
    client.get("/board/")
    with django_assert_max_num_queries(10):
        body = client.get("/board/").content.decode()
    assert body.count('class="card"') == 3
    with django_assert_max_num_queries(8):
        client.get(f"/case/{Case.objects.first().number}")


def test_a_case_taken_down_leaves_the_board(client, office, board):
    case = office.show(office.assigned())
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    assert case.get_absolute_url() not in client.get("/board/").content.decode()


MARKERS = {"contact": "标记联系方式", "description": "标记描述文字", "place_words": "标记位置文字"}
ANSWERS = {
    "标记问题": {"answer": "标记回答", "is_public": False},
    "几天": {"answer": "标记可公开回答", "is_public": True},
}


def test_nothing_of_the_reporter_is_on_any_public_or_unit_page(client, home, office, board):
    case = office.filed(**MARKERS, answers=ANSWERS)
    Case.objects.filter(pk=case.pk).update(place_words="")
    from exposure.services import cases

    case = cases.assign_case(Case.objects.get(pk=case.pk), unit=office.unit, actor=office.commander, now=NOW)
    office.show(case)
    client.force_login(office.member)
    for path in (
        "/",
        "/board/",
        f"/board/?unit={office.unit.pk}",
        "/board/atom/",
        "/board/figures/",
        f"/search/?q={case.title}",
        f"/case/{case.number}",
        "/desk/cases/",
        f"/desk/cases/{case.number}/",
        "/sitemap.xml",
        "/sitemap-pages.xml",
    ):
        body = client.get(path).content.decode()
        assert "标记" not in body, path
    neighbour = client.post("/report/", _look(client, case)).content.decode()  # shows open cases nearby
    assert case.number in neighbour and "标记" not in neighbour


def _look(client, case) -> dict:
    """Another resident's second step for the same category and district."""
    return body(client, case.district) | {"step": "preview"}


def test_a_unit_sees_its_own_cases_only(client, home, office):
    from tests.factories.people import person

    case = office.assigned()
    other = person("exposure.answer_case", unit=type(office.unit).objects.create(name="另一个单位"))
    client.force_login(office.member)
    assert case.title in client.get("/desk/cases/").content.decode()
    assert client.get(f"/desk/cases/{case.number}/").status_code == 200
    client.force_login(other)
    assert case.title not in client.get("/desk/cases/").content.decode()
    assert client.get(f"/desk/cases/{case.number}/").status_code == 404


def test_a_unit_works_its_case_without_javascript(client, home, office):
    case = office.assigned()
    client.force_login(office.member)
    address = f"/desk/cases/{case.number}/"
    with_now = {"action": "accept", "plan": "今天清运"}
    assert client.post(address, with_now).status_code == 302
    assert client.post(address, {"action": "submit", "text": "已清运"}).status_code == 422
    assert client.post(address, {"action": "submit", "text": "已清运", "photos": [picture("green")]}).status_code == 302
    assert Case.objects.get(pk=case.pk).state == "submitted"
    assert client.post(address, {"action": "fly"}).status_code == 422
