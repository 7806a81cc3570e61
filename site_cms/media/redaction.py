"""Burning faces, plates and names out of a picture. Pure: bytes and boxes in, bytes out; no model, no file, no layer.

What lies under a box is gone from the result: a box is filled with one colour, or with at most 6 x 6 cells of its mean
colours. There is no blur, because blur can be reckoned back, and no finer mosaic, because a plate can be read from one.
Two originals that differ only under solid boxes give the same bytes; a test holds that.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw

Style = Literal["solid", "mosaic"]
Shape = Literal["rectangle", "ellipse"]

MAX_BOXES = 200
MAX_CELLS = 6
PADDING = 0.15  # a box drawn by hand is drawn tight; hair, ears and the plate's rim give a person away too
BLOCK = 16  # JPEG codes 16 x 16 pixels together: a rectangle on this grid comes out in exactly one colour
FILL = (43, 43, 43)
QUALITY = 88


class RedactionError(ValidationError):
    """Boxes that make no sense for this picture, or bytes that are no picture."""


@dataclass(frozen=True)
class Box:
    """A region in pixels of the upright picture, from its top left corner. An ellipse fills its box from edge to edge."""

    x: float
    y: float
    width: float
    height: float
    shape: Shape = "rectangle"

    def padded(self, padding: float) -> tuple[float, float, float, float]:
        dx, dy = self.width * padding, self.height * padding
        return self.x - dx, self.y - dy, self.x + self.width + dx, self.y + self.height + dy


def covered(box: Box, size: tuple[int, int], padding: float) -> tuple[int, int, int, int]:
    """The whole pixels to burn: padded, clipped, rectangles widened to the JPEG grid. Raises RedactionError."""
    numbers = (box.x, box.y, box.width, box.height)
    if not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers) or box.width <= 0 or box.height <= 0:
        raise RedactionError(_("A box has no size. Please draw it again."), code="empty_box")
    left, top, right, bottom = box.padded(padding)
    step = BLOCK if box.shape == "rectangle" else 1
    left, top = math.floor(left / step) * step, math.floor(top / step) * step
    right, bottom = math.ceil(right / step) * step, math.ceil(bottom / step) * step
    left, top, right, bottom = max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)
    if right <= left or bottom <= top:
        raise RedactionError(_("A box lies outside the picture. Please draw it again."), code="outside")
    return left, top, right, bottom


def burn(picture: Image.Image, box: Box, area: tuple[int, int, int, int], style: Style) -> None:
    width, height = area[2] - area[0], area[3] - area[1]
    if style == "mosaic":
        cell = max(width, height) / MAX_CELLS
        cells = max(1, min(MAX_CELLS, round(width / cell))), max(1, min(MAX_CELLS, round(height / cell)))
        patch = picture.crop(area).resize(cells, Image.Resampling.BOX).resize((width, height), Image.Resampling.NEAREST)
    else:
        patch = Image.new("RGB", (width, height), FILL)
    if box.shape == "ellipse":
        mask = Image.new("1", (width, height), 0)
        ImageDraw.Draw(mask).ellipse((0, 0, width - 1, height - 1), fill=1)
        picture.paste(patch, area[:2], mask)
    else:
        picture.paste(patch, area[:2])


def redact(original: bytes, boxes: Sequence[Box], style: Style = "solid", *, padding: float = PADDING) -> bytes:
    """A new JPEG of `original` with every box burned in. The pixels of a solid box are one constant colour.

    `original` is what `intake.rebuild` returned (upright, sRGB, bounded), never an upload as sent; `boxes` are in its pixels.
    Same size as the original, no metadata, no thumbnail. No box at all is allowed: some photos need none, and the person
    who approves says so. Raises RedactionError (a ValidationError).
    """
    if style not in ("solid", "mosaic"):
        raise RedactionError(_("Unknown kind of redaction."), code="style")
    if len(boxes) > MAX_BOXES:
        raise RedactionError(_("At most 200 boxes can be drawn on one picture."), code="too_many")
    try:
        picture = Image.open(io.BytesIO(original), formats=["JPEG", "PNG", "WEBP"]).convert("RGB")
    except (OSError, ValueError, SyntaxError) as error:
        raise RedactionError(_("The original of this picture cannot be opened."), code="broken") from error
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    for box in boxes:
        burn(clean, box, covered(box, clean.size, padding), style)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, subsampling=2)
    return out.getvalue()
