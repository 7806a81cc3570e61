"""The look at what will be public, before sending: pictures that wait, questions, places, what is under way nearby."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from exposure.models import Case, Category, Report
from exposure.questions import Question, from_lines
from exposure.services import reports, suggestions
from site_cms.intake import services as intake
from site_cms.intake.models import Evidence, Quota
from site_cms.places.models import District, Place
from tests.factories.exposure import NOW, picture
from tests.factories.people import person

from .test_resident import body, receipt_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(db):
    return District.objects.create(code="990198", name="测试区")


def look(client, sent, **changes):
    return client.post("/report/", sent | {"step": "preview"} | changes)


def fields(response) -> dict[str, str]:
    """What the page sends on: hidden fields with what they hold."""
    page = response.content.decode()
    found = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_looked_over_then_sent_without_choosing_the_picture_again(client, home, district):
    response = look(client, body(client, district, contact="暗号联系人"))
    page = response.content.decode()
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    shown = page[page.index('class="public-view"') : page.index("</section>")]
    assert "垃圾堆了两天" in shown and "东门市场对面" in shown and "暗号联系人" not in shown
    assert Report.objects.count() == 0 and Evidence.objects.get().submission is None
    sent = client.post("/report/", fields(response) | {"step": "send", "question_0": "两天左右"})
    receipt = receipt_in(sent)
    report = Report.objects.get()
    assert report.submission.evidence.count() == 1 and not Evidence.objects.exclude(waits_for="").exists()
    assert report.answers == {"大概堆了几天": {"answer": "两天左右", "is_public": True}}
    assert receipt_in(client.post("/report/", fields(response) | {"step": "send"})) == receipt
    assert Report.objects.count() == Evidence.objects.count() == 1


def test_changing_loses_nothing(client, home, district):
    first = look(client, body(client, district, contact="联系人甲"))
    page = client.post("/report/", fields(first) | {"step": "change", "question_0": "三天"})
    text = page.content.decode()
    assert (
        "垃圾堆了两天" in text and "东门市场对面" in text and "联系人甲" in text and "1张照片" in text.replace(" ", "")
    )
    again = look(client, fields(page) | body(client, district, photos=[]) | {"token": fields(first)["token"]})
    assert 'value="三天"' in again.content.decode()
    assert Evidence.objects.count() == 1


def test_pictures_chosen_anew_replace_those_that_wait(client, home, district):
    sent = body(client, district)
    look(client, sent)
    storage, name = Evidence.objects.get().original.storage, Evidence.objects.get().original.name
    look(client, sent, photos=[picture("green"), picture("red")])
    assert Evidence.objects.count() == 2 and Evidence.objects.filter(original=name).count() == 0
    client.post("/report/", sent | {"photos": [picture("gold")], "step": "send"})
    assert Report.objects.get().submission.evidence.count() == 1
    assert storage.exists(Evidence.objects.get().original.name)


def test_what_never_came_is_swept_with_its_file(client, home, district, django_capture_on_commit_callbacks):
    look(client, body(client, district))
    row = Evidence.objects.get()
    storage, name = row.original.storage, row.original.name
    assert intake.sweep_staged(timezone.now()) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert intake.sweep_staged(timezone.now() + timedelta(hours=26)) == 1
    assert not Evidence.objects.exists() and not storage.exists(name)


def test_swept_pictures_are_asked_for_again_and_the_words_stay(client, home, district):
    response = look(client, body(client, district))
    Evidence.objects.all().delete()
    again = client.post("/report/", fields(response) | {"step": "send"})
    assert again.status_code == 422 and "垃圾堆了两天" in again.content.decode()


def test_waiting_pictures_are_nobodys_yet(client, home, office):
    look(client, body(client, office.district))
    client.force_login(person("intake.view_original"))
    assert client.get(f"/private/evidence/{Evidence.objects.get().pk}/").status_code == 404


def located(lon: float, lat: float) -> io.BytesIO:
    """A picture with a camera's position in it."""

    def parts(value):
        degrees, rest = divmod(abs(value), 1)
        return (degrees, rest * 60, 0.0)

    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: parts(lat), 3: "E", 4: parts(lon)})
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = "photo.jpg"
    return file


def test_the_picture_s_position_suggests_a_place_and_is_kept_nowhere(client, home, district):
    near = Place.objects.create(
        name="老槐树广场", place_type="square", district=district,
        geometry={"type": "Point", "coordinates": [123.4561, 41.2345]},
    )  # fmt: skip
    Place.objects.create(
        name="远处公园", place_type="park", district=district,
        geometry={"type": "Point", "coordinates": [123.9, 41.2345]},
    )  # fmt: skip
    response = look(client, body(client, district, photos=[located(123.456, 41.2345)]))
    page = response.content.decode()
    assert "老槐树广场" in page and "远处公园" not in page and "123.45" not in page
    stored = Evidence.objects.get()
    with stored.original.open("rb") as file:
        assert not Image.open(file).getexif()
    assert "123.45" not in str(list(Evidence.objects.values()))
    client.post("/report/", fields(response) | {"step": "send", "place": near.pk})
    assert Report.objects.get().place == near


def test_a_place_is_found_by_words_and_a_community_below_the_district(client, home, district):
    Place.objects.create(name="书院巷", place_type="back_street", district=district)
    street = District.objects.create(code="990198001", name="书院街道", parent=district)
    response = look(client, body(client, district, place_words="书院巷口文具店门前"))
    page = response.content.decode()
    assert "书院巷（测试区）" in page and "书院街道" in page
    client.post("/report/", fields(response) | {"step": "send", "community": street.pk})
    assert Report.objects.get().district == street


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "999999999999999999999"},
        {"place": "x'--"},
        {"community": "\0"},
        {"community": "-1"},
        {"question_0": "长" * 5000},
        {"question_0": "有\0字符"},
    ],
)
def test_garbage_in_the_second_step_is_answered_there(client, home, district, changes):
    response = look(client, body(client, district))
    again = client.post("/report/", fields(response) | {"step": "send"} | changes)
    assert again.status_code == 422 and "垃圾堆了两天" in again.content.decode()
    assert Report.objects.count() == 0
    assert client.post("/report/", fields(again) | {"step": "send", "question_0": ""}).status_code == 200


def test_of_a_dwelling_the_house_is_not_in_the_preview(client, home, district):
    flying = Category.objects.get(code="21-01")
    page = look(client, body(client, district, category=flying.pk, place_words="槐树里3号楼")).content.decode()
    shown = page[page.index('class="public-view"') : page.index("</section>")]
    assert "槐树里3号楼" not in shown


def test_what_must_not_be_public_is_named(client, home, district):
    page = look(client, body(client, district, description="车主电话13800138000")).content.decode()
    assert "13800138000（" in page


# --- Nearby -----------------------------------------------------------------------------------------------------------


def test_nearby_cases_are_published_open_and_of_the_category(client, home, office):
    shown, hidden = office.show(office.assigned()), office.assigned()
    done = office.show(office.closed())
    page = look(client, body(client, office.district)).content.decode()
    assert shown.number in page and hidden.number not in page and done.number not in page
    other = Category.objects.get(code="02-01").pk
    assert shown.number not in look(client, body(client, office.district, category=other)).content.decode()


def test_me_too_counts_without_a_person_and_not_for_ever(client, home, office):
    case = office.show(office.assigned())
    sent = body(client, office.district)
    response = look(client, sent)
    for _ in range(suggestions.ME_TOO_A_DAY + 2):
        again = client.post("/report/", fields(response) | {"me_too": case.number, "question_0": "三天"})
        assert again.status_code == 200 and 'value="三天"' in again.content.decode()
    case.refresh_from_db()
    assert case.me_too_count == suggestions.ME_TOO_A_DAY
    assert "127.0.0.1" not in str(list(Quota.objects.values()))
    assert Report.objects.count() == 1 and Evidence.objects.exclude(waits_for="").count() == 1
    assert f"{suggestions.ME_TOO_A_DAY}" in client.get(case.get_absolute_url()).content.decode()
    page = client.post("/report/", fields(response) | {"step": "send"})
    assert page.status_code == 200


@pytest.mark.parametrize("number", ["", "x", "\0", "9" * 500, "2026999999"])
def test_me_too_of_nothing_counts_nothing(client, home, office, number):
    hidden = office.assigned()
    response = look(client, body(client, office.district))
    assert client.post("/report/", fields(response) | {"me_too": number}).status_code == 200
    client.post("/report/", fields(response) | {"me_too": hidden.number})
    assert not Case.objects.filter(me_too_count__gt=0).exists()


# --- Questions --------------------------------------------------------------------------------------------------------


def test_questions_are_typed_one_a_line():
    assert from_lines("大概几天（公开）\n\n 在几层 \n几米(公开)") == [
        Question("大概几天", True),
        Question("在几层"),
        Question("几米", True),
    ]


def test_the_office_edits_questions_and_reads_answers(client, home, office, admin_client):
    category = Category.objects.get(code="01-02")
    address = f"/admin/exposure/categories/edit/{category.pk}/"
    page = admin_client.get(address).content.decode()
    assert "大概堆了几天（公开）" in page
    sent = {
        "code": "01-02",
        "name": "暴露垃圾",
        "parent": category.parent_id,
        "standard": "",
        "term_kind": "working_hours",
    }
    sent |= {"term": 4, "precision": "exact", "order": 1, "accepts_reports": "on", "may_publish_photo": "on"}
    assert admin_client.post(address, sent | {"questions": "堆在哪一侧\n几天了（公开）"}).status_code == 302
    category.refresh_from_db()
    assert category.asked == [Question("堆在哪一侧"), Question("几天了", True)]
    for wrong in ("一\n二\n三\n四\n五\n六\n七", "长" * 61, "同一问\n同一问"):
        assert admin_client.post(address, sent | {"questions": wrong}).status_code == 200
    category.refresh_from_db()
    assert len(category.asked) == 2


def test_an_answer_for_the_office_is_not_offered_to_the_public(client, home, office):
    answers = {"在几层": {"answer": "标记私下", "is_public": False}, "几天": {"answer": "标记公开", "is_public": True}}
    report = office.report(answers=answers, now=NOW).report
    reports.start_verifying(report, actor=office.officer, now=NOW)
    officer = person("exposure.view_report", "exposure.verify_report", "wagtailadmin.access_admin")
    client.force_login(officer)
    page = client.get(f"/admin/exposure/reports/{report.pk}/").content.decode()
    assert "标记私下" in page and "标记公开" in page
    summary = re.search(r'<textarea name="summary".*?</textarea>', page, re.DOTALL)[0]
    assert "标记公开" in summary and "标记私下" not in summary
