"""Chinese type as outlines, set by hand: no picture of ours needs a font where it is shown.

Glyphs come from the font subsets in ``site_cms/papers/fonts``. A character without a glyph raises ``MissingGlyph``: it
must never vanish silently. Sizes are the em square in user units; ``tracking`` is extra space in ems.
"""

from functools import lru_cache
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from site_cms.papers.fonts import SANS, SANS_BOLD, SERIF_BOLD

from .canvas import num, path

__all__ = ["SANS", "SANS_BOLD", "SERIF_BOLD", "MissingGlyph", "across", "down", "glyph", "paragraph", "width"]

# Punctuation that sits in the upper right of its square when the lines run downwards.
_VERTICAL = {
    "，": "︐",
    "。": "︒",
    "、": "︑",
    "：": "︓",
    "；": "︔",
    "！": "︕",
    "？": "︖",
    "《": "︽",
    "》": "︾",
    "“": "﹁",
    "”": "﹂",
    "（": "︵",
    "）": "︶",
    "—": "︱",
    "…": "︙",
}


class MissingGlyph(LookupError):
    """The font has no glyph for this character."""


@lru_cache
def _font(file: Path):
    font = TTFont(file)
    return font, font.getBestCmap(), font.getGlyphSet(), font["hmtx"]


@lru_cache(maxsize=4096)
def _outline(char: str, file: Path) -> tuple[str, float, tuple[float, float, float, float]]:
    """Name, advance in ems and ink bounds in ems (y up) of one character."""
    _, cmap, glyphs, metrics = _font(file)
    if ord(char) not in cmap:
        raise MissingGlyph(f"{file.name} has no glyph for {char!r} (U+{ord(char):04X})")
    name = cmap[ord(char)]
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    x0, y0, x1, y1 = pen.bounds or (0, 0, 0, 0)
    return name, metrics[name][0] / 1000, (x0 / 1000, y0 / 1000, x1 / 1000, y1 / 1000)


def _draw(char: str, file: Path, x: float, y: float, wide: float, high: float) -> str:
    """Path data with the em's left edge at x and the baseline at y; the em may be wider than high."""
    name = _outline(char, file)[0]
    _, _, glyphs, _ = _font(file)
    pen = SVGPathPen(glyphs, ntos=num)
    glyphs[name].draw(TransformPen(pen, (wide / 1000, 0, 0, -high / 1000, x, y)))
    return pen.getCommands()


def glyph(char: str, box: tuple[float, float, float, float], file: Path = SERIF_BOLD) -> str:
    """Path data of one character whose ink fills ``box`` (x, y, w, h) exactly: for seals and giant characters."""
    x0, y0, x1, y1 = _outline(char, file)[2]
    x, y, w, h = box
    sx, sy = w / (x1 - x0), h / (y1 - y0)
    return _draw(char, file, x - x0 * sx, y + y1 * sy, sx, sy)


def width(text: str, size: float, file: Path = SERIF_BOLD, tracking: float = 0.0) -> float:
    """How long the line is, without the space after its last character."""
    return sum(_outline(char, file)[1] + tracking for char in text) * size - (tracking * size if text else 0)


def across(
    text: str,
    x: float,
    y: float,
    size: float,
    fill: str,
    file: Path = SERIF_BOLD,
    *,
    tracking=0.0,
    align="left",
    **more,
) -> str:
    """A line from left to right; y is the middle of the em square (so that lines of different sizes centre on each other)."""
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width(text, size, file, tracking)
    d = ""
    for char in text:
        d += _draw(char, file, left, y + 0.38 * size, size, size)
        left += (_outline(char, file)[1] + tracking) * size
    return path(d, fill, **more)


def down(
    text: str, x: float, y: float, size: float, fill: str, file: Path = SERIF_BOLD, *, tracking=0.08, **more
) -> str:
    """A column from top to bottom, centred on x, its first em square beginning at y. Spaces are half an em."""
    d, top = "", y
    for char in text:
        if char == " ":
            top += 0.5 * size
            continue
        shown = _VERTICAL.get(char, char)
        if ord(shown) not in _font(file)[1]:
            shown = char
        advance = _outline(shown, file)[1]
        d += _draw(shown, file, x - advance * size / 2, top + 0.88 * size, size, size)
        top += (1 + tracking) * size
    return path(d, fill, **more)


def paragraph(
    lines: list[str],
    x: float,
    y: float,
    size: float,
    fill: str,
    file: Path = SANS,
    *,
    leading=1.7,
    tracking=0.02,
    align="left",
    **more,
) -> str:
    """Several lines, the first one's middle at y."""
    return "".join(
        across(text, x, y + i * leading * size, size, fill, file, tracking=tracking, align=align, **more)
        for i, text in enumerate(lines)
    )
