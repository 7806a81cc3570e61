"""What the demo's redactor covers lies on the drawings, and covers what is drawn there."""

import io

import pytest
from PIL import Image

from exposure.demo import BOXES, PICTURES
from site_cms.media.redaction import FILL, Box, redact

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("name", sorted(BOXES))
def test_boxes_cover_a_part_of_the_drawing(name):
    original = (PICTURES / f"{name}.jpg").read_bytes()
    boxes = BOXES[name]["boxes"]
    assert boxes and all(box["label"] for box in boxes)
    shapes = [Box(*(box[key] for key in ("x", "y", "width", "height")), box.get("shape", "rectangle")) for box in boxes]
    before = Image.open(io.BytesIO(original)).convert("RGB")
    after = Image.open(io.BytesIO(redact(original, shapes)))
    for shape in shapes:
        middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
        assert max(abs(a - b) for a, b in zip(after.getpixel(middle), FILL, strict=True)) <= 2
        area = tuple(round(side) for side in (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height))
        assert len(before.crop(area).quantize(16).getcolors()) > 3, "there was something to cover"
