"""The board cannot be switched on without an impact assessment that a leader signed who did not write it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from exposure.models import BoardOpening, Case, ExposureBoardPage, ImpactAssessment
from exposure.services import publishing, reports
from exposure.services.assessment import (
    CHAIN,
    BoardRefused,
    close_board,
    open_board,
    sign_assessment,
    write_assessment,
)
from exposure.workflow import TransitionRefused
from site_cms.audit.services import verify_chain
from tests.factories.exposure import ASSESSMENT, NOW
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def refusal(call) -> str:
    with pytest.raises(BoardRefused) as error:
        call()
    assert str(error.value.message)
    return error.value.code


@pytest.fixture
def closed(office):
    """An office whose board is closed."""
    BoardOpening.objects.all().delete()
    ImpactAssessment.objects.all().delete()
    return office


def test_it_opens_with_a_signed_assessment_only(closed):
    assessment = write_assessment(actor=closed.inspector, now=NOW, **ASSESSMENT)
    assert refusal(lambda: open_board(assessment, actor=closed.leader, now=NOW)) == "unsigned"
    assert refusal(lambda: sign_assessment(assessment, actor=closed.inspector, now=NOW)) == "permission"
    signed = sign_assessment(assessment, actor=closed.leader, now=NOW)
    assert refusal(lambda: sign_assessment(signed, actor=closed.leader, now=NOW)) == "signed"
    assert refusal(lambda: open_board(signed, actor=closed.inspector, now=NOW)) == "permission"
    opening = open_board(signed, actor=closed.leader, now=NOW)
    assert open_board(signed, actor=closed.leader, now=NOW) == opening
    assert not verify_chain(CHAIN)


def test_nobody_signs_what_they_wrote(closed):
    both = person("exposure.write_assessment", "exposure.sign_assessment")
    assessment = write_assessment(actor=both, now=NOW, **ASSESSMENT)
    assert refusal(lambda: sign_assessment(assessment, actor=both, now=NOW)) == "same_person"


@pytest.mark.parametrize("missing", list(ASSESSMENT))
def test_an_assessment_answers_every_question(closed, missing):
    words = ASSESSMENT | {missing: "  "}
    assert refusal(lambda: write_assessment(actor=closed.inspector, now=NOW, **words)) == "incomplete"


def test_it_is_kept_for_three_years(office, time_machine):
    assessment = ImpactAssessment.objects.get()
    BoardOpening.objects.all().delete()
    time_machine.move_to(NOW + timedelta(days=3 * 365 - 1), tick=False)
    with pytest.raises(TypeError):
        assessment.delete()
    time_machine.move_to(NOW + timedelta(days=3 * 366 + 1), tick=False)
    assessment.delete()


def test_nothing_is_published_while_it_is_closed(office):
    case = office.assigned()
    text = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    text = publishing.approve(text, sha256=text.content_hash, checklist={}, actor=office.approver, now=NOW)
    close_board(reason="年度复评", actor=office.leader, now=NOW)
    with pytest.raises(TransitionRefused) as error:
        publishing.publish(text, actor=office.approver, now=NOW)
    assert error.value.code == "board"


def test_closing_takes_everything_off_and_opening_brings_it_back(client, home, office):
    board = home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))
    case = office.show(office.closed())
    picture = case.publications.get(kind="before")
    page, photo = case.get_absolute_url(), f"{case.get_absolute_url()}/{picture.approved_hash}"

    def seen():
        words = client.get("/search/", {"q": case.title}).content.decode()
        return [
            client.get(page).status_code,
            client.get(photo).status_code,
            page in client.get(board.url).content.decode(),
            page in client.get("/").content.decode(),
            page in words,
        ]

    assert seen() == [200, 200, True, True, True]
    close_board(reason="年度复评", actor=office.leader, now=NOW)
    assert seen() == [404, 404, False, False, False]
    open_board(ImpactAssessment.objects.get(), actor=office.leader, now=NOW)
    assert seen() == [200, 200, True, True, True]


def test_a_newer_assessment_takes_the_place_of_the_old(office):
    newer = write_assessment(actor=office.inspector, now=NOW, **ASSESSMENT)
    open_board(sign_assessment(newer, actor=office.leader, now=NOW), actor=office.leader, now=NOW)
    assert BoardOpening.objects.get(closed_at=None).assessment == newer
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardOpening.objects.create(assessment=newer, opened_by=office.leader, opened_at=NOW)


def test_a_case_has_the_legal_basis_of_the_assessment_or_its_own(client, home, office):
    case = office.show(office.assigned())
    assert (case.legal_basis, case.legal_note) == (ASSESSMENT["legal_basis"], ASSESSMENT["clause"])
    page = client.get(case.get_absolute_url()).content.decode()
    assert "舆论监督" in page and ASSESSMENT["clause"] in page
    report = reports.start_verifying(office.report().report, actor=office.officer, now=NOW)
    own = reports.file_case(
        report,
        title="围挡倾斜",
        summary="围挡倾斜",
        legal_basis="penalty",
        legal_note="某罚〔2026〕8号",
        actor=office.officer,
        now=NOW,
    )
    assert own.legal_note == "某罚〔2026〕8号"


def test_no_case_is_shown_without_its_legal_basis(office):
    case = office.assigned()
    Case.objects.filter(pk=case.pk).update(legal_basis="", legal_note="")
    with pytest.raises(TransitionRefused) as error:
        office.show(Case.objects.get(pk=case.pk))
    assert error.value.code == "basis"


def test_in_the_admin(client, home, closed):
    admin = "wagtailadmin.access_admin"
    address = "/admin/exposure/board/"
    writer = person(admin, "exposure.write_assessment")
    leader = person(admin, "exposure.sign_assessment")
    client.force_login(person(admin, "exposure.view_case"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(writer)
    assert "曝光台未开通" in client.get(address).content.decode()
    assert client.post(address, {"action": "write", "purpose": "只填一项"}).status_code == 422
    assert client.post(address, {"action": "write", **ASSESSMENT}).status_code == 302
    assessment = ImpactAssessment.objects.get()
    for action in ("sign", "open"):
        assert client.post(address, {"action": action, "assessment": assessment.pk}).status_code == 422
    client.force_login(leader)
    for number in ("", "x", "9" * 30, "０", "999"):
        assert client.post(address, {"action": "sign", "assessment": number}).status_code == 404
    for action in ("sign", "open"):
        assert client.post(address, {"action": action, "assessment": assessment.pk}).status_code == 302
    assert "曝光台已向公众开放" in client.get(address).content.decode()
    assert client.post(address, {"action": "close"}).status_code == 422
    assert client.post(address, {"action": "close", "reason": "年度复评"}).status_code == 302
    assert not BoardOpening.objects.filter(closed_at=None).exists()
    assert client.post(address, {"action": "打开\0"}).status_code == 422
