"""What was under a box is gone."""

import io
import random

import pytest
from PIL import Image

from site_cms.media.redaction import Box, RedactionError, redact


def picture(seed=1, size=(640, 480), patch=None) -> bytes:
    noise = random.Random(seed).randbytes(size[0] * size[1] * 3)
    image = Image.frombytes("RGB", size, noise)
    if patch:
        area, colour = patch
        image.paste(colour, area)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("shape", ["rectangle", "ellipse"])
def test_originals_that_differ_only_under_a_solid_box_give_the_same_bytes(shape):
    box = Box(100, 120, 160, 90, shape)
    inside = (150, 150, 210, 180)
    first = redact(picture(patch=(inside, (255, 0, 0))), [box])
    second = redact(picture(patch=(inside, (0, 255, 0))), [box])
    assert first == second
    assert first != redact(picture(patch=((500, 400, 520, 420), (255, 0, 0))), [box])


def test_a_solid_rectangle_is_one_colour_after_jpeg():
    region = opened(redact(picture(), [Box(100, 120, 160, 90)])).crop((100, 120, 260, 210))
    assert len(region.getcolors(100_000)) == 1


def test_the_padding_covers_more_than_was_drawn():
    region = opened(redact(picture(), [Box(100, 120, 160, 90)])).crop((76, 107, 284, 223))
    assert len(region.getcolors(100_000)) == 1


def test_a_mosaic_has_at_most_six_cells_a_side():
    box = Box(96, 96, 192, 96)
    region = opened(redact(picture(), [box], "mosaic", padding=0)).crop((96, 96, 288, 192))
    # centres of the cells: within a cell nothing changes but what JPEG adds at its borders
    for column in range(6):
        for row in range(3):
            cell = region.crop((column * 32 + 9, row * 32 + 9, column * 32 + 23, row * 32 + 23))
            assert max(high - low for low, high in cell.getextrema()) <= 12
    wide = opened(redact(picture(), [Box(0, 0, 640, 480)], "mosaic", padding=0))
    assert len(wide.resize((6, 5), Image.Resampling.NEAREST).getcolors()) <= 30


def test_a_box_over_the_edge_is_clipped_and_the_rest_is_untouched():
    before = opened(picture(size=(640, 480)))
    after = opened(redact(picture(), [Box(600, 440, 500, 500)]))
    assert after.size == before.size
    assert len(after.crop((600, 440, 640, 480)).getcolors()) == 1
    assert len(after.crop((0, 0, 400, 300)).getcolors(200_000)) > 1000


def test_the_result_carries_no_metadata():
    out = io.BytesIO()
    image = opened(picture())
    exif = image.getexif()
    exif[271] = "SECRET-CAMERA"
    image.save(out, "JPEG", exif=exif, comment=b"SECRET-COMMENT")
    result = redact(out.getvalue(), [])
    assert b"SECRET" not in result
    assert not Image.open(io.BytesIO(result)).getexif()


@pytest.mark.parametrize(
    "box",
    [
        Box(0, 0, 0, 10),
        Box(0, 0, -5, 10),
        Box(5000, 5000, 10, 10),
        Box(float("nan"), 0, 10, 10),
        Box(float("inf"), 0, 10, 10),
        Box("1", 0, 10, 10),
    ],
)
def test_boxes_that_make_no_sense_are_refused(box):
    with pytest.raises(RedactionError):
        redact(picture(), [box])


def test_bytes_that_are_no_picture_are_refused():
    with pytest.raises(RedactionError):
        redact(b"GIF89a nonsense", [])
    with pytest.raises(RedactionError):
        redact(picture()[:500], [])
    with pytest.raises(RedactionError):
        redact(picture(), [], "blur")
    with pytest.raises(RedactionError):
        redact(picture(), [Box(1, 1, 2, 2)] * 201)
