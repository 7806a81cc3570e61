"""The office's screens: the whole way by hand, garbage in every form, and nobody where they may not be."""

import json

import pytest
from django.core.files.base import ContentFile

from exposure.models import Case, Publication, Report
from exposure.services import publishing, reports
from exposure.workflow import TransitionRefused
from tests.factories.exposure import NOW, picture
from tests.factories.people import person

pytestmark = pytest.mark.django_db
ADMIN = "wagtailadmin.access_admin"


def staff(*permissions):
    return person(ADMIN, *permissions)


def test_from_the_queue_to_the_public_page(client, home, office):
    report = office.report().report
    client.force_login(
        staff("exposure.view_report", "exposure.verify_report", "exposure.view_case", "intake.view_original")
    )
    assert str(report.pk) in client.get("/admin/exposure/reports/").content.decode()
    address = f"/admin/exposure/reports/{report.pk}/"
    client.post(address, {"action": "start_verifying"})
    words = {"title": "市场对面垃圾成堆", "summary": "垃圾过夜未清"}
    client.post(address, {"action": "file", **words})
    assert not Case.objects.exists()  # P16: not without its legal basis
    basis = client.get(address).context["forms"]["file"].initial
    words |= {name: basis[name] for name in ("legal_basis", "legal_note")}
    client.post(address, {"action": "file", **words})
    case = Case.objects.get()
    page = f"/admin/exposure/cases/{case.number}/"
    assert client.get(page).status_code == 200
    picture = case.evidence.get()
    assert client.get(f"/private/evidence/{picture.pk}/").status_code == 200

    client.force_login(staff("exposure.assign_case"))
    client.post(page, {"action": "assign", "unit": office.unit.pk, "has_deadline": "on"})
    case.refresh_from_db()
    assert case.state == "assigned" and case.due_at

    text, photo = (Publication.objects.get(case=case, kind=kind) for kind in ("text", "before"))
    client.force_login(staff("exposure.redact_publication", "intake.view_original"))
    assert client.get(f"/admin/exposure/publications/{photo.pk}/").status_code == 200
    client.post(f"/admin/exposure/publications/{text.pk}/", {"action": "redact", **words})
    boxes = json.dumps([{"x": 10, "y": 10, "width": 80, "height": 60}])
    client.post(f"/admin/exposure/publications/{photo.pk}/", {"action": "redact", "boxes": boxes, "style": "solid"})

    client.force_login(staff("exposure.approve_publication", "exposure.publish_publication"))
    for publication, answers in (
        (text, {}),
        (photo, dict.fromkeys(("faces", "plates", "names_and_numbers", "children", "uniforms", "reflections"), "on")),
    ):
        address = f"/admin/exposure/publications/{publication.pk}/"
        sha256 = client.get(address).context["publication"].content_hash
        client.post(address, {"action": "approve", "sha256": sha256, **answers})
        client.post(address, {"action": "publish"})
    client.logout()
    public = client.get(f"/case/{case.number}")
    assert public.status_code == 200 and f"/case/{case.number}/" in public.content.decode()


def test_who_may_not_open_it_is_sent_away(client, home, office):
    case = office.assigned()
    publication = case.publications.first()
    addresses = [
        "/admin/exposure/reports/",
        f"/admin/exposure/reports/{Report.objects.first().pk}/",
        "/admin/exposure/cases/",
        f"/admin/exposure/cases/{case.number}/",
        f"/admin/exposure/publications/{publication.pk}/",
    ]
    client.force_login(staff())
    assert all(client.get(address).status_code in (302, 403) for address in addresses)
    client.force_login(staff("exposure.verify_case"))
    assert client.get("/admin/exposure/reports/").status_code in (302, 403)
    assert client.get(f"/private/evidence/{case.evidence.first().pk}/").status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"action": "assign", "unit": "x", "term": "-1"},
        {"action": "assign", "unit": "999999999999999999999999"},
        {"action": "suspend", "cause": "等", "review_on": "9月31日"},
        {"action": "suspend", "cause": "等", "review_on": "2026-09-31"},
        {"action": "verify", "passed": "maybe", "finding": "x"},
        {"action": "nothing"},
        {},
    ],
)
def test_garbage_is_answered_on_the_page(client, home, office, sent):
    case = office.filed()
    client.force_login(staff("exposure.assign_case", "exposure.approve_suspension", "exposure.verify_case"))
    assert client.post(f"/admin/exposure/cases/{case.number}/", sent).status_code == 200
    assert Case.objects.get(pk=case.pk).state == "filed"


@pytest.mark.parametrize(
    "boxes",
    [
        "",
        "x",
        "[1]",
        '[{"x":1}]',
        '{"x":1}',
        '[{"x":"a","y":0,"width":1,"height":1}]',
        "[null]",
        '[{"x":1e999,"y":0,"width":1,"height":1}]',
        '[{"x":9999,"y":9999,"width":1,"height":1}]',
    ],
)
def test_boxes_that_make_no_sense(client, home, office, boxes):
    photo = office.assigned().publications.get(kind="before")
    client.force_login(staff("exposure.redact_publication", "intake.view_original"))
    response = client.post(
        f"/admin/exposure/publications/{photo.pk}/", {"action": "redact", "boxes": boxes, "style": "solid"}
    )
    assert response.status_code == 200
    assert Publication.objects.get(pk=photo.pk).content_hash == ""


@pytest.mark.parametrize("query", ["?p=x", "?p=-1", "?p=99999", "?state=%00", "?state=';--"])
def test_queues_pass_over_garbage(client, home, office, query):
    client.force_login(staff("exposure.view_report", "exposure.view_case"))
    assert client.get("/admin/exposure/reports/" + query).status_code == 200
    assert client.get("/admin/exposure/cases/" + query).status_code == 200


def test_a_view_of_an_original_is_logged(client, home, office):
    from site_cms.audit.models import AuditEvent

    evidence = office.filed().evidence.get()
    client.force_login(staff("intake.view_original"))
    response = client.get(f"/private/evidence/{evidence.pk}/")
    assert "no-store" in response["Cache-Control"]
    assert AuditEvent.objects.filter(subject=f"intake.evidence:{evidence.pk}", action="view_private_file").count() == 1


def test_a_check_on_the_spot_is_recorded_with_its_picture(client, home, office):
    report = office.report().report
    admin = ("wagtailadmin.access_admin", "exposure.view_report", "exposure.verify_report", "intake.view_original")
    officer = person(*admin)
    client.force_login(officer)
    address = f"/admin/exposure/reports/{report.pk}/"
    sent = {"action": "check", "found": "found", "finding": "到现场看过"}
    client.post(address, sent)
    assert not report.spot_checks.exists()  # it is not being verified yet
    client.post(address, {"action": "start_verifying"})
    assert client.post(address, sent | {"photo": picture("red")}).status_code == 302
    check = report.spot_checks.get()
    assert (check.by, check.found, check.evidence.purpose) == (officer, "found", "verification")
    assert "到现场看过" in client.get(address).content.decode()
    broken = ContentFile(b"no picture", name="x.jpg")
    assert client.post(address, sent | {"photo": broken}).status_code == 200
    assert client.post(address, sent | {"found": "x"}).status_code == 200
    assert report.spot_checks.count() == 1
    case = reports.file_case(
        Report.objects.get(pk=report.pk), title="垃圾", summary="垃圾", actor=office.officer, now=NOW
    )
    assert check.evidence in case.evidence.all()
    assert not case.publications.filter(evidence=check.evidence).exists()


def test_a_minor_seen_later_hides_the_picture_at_once(client, home, office):
    case = office.show(office.assigned())
    report, publication = case.reports.get(), case.publications.get(kind="before")
    officer = person("wagtailadmin.access_admin", "exposure.view_report", "exposure.verify_report")
    client.force_login(officer)
    photo = f"{case.get_absolute_url()}/{publication.approved_hash}"
    assert client.get(photo).status_code == 200
    address = f"/admin/exposure/reports/{report.pk}/"
    for number in ("x", "", "9" * 30, "999999"):
        assert client.post(address, {"action": "flag_minor", "evidence": number}).status_code == 404
    client.post(address, {"action": "flag_minor", "evidence": publication.evidence_id})
    assert client.get(photo).status_code == 404
    publication.refresh_from_db()
    assert publication.state == "held"
    with pytest.raises(TransitionRefused) as error:
        publishing.release(publication, reason="看错了", actor=office.duty, now=NOW)
    assert error.value.code == "minor"


def test_what_may_not_be_public_is_pointed_out(client, home, office):
    report = office.report(description="车牌吉A12345的车堵住通道").report
    client.force_login(person("wagtailadmin.access_admin", "exposure.view_report"))
    assert "吉A12345（" in client.get(f"/admin/exposure/reports/{report.pk}/").content.decode()
