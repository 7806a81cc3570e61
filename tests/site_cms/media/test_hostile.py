"""Files of people who mean no good, through the admin's real views: nothing is stored as sent, nothing breaks."""

import inspect
import json
import subprocess

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from site_cms.media import intake
from site_cms.media.intake import process
from site_cms.media.intake.process import run_worker
from site_cms.media.models import SiteImage
from site_cms.media.pixels import faults, worker

from . import hostile

CORPUS = hostile.corpus()
IDS = [f"{index:02}-{name[:30].encode('ascii', 'replace').decode()}" for index, (name, _) in enumerate(CORPUS)]


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", data, content_type="image/jpeg")
    file._name = name  # as a request would carry it; Django cleans it on arrival
    return file


def check_tree(files, sent: bytes, name: str):
    bodies = [path.read_bytes() for path in files]
    assert sent not in bodies
    for body in bodies:
        assert hostile.MARKER not in body
        assert b"<?php" not in body and b"<script" not in body and b"PK\x03\x04" not in body
    for path in files:
        assert path.suffix in {".jpg", ".png", ".webp"}
        with Image.open(path) as picture:
            picture.load()
            assert not picture.getexif()
            assert not {"icc_profile", "comment", "photoshop", "exif", "xmp"} & set(picture.info)


def test_the_corpus_is_large_enough():
    assert len(CORPUS) >= 90
    assert len({name for name, _ in CORPUS}) == len(CORPUS)
    assert {name for name, _ in CORPUS} >= hostile.MAY_PASS


@pytest.mark.parametrize(("name", "data"), CORPUS, ids=IDS)
def test_many_at_once(signed_in, stored, name, data):
    response = signed_in.post(reverse("wagtailimages:add_multiple"), {"title": name, "files[]": upload(name, data)})
    assert response.status_code in (200, 400), response.content[:300]
    answer = json.loads(response.content)
    assert answer["success"] is (name in hostile.MAY_PASS), answer
    assert SiteImage.objects.count() == int(answer["success"])
    assert not UploadedFile.objects.exists()
    if not answer["success"]:
        assert stored() == []
        assert any("\u4e00" <= letter <= "\u9fff" for letter in answer["error_message"])
    check_tree(stored(), data, name)


@pytest.mark.parametrize(("name", "data"), CORPUS, ids=IDS)
def test_one_at_a_time(signed_in, stored, name, data):
    response = signed_in.post(
        reverse("wagtailimages:add"),
        {"title": "一张图", "file": upload(name, data), "collection": Collection.get_first_root_node().pk},
    )
    passed = name in hostile.MAY_PASS
    assert response.status_code == (302 if passed else 200), response.content[:300]
    assert SiteImage.objects.exists() is passed
    if not passed:
        assert stored() == []
        errors = response.context["form"].errors["file"]
        assert len(errors) == 1 and any("\u4e00" <= letter <= "\u9fff" for letter in errors[0])
    check_tree(stored(), data, name)


@pytest.mark.parametrize("name", sorted(hostile.MAY_PASS)[:6])
def test_no_code_path_stores_bytes_as_sent(db, stored, name):
    """Straight through the model, as a script or an import would."""
    data = dict(CORPUS)[name]
    SiteImage(title="x", file=upload(name, data)).save()
    image = SiteImage(title="y")
    image.file.save(name, upload(name, data), save=False)
    image.save()
    SiteImage.objects.create(title="z", file=upload(name, data))
    assert len(stored()) == 3 * (1 + image.renditions.count())
    check_tree(stored(), data, name)


def test_the_model_refuses_what_the_form_refuses(db, stored):
    with pytest.raises(intake.IntakeError):
        SiteImage.objects.create(title="x", file=upload("page.jpg", dict(CORPUS)["page.jpg"]))
    assert not SiteImage.objects.exists() and stored() == []


@pytest.mark.parametrize(
    "name", ["flat_30000.png", "flat_11000.png", "huge_claim.png", "ztxt_bomb.png", "scans_20000.jpg", "thin.png"]
)
def test_a_bomb_is_refused_before_it_unfolds(name):
    head, _ = run_worker(
        {"max_side": 1600, "max_area": 1600 * 1600, "webp": [], "jpeg": [], "boxes": []}, dict(CORPUS)[name]
    )
    assert head["error"] in {faults.TOO_MANY_PIXELS, faults.TOO_COMPLEX, faults.BROKEN}
    assert head["cost"]["cpu"] <= 1.5
    assert head["cost"]["rss"] <= 120


def child(script: str) -> list[str]:
    """The worker's command with another last word."""
    return [*process.COMMAND[:-1], process.COMMAND[-1].split("from site_cms")[0] + script]


def test_the_child_is_limited_before_it_reads():
    script = "from site_cms.media.pixels.worker import limit_this_process as l; import resource as r; l(); "
    script += "print(r.getrlimit(r.RLIMIT_AS), r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_FSIZE))"
    shown = subprocess.run(child(script), capture_output=True, text=True, check=True).stdout
    assert shown.strip() == f"({2**30}, {2**30}) (10, 10) (0, 0)"
    source = inspect.getsource(worker.main)
    assert source.index("limit_this_process()") < source.index("stdin")


def test_the_kernel_ends_what_the_header_did_not_give_away(monkeypatch):
    """150 scans are below the bound that is counted; here the clock runs out after 1 s instead of 10."""
    script = "import functools, site_cms.media.pixels.worker as w; "
    script += "w.limit_this_process = functools.partial(w.limit_this_process, cpu_seconds=1); w.main()"
    monkeypatch.setattr(process, "COMMAND", child(script))
    with pytest.raises(intake.IntakeError) as refused:
        intake.rebuild(hostile.many_scans(150), sizes=intake.Sizes(9000, 10**9))
    assert refused.value.code == faults.TOO_COMPLEX


def test_memory_is_limited(monkeypatch):
    script = "from site_cms.media.pixels.worker import limit_this_process as l; l(); bytearray(1_100_000_000)"
    monkeypatch.setattr(process, "COMMAND", child(script))
    assert process.run_worker({}, b"")[0] == {"error": faults.BROKEN}


def test_a_child_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(process, "COMMAND", child("import time; time.sleep(60)"))
    monkeypatch.setattr(process, "WALL_SECONDS", 1)
    assert process.run_worker({}, b"")[0] == {"error": faults.TOO_COMPLEX}


def test_a_form_without_a_file_or_with_a_wrong_field_stores_nothing(signed_in, stored):
    Collection.get_first_root_node().add_child(name="第二个")  # with one collection alone there is no field to be wrong
    url = reverse("wagtailimages:add_multiple")
    good = dict(CORPUS)["exif_all.jpg"]
    assert signed_in.post(url, {"other": upload("x.jpg", good)}).status_code == 400
    for collection in ("999999", "no", "\x00"):
        answer = signed_in.post(url, {"files[]": upload("x.jpg", good), "collection": collection}).json()
        assert answer["success"] is False
    assert stored() == [] and not UploadedFile.objects.exists()
    root = Collection.get_first_root_node().pk
    answer = signed_in.post(url, {"title": "长" * 5000, "files[]": upload("x.jpg", good), "collection": root}).json()
    assert answer["success"] is True


def test_wagtails_store_for_half_uploads_is_shut(db, stored, chief):
    with pytest.raises(SuspiciousOperation):
        UploadedFile.objects.create(file=upload("x.jpg", dict(CORPUS)["exif_all.jpg"]), uploaded_by_user=chief)
    assert stored() == []
