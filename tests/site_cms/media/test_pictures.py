"""A picture of the site: its widths, its tag, its stamp, its label."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.template import Context, Template
from django.urls import reverse
from PIL import Image
from wagtail.images.formats import get_image_format
from wagtail.models import Collection

from site_cms.media import intake
from site_cms.media.models import Rendition, SiteImage
from site_cms.media.pixels import labels, stamp

from .good import clear, scene
from .hostile import MARKER, saved

AIGC = {"Label": "1", "ContentProducer": "00119144030071526726XG", "ProduceID": "a1-b2", "ReservedCode1": "", "ContentPropagator": "", "PropagateID": "", "ReservedCode2": ""}  # fmt: skip
TC260 = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"{}>{}</rdf:Description></rdf:RDF></x:xmpmeta>'


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("x.jpg", data)


def make(data: bytes | None = None, **fields) -> SiteImage:
    return SiteImage.objects.create(title="清波河夜景", file=upload(data or saved(scene(2000, 1500), "JPEG")), **fields)


def render(source: str, image) -> str:
    return Template("{% load media_tags %}" + source).render(Context({"image": image}))


def all_bytes(image: SiteImage) -> list[bytes]:
    return [Path(one.path).read_bytes() for one in [image.file, *(row.file for row in image.renditions.all())]]


def label_of(data: bytes) -> dict | None:
    return labels.read_label(Image.open(io.BytesIO(data)), data)


def test_all_widths_are_there_after_the_upload(db):
    image = make()
    assert image.renditions.count() == 8
    assert [width for width, _, _ in image.sources["webp"]] == [320, 640, 1280, 1600]
    assert [width for width, _, _ in image.sources["jpeg"]] == [640, 1280]
    assert SiteImage.objects.get().sources == image.sources
    assert image.share["width"] == 1280 and image.share["url"].startswith("/media/renditions/")
    assert image.file.name.startswith("pictures/") and re.search(r"/[0-9a-f]{32}\.jpg$", image.file.name)


def test_the_tag_asks_nothing_and_makes_nothing(db, django_assert_num_queries):
    make()
    image = SiteImage.objects.get()
    with django_assert_num_queries(0):
        html = render('{% site_picture image alt="夜景" sizes="50vw" css_class="lead" %}', image)
    assert html.startswith('<picture><source type="image/webp" srcset="/media/renditions/')
    assert html.count("320w") == 1 and html.count("1280w") == 2 and 'sizes="50vw"' in html
    assert 'width="2000" height="1500"' in html and 'alt="夜景"' in html and 'loading="lazy"' in html
    assert 'class="lead"' in html and "style=" not in html
    for url in re.findall(r"/media/[^ \",]+", html):
        assert Path(image.file.storage.path(url.removeprefix("/media/"))).exists()


def test_alternative_text(db):
    image = make(alt_text="河上的灯")
    assert 'alt="河上的灯"' in render("{% site_picture image %}", image)
    assert 'alt=""' in render("{% site_picture image decorative=True %}", image)
    image.alt_text = '<b>"'
    assert 'alt="&lt;b&gt;&quot;"' in render("{% site_picture image %}", image)
    image.alt_text = ""
    assert 'alt="清波河夜景"' in render("{% site_picture image %}", image)
    image.title = "IMG_2034"
    assert 'alt=""' in render("{% site_picture image %}", image)
    assert render("{% site_picture image %}", None) == ""
    assert 'loading="eager"' in render('{% site_picture image lazy=False fetchpriority="high" %}', image)


def test_a_picture_whose_widths_are_lost_shows_its_master_and_is_mended(db, capsys):
    image = make()
    for row in image.renditions.all():
        Path(row.file.path).unlink()
    image.renditions.filter(filter_spec__startswith="width-").delete()
    image = SiteImage.objects.get()
    assert image.sources == {}
    assert f'src="{image.file.url}"' in render("{% site_picture image %}", image)
    assert Rendition.objects.count() == 2, "a reader's request makes none"
    call_command("renditions_build", "--dry-run")
    call_command("renditions_build")
    call_command("renditions_build")
    said = capsys.readouterr().out
    assert "8 renditions missing" in said and "8 renditions made" in said and "0 renditions made" in said
    image = SiteImage.objects.get()
    assert len(image.sources["webp"]) == 4 and all(len(one) > 100 for one in all_bytes(image))


def test_a_master_that_is_gone_is_reported_and_the_others_go_on(db, capsys):
    lost, whole = make(), make()
    Path(lost.file.path).unlink()
    lost.renditions.all().delete()
    whole.renditions.all().delete()
    with pytest.raises(SystemExit):
        call_command("renditions_build")
    assert whole.renditions.count() == 8 and lost.renditions.count() == 0


def test_small_and_clear_pictures(db):
    image = make(saved(clear(), "PNG"))
    assert image.file.name.endswith(".png")
    assert [width for width, _, _ in image.sources["webp"]] == [240] == [width for width, _, _ in image.sources["jpeg"]]
    webp = Image.open(image.file.storage.path(image.sources["webp"][0][2]))
    assert webp.mode == "RGBA"


def test_replacing_a_file_through_the_admin(signed_in, django_capture_on_commit_callbacks):
    image = make(alt_text="旧")
    old = [one.path for one in [image.file, *(row.file for row in image.renditions.all())]]
    form = {"title": "新图", "collection": Collection.get_first_root_node().pk, "alt_text": "新"}
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in.post(
            reverse("wagtailimages:edit", args=[image.pk]), {**form, "file": upload(saved(scene(700, 400), "PNG"))}
        )
    assert response.status_code == 302
    image = SiteImage.objects.get()
    assert (image.width, image.height) == (700, 400) and image.renditions.count() == len(all_bytes(image)) - 1 == 7
    assert not any(Path(path).exists() for path in old)
    broken = signed_in.post(reverse("wagtailimages:edit", args=[image.pk]), {**form, "file": upload(b"%PDF")})
    assert broken.status_code == 200 and "JPEG" in broken.context["form"].errors["file"][0]
    assert len(all_bytes(SiteImage.objects.get())) >= 8, "the picture that was there is still whole"


def test_the_admins_screens_show_and_delete(signed_in, django_capture_on_commit_callbacks):
    image = make()
    for name in (
        "wagtailimages:index",
        "wagtailimages_chooser:choose",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
    ):
        assert signed_in.get(reverse(name)).status_code == 200
    before = Rendition.objects.count()
    assert signed_in.get(reverse("wagtailimages:index")).status_code == 200
    assert Rendition.objects.count() == before, "the listing's thumbnails were made at upload"
    assert signed_in.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    paths = [one.path for one in [image.file, *(row.file for row in image.renditions.all())]]
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not SiteImage.objects.exists() and not any(Path(path).exists() for path in paths)


def test_the_chooser_uploads_through_the_same_door(signed_in):
    url, data = reverse("wagtailimages_chooser:create"), saved(scene(), "JPEG", comment=MARKER)
    root = Collection.get_first_root_node().pk
    fields = {"image-chooser-upload-title": "选图", "image-chooser-upload-collection": root}
    assert signed_in.post(url, {**fields, "image-chooser-upload-file": upload(b"<svg/>")}).status_code == 200
    assert not SiteImage.objects.exists()
    assert signed_in.post(url, {**fields, "image-chooser-upload-file": upload(data)}).status_code == 200
    image = SiteImage.objects.get()
    assert not any(MARKER in one for one in all_bytes(image))


def test_pictures_in_rich_text_make_nothing(db, django_assert_num_queries):
    make()
    image = SiteImage.objects.get()
    for name in ("fullwidth", "left", "right"):
        with django_assert_num_queries(0):
            html = get_image_format(name).image_to_html(image, "灯")
        assert html.startswith("<picture>") and 'alt="灯"' in html and f"richtext-image {name[:4]}" in html


# --- what we write ----------------------------------------------------------------------------------------------------


def test_fields_are_written_into_every_file_and_again_when_they_change(db, django_capture_on_commit_callbacks):
    image = make(creator="周岚 <b>", licence="明河市创城办 & 作者")
    for data in all_bytes(image):
        assert "周岚 &lt;b&gt;".encode() in data and "明河市创城办 &amp; 作者".encode() in data
    names = {row.file.name for row in image.renditions.all()}
    pixels = [Image.open(io.BytesIO(data)).tobytes() for data in all_bytes(image)]
    image = SiteImage.objects.get()
    image.creator, image.licence = "", "CC BY 4.0"
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    for data in all_bytes(image):
        assert "周岚".encode() not in data and b"CC BY 4.0" in data
    assert {row.file.name for row in image.renditions.all()} == names
    assert [Image.open(io.BytesIO(data)).tobytes() for data in all_bytes(image)] == pixels
    image.licence = ""
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert not any(b"xmpmeta" in data for data in all_bytes(image))


def test_a_picture_without_fields_carries_no_metadata_at_all(db):
    assert not any(b"xmp" in data.lower() or b"exif" in data.lower() for data in all_bytes(make()))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_stamping_twice_is_stamping_once_and_readers_agree(name, mode):
    if (name, mode) == ("JPEG", "RGBA"):
        pytest.skip("JPEG has no alpha")
    plain = saved(clear().convert(mode), name)
    block = stamp.packet("作者", "授权", AIGC)
    once = stamp.stamped(plain, block)
    assert stamp.stamped(once, block) == once
    assert Image.open(io.BytesIO(once)).info["xmp"] == block
    assert (
        Image.open(io.BytesIO(once)).convert("RGBA").tobytes()
        == Image.open(io.BytesIO(plain)).convert("RGBA").tobytes()
    )
    assert b"xmpmeta" not in stamp.stamped(once, b"")
    with pytest.raises(ValueError):
        stamp.stamped(b"GIF89a", block)


# --- the label of machine-made content --------------------------------------------------------------------------------

AIGC_JSON = json.dumps(AIGC)
ESCAPED = AIGC_JSON.replace('"', "&quot;")


def exif_comment(text: bytes) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = text
    return exif.tobytes()


def png_text(key: str, value: str, **options) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text(key, value, **options)
    return saved(scene(), "PNG", pnginfo=info)


LABELLED = {
    "xmp element in jpeg": saved(scene(), "JPEG", xmp=TC260.format("", f"<TC260:AIGC>{ESCAPED}</TC260:AIGC>").encode()),
    "xmp attribute in jpeg": saved(scene(), "JPEG", xmp=TC260.format(f' TC260:AIGC="{ESCAPED}"', "").encode()),
    "xmp in webp": saved(scene(), "WEBP", xmp=TC260.format("", f"<TC260:AIGC>{AIGC_JSON}</TC260:AIGC>").encode()),
    "xmp in heic": saved(scene(), "HEIF", xmp=TC260.format("", f"<TC260:AIGC>{ESCAPED}</TC260:AIGC>").encode()),
    "xmp in png": png_text("XML:com.adobe.xmp", TC260.format("", f"<TC260:AIGC>{ESCAPED}</TC260:AIGC>")),
    "exif comment": saved(scene(), "JPEG", exif=exif_comment(b"ASCII\0\0\0" + json.dumps({"AIGC": AIGC}).encode())),
    "exif comment in utf-16": saved(scene(), "JPEG", exif=exif_comment(b"UNICODE\0" + json.dumps({"AIGC": AIGC}).encode("utf-16-le"))),
    "jpeg comment": saved(scene(), "JPEG", comment=json.dumps({"AIGC": AIGC}).encode()),
    "png text": png_text("AIGC", AIGC_JSON),
    "png packed text": png_text("AIGC", AIGC_JSON, zip=True),
    "nested and escaped": png_text("Comment", json.dumps({"AIGC": AIGC_JSON})),
}  # fmt: skip


@pytest.mark.parametrize("where", list(LABELLED))
def test_the_label_is_read_and_written_into_every_file(db, where):
    image = make(LABELLED[where])
    assert image.is_ai_generated and image.ai_label == AIGC
    for data in all_bytes(image):
        found = label_of(data)
        assert (
            found["Label"] == "1"
            and found["ContentProducer"] == AIGC["ContentProducer"]
            and found["ProduceID"] == "a1-b2"
        )
        assert found["ContentPropagator"] == "testserver"
        assert data.count(b"TC260:AIGC>") == 2, "one label and no second"


def test_the_label_survives_download_and_upload_again(db):
    first = make(LABELLED["png text"])
    for data in all_bytes(first):
        assert make(data).ai_label["ProduceID"] == "a1-b2"


def test_an_editor_can_add_a_label_and_not_take_one_off(signed_in, django_capture_on_commit_callbacks):
    image = make(LABELLED["png text"])
    form = {"title": "图", "collection": Collection.get_first_root_node().pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in.post(reverse("wagtailimages:edit", args=[image.pk]), form).status_code == 302
    assert SiteImage.objects.get().is_ai_generated
    SiteImage.objects.update(is_ai_generated=False)
    SiteImage.objects.get().save()
    assert SiteImage.objects.get().is_ai_generated
    plain = make(is_ai_generated=True)
    assert all(label_of(data)["Label"] == labels.POSSIBLE for data in all_bytes(plain))


def test_other_traces_count_as_suspected(db):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</x:xmpmeta>'
    image = make(saved(scene(), "JPEG", xmp=xmp))
    assert image.ai_label == {"Label": labels.SUSPECTED} and image.is_ai_generated


def test_a_label_cannot_smuggle(db):
    bad = {
        **AIGC,
        "ProduceID": "<?php x ?>\"'><script>alert(1)</script>",
        "ReservedCode1": "A" * 5000,
        "Extra": MARKER.decode(),
    }
    image = make(png_text("AIGC", json.dumps(bad)))
    for data in all_bytes(image):
        assert b"<?php" not in data and b"<script" not in data and MARKER not in data and b"A" * 301 not in data
    assert len(image.ai_label["ReservedCode1"]) == 300 and "Extra" not in image.ai_label


@pytest.mark.parametrize(
    "text", ["{", '{"Label":"9"}', '{"Label":[1]}', "{}", '{"Label":', "null", '{"Label":"1"' + "," * 5000 + "}"]
)
def test_a_broken_label_is_no_label(text):
    assert intake.rebuild(png_text("AIGC", text)).ai_label is None
