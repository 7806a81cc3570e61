"""The door itself: what comes out of `intake.rebuild`."""

import io

import pytest
from PIL import Image

from site_cms.media import intake


def jpeg(size=(400, 300), **options) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, "JPEG", quality=92, **options)
    return out.getvalue()


def test_one_bounded_picture():
    picture = intake.rebuild(io.BytesIO(jpeg((2400, 1200))), max_px=1600)
    assert (picture.format, picture.width, picture.height) == ("jpeg", 1600, 800)
    assert Image.open(io.BytesIO(picture.bytes)).size == (1600, 800)
    assert len(picture.sha256) == 64
    assert picture.renditions == ()


def test_all_widths_come_with_the_master():
    picture = intake.rebuild(jpeg((2000, 1000)), sizes=intake.MASTER)
    assert {(one.spec, one.width) for one in picture.renditions} == {
        ("width-320|format-webp", 320),
        ("width-640|format-webp", 640),
        ("width-1280|format-webp", 1280),
        ("width-1600|format-webp", 1600),
        ("width-640|format-jpeg", 640),
        ("width-1280|format-jpeg", 1280),
        ("max-800x600", 800),
        ("max-165x165", 165),
    }
    for one in picture.renditions:
        assert Image.open(io.BytesIO(one.bytes)).size == (one.width, one.height)


def test_the_same_upload_gives_the_same_bytes():
    assert intake.rebuild(jpeg()).sha256 == intake.rebuild(jpeg()).sha256


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * (20 * 1024 * 1024 + 1), "too_big"),
        (b"%PDF-1.7", "wrong_format"),
        (jpeg()[:900], "broken"),
    ],
    ids=["empty", "too big", "pdf", "cut"],
)
def test_each_kind_of_fault_has_its_code(data, code):
    with pytest.raises(intake.IntakeError) as refused:
        intake.rebuild(data)
    assert refused.value.code == code
