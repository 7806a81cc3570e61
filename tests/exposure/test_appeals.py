"""Appeals without an account, statements of the unit, corrections: what each does to the public page, and what none may do."""

import re
import time
from datetime import timedelta

import pytest
from django.core import signing

from exposure.forms import APPEAL_SALT
from exposure.models import Appeal, Case, CaseNote
from exposure.services import notes
from exposure.services.appeals import AppealRefused, counters, decide_appeal, submit_appeal
from exposure.services.retention import run_retention
from exposure.waiting import appeals_to_decide, notes_to_approve
from site_cms.audit.models import AuditPayload
from site_cms.audit.services import verify_chain
from site_cms.intake.receipts import new_form_key
from tests.factories.exposure import NOW
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(office):
    return office.show(office.closed())


def picture_of(case, kind="before"):
    return case.publications.get(kind=kind)


def about(case, kind="before", **fields):
    return submit_appeal(
        case,
        form_key=fields.pop("form_key", new_form_key()),
        ground=fields.pop("ground", "i_am_shown"),
        publication=picture_of(case, kind) if kind else None,
        now=fields.pop("now", NOW),
        **fields,
    )


def photo(case, kind="before"):
    return f"{case.get_absolute_url()}/{picture_of(case, kind).content_hash}"


def test_the_first_appeal_hides_the_picture_at_once_and_once_a_case(client, home, shown):
    assert client.get(photo(shown)).status_code == 200
    assert about(shown).appeal.hid_at == NOW
    assert client.get(photo(shown)).status_code == 404
    assert client.get(photo(shown, "after")).status_code == 200
    assert about(shown, "after").appeal.hid_at is None
    assert client.get(photo(shown, "after")).status_code == 200
    assert client.get(shown.get_absolute_url()).status_code == 200


def test_an_appeal_about_the_words_hides_nothing(shown):
    assert about(shown, None, ground="wrong_fact").appeal.hid_at is None
    assert shown.publications.get(kind="text").state == "published"


def test_over_quota_or_from_a_machine_hides_nothing(shown):
    assert about(shown, is_strict=True).appeal.hid_at is None
    for _ in range(20):
        last = about(shown, None, address="203.0.113.9")
    assert not last.appeal.submission.is_strict
    over = about(shown, address="203.0.113.9")
    assert over.appeal.hid_at is None and over.appeal.submission.is_strict


def test_the_same_form_twice_is_one_appeal_with_the_same_receipt(shown):
    first = about(shown, form_key="k" * 22)
    second = about(shown, form_key="k" * 22)
    assert (first.receipt, first.appeal) == (second.receipt, second.appeal) and not second.is_new
    assert Appeal.objects.count() == 1


def test_it_is_due_in_five_working_days(shown):
    assert about(shown).appeal.due_at.date().isoformat() == "2026-03-11"  # from a Wednesday


def refusal(call, error=AppealRefused) -> str:
    with pytest.raises(error) as refused:
        call()
    assert str(refused.value.message)
    return refused.value.code


def test_a_refused_appeal_brings_the_picture_back(client, home, office, shown):
    appeal = about(shown).appeal
    assert refusal(lambda: decide_appeal(appeal, granted=False, reasons=" ", actor=office.duty, now=NOW)) == "reasons"
    assert (
        refusal(lambda: decide_appeal(appeal, granted=False, reasons="不", actor=office.leader, now=NOW))
        == "permission"
    )
    decide_appeal(appeal, granted=False, reasons="照片里认不出人", actor=office.duty, now=NOW)
    assert client.get(photo(shown)).status_code == 200
    assert refusal(lambda: decide_appeal(appeal, granted=True, reasons="再", actor=office.duty, now=NOW)) == "state"
    assert not verify_chain(shown.chain)


def test_a_granted_appeal_takes_the_picture_down_and_the_case_stays(client, home, office, shown):
    decide_appeal(about(shown).appeal, granted=True, reasons="认得出住户", actor=office.duty, now=NOW)
    assert picture_of(shown).state == "unpublished"
    assert client.get(photo(shown)).status_code == 404
    assert client.get(shown.get_absolute_url()).status_code == 200


def test_a_granted_appeal_about_the_words_takes_the_case_down(client, home, office, shown):
    decide_appeal(about(shown, None).appeal, granted=True, reasons="地点有误", actor=office.duty, now=NOW)
    assert client.get(shown.get_absolute_url()).status_code == 410


def test_who_redacted_or_approved_does_not_decide(office, shown):
    appeal = about(shown).appeal
    for worker, right in ((office.redactor, "redactor"), (office.approver, "approver")):
        judge = person("exposure.decide_appeal", "exposure.withdraw_publication")
        shown.publications.filter(kind="before").update(**{right: judge})
        assert refusal(lambda judge=judge: decide_appeal(appeal, granted=True, reasons="x", actor=judge, now=NOW)) == (
            "own_work"
        )
        shown.publications.filter(kind="before").update(**{right: worker})


def test_counters(office, shown):
    decide_appeal(about(shown).appeal, granted=True, reasons="认得出", actor=office.duty, now=NOW)
    decide_appeal(
        about(shown, None).appeal, granted=False, reasons="属实", actor=office.duty, now=NOW + timedelta(days=20)
    )
    about(shown, None)
    assert counters(NOW + timedelta(days=30)) == {"received": 3, "granted": 1, "refused": 1, "late": 2}


def test_it_waits_in_the_inbox_without_a_word_of_who_appeals(office, shown):
    about(shown, text="标记申诉文字", contact="标记申诉联系")
    items = list(appeals_to_decide(office.duty, NOW))
    assert len(items) == 1 and "标记" not in items[0].title
    assert not list(appeals_to_decide(office.leader, NOW))
    assert not AuditPayload.objects.filter(data__icontains="标记").exists()


# --- The form -----------------------------------------------------------------------------------------------------------


def opened(client, case):
    page = client.get(f"/appeal/{case.number}/")
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    return re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]


def test_an_appeal_through_the_form_and_its_receipt(client, home, office, shown, monkeypatch):
    monkeypatch.setattr("exposure.forms.FASTEST", 0)
    token = opened(client, shown)
    sent = {"token": token, "about": picture_of(shown).pk, "ground": "child", "text": "孩子入镜", "contact": "标记联系"}
    body = client.post(f"/appeal/{shown.number}/", sent).content.decode()
    receipt = re.search(r'<p class="receipt">([^<]+)</p>', body)[1]
    assert Appeal.objects.get().hid_at is not None
    again = client.post(f"/appeal/{shown.number}/", sent | {"about": "words"}).content.decode()
    assert receipt in again and Appeal.objects.count() == 1
    looked_up = client.post("/appeal/", {"receipt": receipt.lower()}).content.decode()
    assert "待答复" in looked_up and "标记" not in looked_up
    decide_appeal(Appeal.objects.get(), granted=True, reasons="确有未成年人", actor=office.duty, now=NOW)
    assert "确有未成年人" in client.post("/appeal/", {"receipt": receipt}).content.decode()


def test_a_machine_is_taken_in_and_hides_nothing(client, home, shown):
    sent = {"token": opened(client, shown), "about": picture_of(shown).pk, "ground": "other", "website": "x"}
    assert client.post(f"/appeal/{shown.number}/", sent).status_code == 200
    assert Appeal.objects.get().hid_at is None


@pytest.mark.parametrize(
    "changes",
    [
        {"about": "999999"},
        {"about": "０"},
        {"ground": "x"},
        {"ground": ""},
        {"text": "字" * 1001},
        {"text": "a\0b"},
        {"contact": "9" * 61},
        {"token": "x"},
        {"token": ""},
    ],
)
def test_garbage_is_answered_in_the_form(client, home, shown, changes):
    sent = {"token": opened(client, shown), "about": "words", "ground": "other"} | changes
    response = client.post(f"/appeal/{shown.number}/", sent)
    assert response.status_code == 422 and Appeal.objects.count() == 0


def test_a_reports_token_opens_no_appeal(client, home, shown):
    token = signing.dumps({"key": new_form_key(), "at": int(time.time())}, salt=APPEAL_SALT + "x")
    response = client.post(f"/appeal/{shown.number}/", {"token": token, "about": "words", "ground": "other"})
    assert response.status_code == 422


def test_only_what_is_shown_can_be_appealed_against(client, home, office):
    assert client.get(f"/appeal/{office.assigned().number}/").status_code == 404
    assert client.get("/appeal/2026999999/").status_code == 404


@pytest.mark.parametrize("entered", ["", "x", "AAAAA-" * 5, "字" * 300, "\0"])
def test_a_wrong_receipt_tells_nothing(client, home, entered):
    assert client.post("/appeal/", {"receipt": entered}).status_code == 422


def test_in_the_admin(client, home, office, shown):
    appeal = about(shown, contact="标记联系").appeal
    judge = person(
        "wagtailadmin.access_admin", "exposure.view_appeal", "exposure.decide_appeal", "exposure.withdraw_publication"
    )
    client.force_login(judge)
    assert shown.number in client.get("/admin/exposure/appeals/").content.decode()
    address = f"/admin/exposure/appeals/{appeal.pk}/"
    assert "标记联系" in client.get(address).content.decode()
    assert client.post(address, {"granted": "vielleicht", "reasons": ""}).status_code == 422
    assert client.post(address, {"granted": "yes", "reasons": "认得出"}).status_code == 302
    assert picture_of(shown).state == "unpublished"
    for query in ("?state=%00", "?p=x", "?state=upheld"):
        assert client.get(f"/admin/exposure/appeals/{query}").status_code == 200


# --- Statements and corrections -----------------------------------------------------------------------------------------


def test_a_statement_stands_under_the_case_when_another_has_approved_it(client, home, office, shown):
    client.force_login(office.member)
    desk = f"/desk/cases/{shown.number}/"
    assert client.post(desk, {"action": "state", "text": "我单位已加派人手"}).status_code == 302
    page = shown.get_absolute_url()
    assert "加派人手" not in client.get(page).content.decode()
    note = CaseNote.objects.get()
    assert len(list(notes_to_approve(office.approver, NOW))) == 1
    for actor, sha256, code in (
        (office.member, note.content_hash, "permission"),
        (person("exposure.approve_publication", unit=office.unit), note.content_hash, "same_person"),
        (office.approver, "0" * 64, "hash"),
    ):
        assert (
            refusal(
                lambda actor=actor, sha256=sha256: notes.decide_note(
                    note, approved=True, sha256=sha256, actor=actor, now=NOW
                ),
                notes.NoteRefused,
            )
            == code
        )
    notes.decide_note(note, approved=True, sha256=note.content_hash, actor=office.approver, now=NOW)
    body = client.get(page).content.decode()
    assert "加派人手" in body and "单位回应" in body and office.member.name not in body
    CaseNote.objects.update(text="后来改的话")
    assert "后来改的话" not in client.get(page).content.decode()


def test_a_correction_has_its_date_and_two_people(client, home, office, shown):
    note = notes.write_correction(shown, text="地点应为西侧", actor=office.duty, now=NOW)
    notes.decide_note(note, approved=True, sha256=note.content_hash, actor=office.approver, now=NOW)
    body = client.get(shown.get_absolute_url()).content.decode()
    assert "更正" in body and "2026年3月4日" in body and "地点应为西侧" in body


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), ("车牌吉A12345", "text"), ("电话13812345678", "text"), ("素质低下", "text")]
)
def test_words_that_must_not_stand_there(office, shown, text, code):
    write = notes.write_statement
    assert refusal(lambda: write(shown, text=text, actor=office.member, now=NOW), notes.NoteRefused) == code


def test_a_unit_speaks_of_its_own_cases_three_times_at_most(office, shown):
    other = person("exposure.answer_case")
    write = notes.write_statement
    assert refusal(lambda: write(shown, text="话", actor=other, now=NOW), notes.NoteRefused) == "unit"
    for _ in range(3):
        write(shown, text="说明", actor=office.member, now=NOW)
    assert refusal(lambda: write(shown, text="再说", actor=office.member, now=NOW), notes.NoteRefused) == "too_many"


def test_notes_in_the_admin(client, home, office, shown):
    approver = person("wagtailadmin.access_admin", "exposure.approve_publication", "exposure.view_case")
    lawyer = person("wagtailadmin.access_admin", "exposure.write_correction", "exposure.view_case")
    address = f"/admin/exposure/cases/{shown.number}/"
    client.force_login(lawyer)
    assert client.post(address, {"action": "correct", "text": "应为西侧"}).status_code == 302
    note = CaseNote.objects.get()
    client.force_login(approver)
    assert "应为西侧" in client.get(address).content.decode()
    bad = {"action": "decide_note", "note": "x", "sha256": "", "approved": ""}
    assert client.post(address, bad).status_code == 200
    assert client.post(address, bad | {"note": 999, "sha256": "a", "approved": "yes"}).status_code == 404
    sent = {"action": "decide_note", "note": note.pk, "sha256": note.content_hash, "approved": "yes"}
    assert client.post(address, sent).status_code == 302
    assert Case.objects.get().notes.get().is_shown


def test_a_refused_appeal_does_not_show_what_may_not_be_shown_now(office, shown):
    appeal = about(shown).appeal
    Case.objects.filter(pk=shown.pk).update(state="declined")
    decide_appeal(appeal, granted=False, reasons="属实", actor=office.duty, now=NOW)
    assert picture_of(shown).state == "held"


def test_the_contact_goes_ninety_days_after_the_decision(office, shown):
    appeal = about(shown, contact="标记申诉联系").appeal
    assert run_retention(NOW + timedelta(days=300)).contacts == []
    decide_appeal(appeal, granted=True, reasons="认得出", actor=office.duty, now=NOW)
    assert run_retention(NOW + timedelta(days=89)).contacts == []
    assert run_retention(NOW + timedelta(days=91)).contacts == [appeal.submission.contact.pk]
    appeal.submission.contact.refresh_from_db()
    assert bytes(appeal.submission.contact.encrypted) == b""
