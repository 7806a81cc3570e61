"""The mark of the site: 创城 cut in white into a cinnabar seal, and the pictures browsers and phones ask for.

``seal`` is the whole mark; below 48 pixels two characters no longer read, so the small icons carry 创 alone.
"""

import io
import random
from pathlib import Path

from PIL import Image

from .canvas import cut, document, group, path, pixels, rect, save, smooth
from .lettering import SANS_BOLD, across, glyph
from .palette import CINNABAR, INK, PAPER, SLATE
from .skyline import city_band

TARGET = Path(__file__).resolve().parents[2] / "static" / "site_cms" / "img"


def _stone(wobble: float) -> str:
    """The outline of a hand-cut stone, 100 x 100: a rounded square whose edges are never quite straight."""
    dice = random.Random(7)
    corner, steps, points = 11.0, 5, []
    sides = [
        ((corner, 0), (100 - corner, 0)),
        ((100, corner), (100, 100 - corner)),
        ((100 - corner, 100), (corner, 100)),
        ((0, 100 - corner), (0, corner)),
    ]
    for (x0, y0), (x1, y1) in sides:
        for i in range(steps + 1):
            share = i / steps
            nudge = dice.uniform(0, wobble)
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            points.append(
                (x + (nudge if x < 1 else -nudge if x > 99 else 0), y + (nudge if y < 1 else -nudge if y > 99 else 0))
            )
    return smooth(points, tension=0.42)


def seal(ground: str = CINNABAR, figure: str = PAPER) -> str:
    """The mark in a 100 x 100 square."""
    return (
        path(_stone(0.9), ground)
        + rect(6.2, 6.2, 87.6, 87.6, "none", 6, stroke=figure, stroke_width=2.2)
        + path(glyph("创", (16.5, 12.5, 67, 36.5), SANS_BOLD), figure)
        + path(glyph("城", (16.5, 52.3, 67, 36), SANS_BOLD), figure)
    )


def small_seal(ground: str = CINNABAR, figure: str = PAPER, corner: float = 16, inset: float = 13) -> str:
    side = 100 - 2 * inset
    return rect(0, 0, 100, 100, ground, corner) + path(glyph("创", (inset, inset, side, side), SANS_BOLD), figure)


def share_picture() -> str:
    """What a chat or a feed shows for a page without a picture of its own, 1200 x 630."""
    return document(
        1200,
        630,
        rect(0, 0, 1200, 630, PAPER)
        + city_band(1200, 630)
        + group(cut(group(seal(), scale=1.7), depth=2), move=(90, 92))
        + across("明河创城", 300, 136, 92, INK, tracking=0.06)
        + across("创建全国文明城市，明河在行动", 304, 232, 34, SLATE, SANS_BOLD, tracking=0.06),
        unit=1.0,
    )


def build() -> list[tuple[str, int]]:
    """Write every file of the mark; returns names and sizes."""
    TARGET.mkdir(parents=True, exist_ok=True)
    whole, small = document(100, 100, seal()), document(100, 100, small_seal())
    padded = document(100, 100, rect(0, 0, 100, 100, CINNABAR) + group(seal(), move=(17, 17), scale=0.66))
    (TARGET / "seal.svg").write_text(whole, encoding="utf-8")
    (TARGET / "seal-mono.svg").write_text(document(100, 100, seal("#000000", "#FFFFFF")), encoding="utf-8")
    (TARGET / "favicon.svg").write_text(small, encoding="utf-8")

    tiny = pixels(small, 256)
    tiny.resize((32, 32), Image.Resampling.LANCZOS).save(TARGET / "favicon-32.png", optimize=True)
    tiny.save(TARGET / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    for name, size in (("apple-touch-icon.png", 180), ("icon-192.png", 192), ("icon-512.png", 512)):
        held = io.BytesIO()
        pixels(padded, size).convert("RGB").quantize(64).save(held, "PNG", optimize=True)
        (TARGET / name).write_bytes(held.getvalue())
    save(pixels(share_picture(), 1200), TARGET / "share.jpg", 90_000)
    return [(one.name, one.stat().st_size) for one in sorted(TARGET.iterdir())]
