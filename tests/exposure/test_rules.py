"""The rules P1 to P20 that no other test holds by itself; docs/exposure/rules.md names the test of each."""

import io
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.storage import default_storage, storages
from django.db import models as db
from django.urls import get_resolver
from PIL import Image

from exposure import models
from exposure.choices import RejectReason
from exposure.models import Case, Category, ExposureBoardPage, Report
from exposure.services import cases, publishing, reports
from exposure.services.lists import LISTS
from exposure.services.papers import printed
from exposure.textscan import scan
from site_cms.intake import models as intake
from site_cms.media.models import SiteImage
from tests.factories.exposure import NOW
from tests.factories.people import person

pytestmark = pytest.mark.django_db

MARKER = b"EXIFMARKER"


@pytest.fixture(autouse=True)
def nothing_spooled(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))


def marked_picture() -> io.BytesIO:
    """A picture that says in every way a file has where it was taken and by whom."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x9286] = "EXIFMARKER", "EXIFMARKER", "EXIFMARKER"
    exif.get_ifd(0x8825)[2] = (43.0, 53.0, 11.0)
    file = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(
        file, "JPEG", exif=exif, comment=MARKER, xmp=b"<x:xmpmeta>" + MARKER + b"</x:xmpmeta>", icc_profile=MARKER * 20
    )
    file.write(b"tail " + MARKER)
    file.seek(0)
    return file


def files_below(folder) -> list[Path]:
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_p1_no_field_holds_who_did_it():
    """The subject is a place and a unit. Free text is scanned; a field for a name, a plate or a number does not exist."""
    words = ("offender", "person", "plate", "licence", "identity", "id_card", "name", "phone", "mobile")
    allowed = {"unit_name", "name"}  # of a unit in a ranking, of a category
    tables = {
        thing
        for room in (models, intake)
        for thing in vars(room).values()
        if isinstance(thing, type) and issubclass(thing, db.Model) and thing is not ExposureBoardPage
    }
    ours = [table for table in tables if table._meta.app_label in ("exposure", "intake") and not table._meta.abstract]
    fields = [field for table in ours for field in table._meta.get_fields() if not field.is_relation]
    found = {field.name for field in fields if any(word in field.name for word in words)}
    assert found <= allowed


def test_p2_what_one_person_alone_passed_is_not_served(client, home, office):
    """Even where somebody wrote the approval into the table by hand."""
    case = office.show(office.assigned())
    picture = case.publications.get(kind="before")
    photo = f"{case.get_absolute_url()}/{picture.approved_hash}"
    assert client.get(photo).status_code == 200
    case.publications.filter(kind="before").update(approver=picture.redactor)
    assert client.get(photo).status_code == 404
    case.publications.update(approver=picture.redactor)
    assert client.get(case.get_absolute_url()).status_code == 404


def test_p3_and_p4_no_original_is_public_and_nothing_stored_says_where_it_was_taken(client, home, office, settings):
    before = set(files_below(settings.MEDIA_ROOT))
    case = office.filed(photos=[marked_picture()])
    case = cases.assign_case(case, unit=office.unit, actor=office.commander, now=NOW)
    case = cases.accept_case(case, actor=office.member, now=NOW)
    case = cases.submit_rectification(case, text="清了", photos=[marked_picture()], actor=office.member, now=NOW)
    office.show(case)
    assert set(files_below(settings.MEDIA_ROOT)) == before
    assert not SiteImage.objects.exists()
    private = storages["private"]
    stored = [row.original for row in intake.Evidence.objects.all()] + [
        row.derivative for row in intake.Redaction.objects.all()
    ]
    assert len(stored) == 4
    for file in stored:
        assert file.storage is private and not default_storage.exists(file.name)
        content = private.open(file.name).read()
        assert MARKER not in content and b"Exif" not in content and b"xmpmeta" not in content
        with Image.open(io.BytesIO(content)) as image:
            assert not image.getexif() and "comment" not in image.info
    for publication in case.publications.exclude(kind="text"):
        served = client.get(f"{case.get_absolute_url()}/{publication.approved_hash}").content
        assert len(served) > 1000 and MARKER not in served
    for evidence in intake.Evidence.objects.all():
        for address in (f"/media/{evidence.original.name}", f"/private/evidence/{evidence.pk}/"):
            assert client.get(address).status_code != 200


def test_p6_people_are_no_problem_to_be_exposed(office):
    words = ["流浪", "乞讨", "病人", "医疗", "事故", "伤者", "精神"]
    names = "".join(Category.objects.values_list("name", flat=True))
    assert not [word for word in words if word in names]
    assert RejectReason.NOT_TO_BE_SHOWN in RejectReason
    assert Category.objects.filter(may_publish_photo=False).exists()


def test_p7_a_home_is_shown_by_its_community_only_and_no_case_by_the_minute(client, board, office):
    report = reports.start_verifying(
        office.report("21-01", place_words="标记某楼某门").report, actor=office.officer, now=NOW
    )
    case = reports.file_case(report, title="飞线充电", summary="窗口拉线充电", actor=office.officer, now=NOW)
    case = cases.assign_case(case, unit=office.unit, actor=office.commander, now=NOW)
    office.show(case)
    for address in (case.get_absolute_url(), board.url, f"{board.url}atom/"):
        body = client.get(address).content.decode()
        assert case.title in body and "标记某楼某门" not in body
        assert "10:00" not in body.replace("T10:00:00+08:00", "") or address.endswith("atom/")


MARKERS = {"contact": "标记联系方式", "description": "标记描述文字"}


def test_p8_nothing_of_the_reporter_leaves(client, board, office):
    """Planted in every field; looked for on every surface: public, feed, search, desk, papers, lists, site map."""
    case = office.filed(answers={"标记问题": "标记回答"}, **MARKERS)
    case = cases.assign_case(case, unit=office.unit, actor=office.commander, now=NOW)
    case = cases.accept_case(case, actor=office.member, now=NOW)
    office.show(case)
    number = case.notices.get().pk
    public = ["/", board.url, f"{board.url}atom/", f"{board.url}figures/", case.get_absolute_url(), "/appeal/"]
    public += [
        f"/appeal/{case.number}/",
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/search/?q=标记",
        "/api/v1/search/?q=标记",
    ]
    desk = ["/desk/", "/desk/cases/", f"/desk/cases/{case.number}/", "/desk/papers/", f"/desk/papers/notice/{number}/"]
    lists = [f"/desk/lists/{name}/{end}" for name in LISTS for end in ("", "?format=csv", "?format=print")]
    office_lists = [f"/admin/exposure/lists/{name}/?format=csv" for name in LISTS]

    def body(address):
        response = client.get(address)
        return (b"".join(response.streaming_content) if response.streaming else response.content).decode()

    for who, addresses in (
        (None, public),
        (office.member, desk + lists),
        (person("wagtailadmin.access_admin", "exposure.view_case"), office_lists),
    ):
        if who:
            client.force_login(who)
        for address in addresses:
            text = body(address).replace("q=标记", "").replace('value="标记"', "").replace("“标记”", "")
            assert not [word for word in ("标记联系", "标记描述", "标记问题", "标记回答") if word in text], address
    assert "标记" not in str(printed(case.notices.get()))


def test_p12_taken_down_is_gone_from_everywhere(client, board, office):
    case = office.show(office.closed())
    picture = case.publications.get(kind="before")
    photo = f"{case.get_absolute_url()}/{picture.approved_hash}"
    places = ["/", board.url, f"{board.url}atom/", "/search/?q=市场对面垃圾", "/api/v1/search/?q=市场对面垃圾"]

    def seen():
        return [case.get_absolute_url() in client.get(address).content.decode() for address in places[:4]]

    page = client.get(case.get_absolute_url())
    assert page["X-Robots-Tag"] == "noindex" and 'name="robots" content="noindex"' in page.content.decode()
    assert seen() == [True] * 4
    assert all(
        case.number not in client.get(f"/{name}").content.decode() for name in ("sitemap.xml", "sitemap-pages.xml")
    )
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    assert client.get(case.get_absolute_url()).status_code == 410
    assert client.get(photo).status_code == 404
    assert seen() == [False] * 4
    assert not Case.objects.shown().filter(pk=case.pk).exists()


@pytest.mark.parametrize("words", ["车主素质低下", "当场曝其丑态", "屡教不改的无赖", "老赖商户"])
def test_p13_words_that_insult_stop_a_publication(office, words):
    assert [finding.kind for finding in scan(words)][0] == "insult"
    case = office.assigned()
    with pytest.raises(Exception) as error:
        publishing.redact_text(case.publications.get(kind="text"), summary=words, actor=office.redactor, now=NOW)
    assert error.value.code == "text"


def test_p13_what_an_official_writes_is_no_insult():
    for words in ("垃圾人工清运两次", "素质教育基地门前路面破损", "奇石公园北门", "无人看管的赖氏祠堂门前"):
        assert not [finding for finding in scan(words) if finding.kind == "insult"]


def test_p18_no_comment_and_no_form_on_a_case(client, home, office):
    case = office.show(office.assigned())
    body = client.get(case.get_absolute_url()).content.decode()
    main = body[body.index("<article") : body.index("</article>")]
    assert "<form" not in main and "<textarea" not in main
    assert not [
        name for name in get_resolver().reverse_dict if isinstance(name, str) and "comment" in name and "case" in name
    ]


def test_p20_the_consent_has_a_version_and_nothing_comes_from_elsewhere(office):
    report = office.report().report
    assert report.submission.consent_version == reports.CONSENT_VERSION
    policy = project.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert not [
        value
        for values in policy.values()
        if isinstance(values, (list, tuple))
        for value in values
        if "//" in str(value)
    ]
    assert Report.objects.count() == 1
