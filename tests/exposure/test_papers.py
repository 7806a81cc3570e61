"""Papers: numbered once, frozen, printed as page and PDF; and the three lists, which start no formula."""

import csv
import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest

from exposure.models import Case, PromptLetter, RectificationNotice, ReminderCard
from exposure.services import papers
from exposure.services.cases import return_to_filed
from exposure.services.escalation import escalate
from exposure.services.lists import LISTS
from site_cms.audit.models import AuditEvent
from site_cms.papers.pdf import CannotBeSet, typeset
from tests.factories.exposure import NOW, SHANGHAI
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def test_a_hand_over_gives_a_numbered_notice(office):
    first, second = office.assigned(), office.assigned()
    numbers = [case.notices.get().number for case in (first, second)]
    assert numbers == ["创城整改〔2026〕0001号", "创城整改〔2026〕0002号"]
    facts = dict(first.notices.get().content["facts"])
    assert facts["案件编号"] == first.number and facts["整改期限"].startswith("2026年3月4日")
    assert first.notices.get().content["to"] == office.unit.name
    event = AuditEvent.objects.get(subject=f"exposure.case:{first.pk}", action="case.assign")
    assert event.payload.data["notice"] == numbers[0]


def test_numbers_begin_anew_each_year_and_a_refused_step_takes_none(office):
    office.assigned()
    with pytest.raises(Exception, match=""):
        return_to_filed(office.assigned(now=NOW + timedelta(days=365)), actor=office.commander, now=NOW)
    assert [notice.number for notice in RectificationNotice.objects.order_by("pk")] == [
        "创城整改〔2026〕0001号",
        "创城整改〔2027〕0001号",
    ]


def test_a_paper_says_the_same_when_it_is_printed_again(office):
    case = office.assigned()
    before = papers.printed(case.notices.get())
    Case.objects.filter(pk=case.pk).update(title="后来改的标题")
    assert papers.printed(case.notices.get()) == before


def test_each_step_about_a_deadline_is_a_card(office):
    case = office.in_progress()
    escalate(NOW + timedelta(days=3))
    card = ReminderCard.objects.get()
    assert card.content["heading"] == "催办通知" and card.number == "创城提醒〔2026〕0001号"
    assert card.escalation.case == case
    escalate(NOW + timedelta(days=3))
    assert ReminderCard.objects.count() == 1


def test_one_letter_a_unit_and_month(office):
    for _ in range(2):
        office.in_progress()
    office.closed()
    the_first = datetime(2026, 4, 1, 0, 10, tzinfo=SHANGHAI)
    assert len(papers.issue_letters(the_first)) == 1
    assert papers.issue_letters(the_first + timedelta(days=4)) == []
    letter = PromptLetter.objects.get()
    assert letter.month == date(2026, 3, 1) and len(letter.content["rows"]) == 2
    assert "2件" in letter.content["sentences"][0]


def test_pdf_and_page(client, home, office):
    case = office.assigned()
    notice = case.notices.get()
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    address = f"/admin/exposure/papers/notice/{notice.pk}"
    page = client.get(f"{address}/").content.decode()
    assert notice.number in page and case.title in page and f"{address}.pdf" in page
    pdf = client.get(f"{address}.pdf")
    assert pdf.content.startswith(b"%PDF-") and pdf["Content-Type"] == "application/pdf"
    assert b"NotoSansSC" in pdf.content
    listed = client.get("/admin/exposure/papers/notice/").content.decode()
    assert notice.number in listed


def test_a_character_without_a_glyph_is_named(client, home, office):
    case = office.assigned()
    notice = case.notices.get()
    notice.content["facts"].append(["备注", "字𰻝"])
    notice.save()
    with pytest.raises(CannotBeSet) as error:
        papers.pdf_of(notice)
    assert error.value.characters == ["𰻝"]
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    response = client.get(f"/admin/exposure/papers/notice/{notice.pk}.pdf")
    assert response.status_code == 422 and "𰻝" in response.content.decode()


def test_what_looks_like_markup_is_text(office):
    content = papers.printed(office.assigned().notices.get())
    content["sentences"] = ['#import "x": * $ _a_ [b] \\ <label> @ref = 标题']
    assert typeset(papers.TEMPLATE, content).startswith(b"%PDF-")


def test_a_unit_reads_its_own_papers_only(client, home, office):
    case = office.assigned()
    notice = case.notices.get()
    client.force_login(office.member)
    assert notice.number in client.get("/desk/papers/").content.decode()
    assert client.get(f"/desk/papers/notice/{notice.pk}/").status_code == 200
    assert client.get(f"/desk/papers/notice/{notice.pk}.pdf").content.startswith(b"%PDF-")
    client.force_login(person("exposure.answer_case"))
    assert notice.number not in client.get("/desk/papers/").content.decode()
    for end in ("/", ".pdf"):
        assert client.get(f"/desk/papers/notice/{notice.pk}{end}").status_code == 404


@pytest.mark.parametrize("address", ["papers/x/", "papers/notice/999/", "papers/card/999.pdf", "lists/x/"])
def test_papers_and_lists_that_are_not_there(client, home, office, address):
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    assert client.get(f"/admin/exposure/{address}").status_code == 404


@pytest.mark.parametrize("name", list(LISTS))
def test_the_three_lists(client, home, office, name):
    case = office.closed() if name == "rectification" else office.in_progress()
    Case.objects.filter(pk=case.pk).update(title='=cmd|"/C calc"!A0')
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    address = f"/admin/exposure/lists/{name}/"
    assert case.number in client.get(address).content.decode()
    text = b"".join(client.get(f"{address}?format=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == LISTS[name].head and len(rows) == 2
    assert '\'=cmd|"/C calc"!A0' in rows[1] and case.number in rows[1]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}?format=xlsx").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert case.number in [cell.value for cell in cells]
    assert case.number in client.get(f"{address}?format=print").content.decode()
    assert AuditEvent.objects.filter(chain="exposure:exports").count() == 2
    client.force_login(office.member)
    assert case.number in client.get(f"/desk/lists/{name}/").content.decode()
    client.force_login(person("exposure.answer_case"))
    assert case.number not in client.get(f"/desk/lists/{name}/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "?unit=x",
        "?unit=%00",
        "?unit=９",
        "?from=2026-09-31",
        "?to=9999-99-99",
        "?state=%27",
        "?format=exe",
        "?from=" + "9" * 5000,
    ],
)
def test_lists_pass_over_garbage(client, home, office, query):
    case = office.in_progress()
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    response = client.get(f"/admin/exposure/lists/problem/{query}")
    assert response.status_code == 200 and case.number in response.content.decode()
