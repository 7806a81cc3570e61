"""Numbered issues of the board: composed by editors, true to what is shown now."""

import json
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError

from exposure.blocks import CaseBlock, SupervisionBlock
from exposure.demo_issues import REPORTS
from exposure.models import Case, ExposureBoardPage, IssuePage
from exposure.services import publishing
from exposure.textscan import unsettled
from tests.factories.exposure import NOW, many_cases

pytestmark = pytest.mark.django_db
REPORT = {
    "title": "出口占道",
    "place": "米市商业街",
    "unit": "市城管局",
    "text": "货筐占用出口。",
    "found_on": NOW.date(),
}


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))


def issue(board, number=1, items=(("report", REPORT),), **fields) -> IssuePage:
    now = timezone.now()
    page = IssuePage(
        title=f"曝光台第{number}期",
        slug=f"issue-{number}",
        number=number,
        items=list(items),
        first_published_at=now,
        **fields,
    )
    return board.add_child(instance=page)


def test_an_issue_shows_its_cases_and_reports_in_order(client, office, board):
    first, second = office.show(office.assigned()), office.show(office.closed())
    issue(board, 7, [("case", {"number": second.number}), ("case", {"number": first.number}), ("report", REPORT)])
    page = client.get("/board/issue-7/").content.decode()
    assert "第7期" in page and "出口占道" in page and "市城管局" in page
    assert page.index(second.get_absolute_url()) < page.index(first.get_absolute_url())


def test_what_is_taken_down_leaves_the_issue_at_once(client, office, board):
    case = office.show(office.assigned())
    issue(board, items=[("case", {"number": case.number}), ("report", REPORT)])
    assert case.get_absolute_url() in client.get("/board/issue-1/").content.decode()
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    assert case.get_absolute_url() not in client.get("/board/issue-1/").content.decode()


def test_only_a_case_that_is_shown_can_be_chosen(office, board):
    hidden, shown = office.assigned(), office.show(office.assigned())
    block = CaseBlock()
    assert block.clean(block.to_python({"number": shown.number}))["number"] == shown.number
    for number in (hidden.number, "2026999999", "x", "\0", "9" * 500, ""):
        with pytest.raises((StructBlockValidationError, ValidationError)):
            block.clean(block.to_python({"number": number}))


@pytest.mark.parametrize("name", ["title", "place", "text"])
@pytest.mark.parametrize("words", ["车牌吉A12345", "电话13800138000", "微信 abc_12345"])
def test_nobody_can_be_told_from_a_report(board, name, words):
    block = SupervisionBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({**REPORT, "found_on": "2026-03-04", name: words}))


def test_a_number_belongs_to_one_issue(board):
    issue(board, 3)
    with pytest.raises(ValidationError):
        IssuePage(title="又一期", slug="x", number=3, items=[]).clean()


def test_the_list_and_its_feed(client, board):
    for number in range(1, 34):
        issue(board, number)
    page = client.get("/board/issues/").content.decode()
    assert "第33期" in page and "第4期" in page and "第3期" not in page
    assert "第3期" in client.get("/board/issues/?before=4").content.decode()
    feed = ElementTree.fromstring(client.get("/board/issues/atom/").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 30
    address = entries[0].find("{http://www.w3.org/2005/Atom}id").text
    assert client.get(address.removeprefix("http://testserver")).status_code == 200
    for garbage in ("%00", "x", "-1", "９", "9" * 60):
        assert client.get(f"/board/issues/?before={garbage}").status_code == 200


def test_an_issue_costs_the_same_with_one_case_and_with_forty(client, office, board, django_assert_max_num_queries):
    many_cases(office, 40)
    numbers = list(Case.objects.values_list("number", flat=True))
    issue(board, 1, [("case", {"number": numbers[0]})])
    issue(board, 2, [("case", {"number": number}) for number in numbers])
    for address, cards in (("/board/issue-1/", 1), ("/board/issue-2/", 40)):
        client.get(address)
        with django_assert_max_num_queries(8):
            assert client.get(address).content.decode().count('class="card"') == cards


def test_the_demo_s_reports_name_no_person():
    assert len(REPORTS) == 22
    assert not [row for row in REPORTS if unsettled(json.dumps(row, ensure_ascii=False))]
