"""A resident without an account: the form, the receipt, the same button twice, garbage."""

import re
from unittest import mock

import pytest
from django.core import signing

from exposure import forms
from exposure.models import Category, Report
from exposure.services import cases, reports
from site_cms.intake import services as intake
from site_cms.intake.models import Contact, Evidence, Quota, Receipt, Submission
from site_cms.intake.receipts import normalise, receipt_for
from site_cms.places.models import District
from tests.factories.exposure import NOW, picture
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(db):
    return District.objects.create(code="990198", name="测试区")


def body(client, area, **changes):
    page = client.get("/report/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    return {
        "photos": [picture()],
        "category": Category.objects.get(code="01-02").pk,
        "district": area.pk,
        "place_words": "东门市场对面",
        "description": "垃圾堆了两天",
        "token": token,
    } | changes


def receipt_in(response) -> str:
    return re.search(r'class="receipt number">([^<]+)<', response.content.decode())[1]


def test_form_has_token_and_is_never_stored(client, home):
    response = client.get("/report/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"  # what is stricter makes browsers send "Origin: null"
    assert "csrfmiddlewaretoken" in response.content.decode()


def test_a_report_gives_a_receipt_that_opens_it(client, home, district):
    response = client.post("/report/", body(client, district))
    assert response.status_code == 200, response.content.decode()
    receipt = receipt_in(response)
    assert len(normalise(receipt)) * 5 >= 128
    assert not Receipt.objects.filter(code_hash__contains=normalise(receipt)).exists()
    page = client.post("/r/", {"receipt": receipt.lower().replace("-", " ")}).content.decode()
    assert "东门市场对面" in page
    assert receipt not in client.get("/r/").content.decode()


def test_the_same_button_twice_is_one_report_with_the_same_receipt(client, home, district):
    sent = body(client, district)
    first = receipt_in(client.post("/report/", sent))
    sent["photos"] = [picture()]
    assert receipt_in(client.post("/report/", sent)) == first
    assert Report.objects.count() == Submission.objects.count() == Evidence.objects.count() == 1


def test_no_photo_no_category_and_what_was_written_stays(client, home, district):
    response = client.post("/report/", body(client, district, photos=[], category=""))
    page = response.content.decode()
    assert response.status_code == 422 and "垃圾堆了两天" in page and "东门市场对面" in page
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"category": "x' OR 1=1"},
        {"category": "999999"},
        {"district": "\0"},
        {"description": "长" * 5000},
        {"description": "有\0字符"},
        {"place_words": "\0"},
        {"token": "nonsense"},
        {"token": ""},
        {"contact": "a" * 500},
    ],
)
def test_garbage_is_answered_in_the_form(client, home, district, changes):
    response = client.post("/report/", body(client, district, **changes))
    assert response.status_code == 422
    assert Report.objects.count() == 0


def test_a_broken_picture_is_a_message_and_nothing_is_kept(client, home, district):
    broken = picture()
    broken.truncate(300)
    broken.name = "broken.jpg"
    response = client.post("/report/", body(client, district, photos=[broken]))
    assert response.status_code == 422
    assert Submission.objects.count() == 0


def test_six_pictures_are_too_many(client, home, district):
    response = client.post("/report/", body(client, district, photos=[picture() for _ in range(6)]))
    assert response.status_code == 422


def test_a_form_left_open_too_long_gets_a_fresh_token(client, home, district):
    sent = body(client, district)
    with mock.patch.object(signing.TimestampSigner, "unsign", side_effect=signing.SignatureExpired("old")):
        response = client.post("/report/", sent)
    assert response.status_code == 422
    fresh = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
    assert fresh != sent["token"] and signing.loads(fresh, salt=forms.FORM_SALT)


def test_the_trap_leads_to_the_stricter_queue_not_to_a_refusal(client, home, district):
    assert client.post("/report/", body(client, district, website="http://spam.example")).status_code == 200
    assert Submission.objects.get().is_strict


def test_over_quota_is_stricter_never_refused(office):
    for _ in range(intake.REPORTS_A_DAY):
        assert not intake.count_against_quota("192.0.2.7", now=NOW)
    assert intake.count_against_quota("192.0.2.7", now=NOW)
    sent = office.report(address="192.0.2.7")
    assert sent.report.submission.is_strict
    assert "192.0.2.7" not in str(list(Quota.objects.values()))


def test_a_contact_is_encrypted_and_can_be_erased(client, home, district):
    receipt = receipt_in(client.post("/report/", body(client, district, contact="暗号联系人甲")))
    contact = Contact.objects.get()
    assert "暗号联系人甲".encode() not in bytes(contact.encrypted)
    assert intake.read_contact(contact) == "暗号联系人甲"
    client.post("/r/", {"receipt": receipt, "action": "erase_contact"})
    contact.refresh_from_db()
    assert intake.read_contact(contact) == "" and bytes(contact.encrypted) == b""


def test_a_reporter_withdraws_and_disagrees(client, home, office):
    sent = office.report()
    assert client.post("/r/", {"receipt": sent.receipt, "action": "withdraw"}).status_code == 200
    assert Report.objects.get(pk=sent.report.pk).state == "withdrawn"
    sent = office.report()
    report = reports.start_verifying(sent.report, actor=office.officer, now=NOW)
    reports.file_case(report, title="垃圾", summary="垃圾", actor=office.officer, now=NOW)
    page = client.post("/r/", {"receipt": sent.receipt, "action": "withdraw"}).content.decode()
    assert Report.objects.get(pk=sent.report.pk).state == "filed"
    assert 'role="status"' in page


@pytest.mark.parametrize("entered", ["", "x", "\0", "2" * 5000, "';--", "ABCDE-FGHJK"])
def test_a_wrong_receipt_tells_nothing(client, home, entered):
    response = client.post("/r/", {"receipt": entered})
    assert response.status_code == 422
    assert "no-store" in response["Cache-Control"]


def test_receipts_differ_and_have_no_look_alikes():
    seen = {receipt_for(str(number)) for number in range(2000)}
    assert len(seen) == 2000
    assert not set("01IO") & set("".join(seen))


def test_pages_stay_in_plain_chinese_at_every_step(client, home, office):
    sent = office.report()
    report = reports.start_verifying(sent.report, actor=office.officer, now=NOW)
    case = reports.file_case(report, title="垃圾", summary="垃圾", actor=office.officer, now=NOW)
    cases.assign_case(case, unit=office.unit, actor=office.commander, now=NOW)
    page = client.post("/r/", {"receipt": sent.receipt}).content.decode()
    assert "城管" in page and case.number in page


def test_pictures_can_be_added_while_it_is_looked_at(client, home, district):
    receipt = receipt_in(client.post("/report/", body(client, district)))

    def add(*photos):
        return client.post("/r/", {"receipt": receipt, "action": "add_photo", "photos": list(photos)}).content.decode()

    assert "照片已补充" in add(picture("green"), picture("red"))
    assert Evidence.objects.filter(submission=Submission.objects.get()).count() == 3
    assert "最多五张" in add(picture("green"), picture("red"), picture("blue"))
    assert "照片已补充" not in add()
    broken = picture()
    broken.truncate(300)
    broken.seek(0)
    assert "照片已补充" not in add(broken)
    assert Evidence.objects.count() == 3


def test_pictures_added_to_a_case_wait_for_redaction(office):
    case = office.assigned()
    report = case.reports.get()
    reports.add_photos(report, [picture("green")], now=NOW, may_show_minor=True)
    added = case.publications.filter(kind="before").latest("pk")
    assert (added.state, added.evidence.may_show_minor, case.evidence.count()) == ("private", True, 2)


def test_a_call_is_typed_in_and_its_slip_shows_the_receipt_once(client, district):
    clerk = person("wagtailadmin.access_admin", "exposure.type_in_report")
    client.force_login(clerk)
    page = client.get("/admin/exposure/reports/new/")
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    sent = {
        "channel": "hotline",
        "category": Category.objects.get(code="01-02").pk,
        "district": district.pk,
        "place_words": "东门市场对面",
        "description": "来电反映垃圾堆了两天",
        "token": re.search(r'name="token" value="([^"]+)"', page.content.decode())[1],
    }
    slip = client.post("/admin/exposure/reports/new/", sent).content.decode()
    receipt = re.search(r'exposure-slip__receipt">([^<]+)<', slip)[1]
    report = Report.objects.get()
    assert (report.submission.channel, report.submission.typed_in_by) == ("hotline", clerk)
    assert intake.find_by_receipt(receipt) == report.submission
    assert receipt in client.post("/admin/exposure/reports/new/", sent).content.decode()  # the same button twice
    assert Report.objects.count() == 1 and not Quota.objects.exists()
    bad = client.post("/admin/exposure/reports/new/", sent | {"category": "x", "description": "\0" * 9, "token": "y"})
    assert bad.status_code == 422 and Report.objects.count() == 1


def test_only_who_may_types_in(client):
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_report"))
    assert client.get("/admin/exposure/reports/new/").status_code in (302, 403)
