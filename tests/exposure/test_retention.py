"""What must not stay goes on its day, not before, and what must stay stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from exposure.models import Case, Publication
from exposure.services import cases, publishing, reports
from exposure.services.retention import CHAIN, run_retention
from site_cms.audit.models import AuditEvent
from site_cms.intake.models import Contact, Evidence
from site_cms.intake.services import read_contact
from tests.factories.exposure import NOW, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(office):
    """A case with a contact, a picture before and one after, shown and struck off."""
    report = reports.start_verifying(office.report(contact="微信 ceshi-12345").report, actor=office.officer, now=NOW)
    case = reports.file_case(report, title="市场对面垃圾成堆", summary="垃圾未清", actor=office.officer, now=NOW)
    case = cases.assign_case(case, unit=office.unit, actor=office.commander, now=NOW)
    case = cases.accept_case(case, actor=office.member, now=NOW)
    case = cases.submit_rectification(case, text="清了", photos=[picture("green")], actor=office.member, now=NOW)
    office.show(case)
    return cases.verify_rectification(case, passed=True, finding="干净", actor=office.verifier, now=NOW)


def days(number: int):
    return NOW + timedelta(days=number)


def test_pictures_leave_the_page_after_thirty_days_and_the_words_stay(closed, client):
    shown = closed.publications.get(kind="before")
    url = f"{closed.get_absolute_url()}/{shown.approved_hash}"
    assert shown.until == days(30).date()
    assert run_retention(days(30)).pictures == []
    assert client.get(url).status_code == 200
    assert len(run_retention(days(31)).pictures) == 2
    assert client.get(url).status_code == 404
    page = client.get(closed.get_absolute_url())
    assert page.status_code == 200 and shown.approved_hash not in page.content.decode()
    assert run_retention(days(31)).pictures == []


def test_a_reopened_case_keeps_its_pictures(closed, office):
    cases.reopen_case(closed, evidence="又有了", actor=office.verifier, now=days(5))
    assert set(closed.publications.values_list("until", flat=True)) == {None}
    gone = run_retention(days(60))
    assert (gone.pictures, gone.originals) == ([], [])


def test_a_picture_published_after_striking_off_has_its_day_too(closed, office):
    text = Publication.objects.filter(case=closed, kind="after").get()
    redacted = publishing.redact_picture(text, [], style="solid", actor=office.redactor, now=days(3))
    approved = publishing.approve(
        redacted, sha256=redacted.content_hash, checklist=publishing.ALL_ANSWERED, actor=office.approver, now=days(3)
    )
    assert publishing.publish(approved, actor=office.approver, now=days(3)).until == days(30).date()


def test_originals_go_after_thirty_days_with_their_files(closed):
    held, other = Evidence.objects.order_by("pk")
    Evidence.objects.filter(pk=held.pk).update(on_hold=True)
    storage, name = other.original.storage, other.original.name
    assert run_retention(days(29)).originals == []
    assert storage.exists(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("exposure.services.retention.transaction.on_commit", lambda call: call())
        assert run_retention(days(31)).originals == [other.pk]
    assert not storage.exists(name) and held.original.storage.exists(held.original.name)
    other.refresh_from_db()
    assert (other.original.name, other.original_deleted_at) == ("", days(31))
    assert run_retention(days(32)).originals == []
    event = AuditEvent.objects.select_related("payload").get(chain=CHAIN, action="originals.delete")
    assert event.payload.data == {"ids": [other.pk]}


def test_contacts_go_after_ninety_days(closed, office):
    contact = Contact.objects.get()
    assert run_retention(days(89)).contacts == []
    assert run_retention(days(91)).contacts == [contact.pk]
    contact.refresh_from_db()
    assert read_contact(contact) == "" and bytes(contact.encrypted) == b""
    assert "ceshi" not in str(list(AuditEvent.objects.values()))


def test_what_came_to_nothing_goes_too(office):
    report = office.report(contact="邮箱 a@example.invalid").report
    waiting = office.report().report
    reports.reject_report(report, reason="untrue", answer="未见", actor=office.officer, now=NOW)
    gone = run_retention(days(91))
    assert len(gone.originals) == 1 and len(gone.contacts) == 1
    assert waiting.submission.evidence.get().original


def test_a_dry_run_takes_nothing(closed):
    gone = run_retention(days(400), dry_run=True)
    assert (len(gone.pictures), len(gone.originals), len(gone.contacts)) == (2, 2, 1)
    assert run_retention(days(400), dry_run=True) == gone
    assert not AuditEvent.objects.filter(chain=CHAIN).exists()
    out = StringIO()
    call_command("exposure_retention", "--dry-run", stdout=out)
    assert "将删除原图 2 张" in out.getvalue()
    assert Case.objects.count() == 1
