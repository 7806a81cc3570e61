"""The sheet a poster is composed on: it draws, and remembers every line of type that was set.

So the inscription kept as data is what stands on the paper, and the share of the sponsor's line is measured, not claimed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_cms.demo.pictures import lettering
from site_cms.demo.pictures.canvas import document, group, path, rect
from site_cms.demo.pictures.lettering import SANS, SANS_BOLD, SERIF_BOLD
from site_cms.demo.pictures.mark import seal

SPONSOR = "明河市公益广告联席会议"


class Sheet:
    """One poster, ``width`` x ``height`` in user units (portrait: 900 x 1200)."""

    def __init__(self, ground: str, width: int = 900, height: int = 1200):
        self.width, self.height = width, height
        self.parts = [rect(0, 0, width, height, ground)]
        self.defs: list[str] = []
        self.lines: list[str] = []
        self.sponsor_area = 0.0

    def add(self, *drawn: str) -> None:
        self.parts += drawn

    def define(self, *definitions: str) -> None:
        self.defs += definitions

    def across(self, text: str, x, y, size, fill, file: Path = SERIF_BOLD, **more) -> None:
        """Set a line from left to right; y is the middle of the line."""
        self.lines.append(text.strip())
        self.add(lettering.across(text, x, y, size, fill, file, **more))

    def down(self, text: str, x, y, size, fill, file: Path = SERIF_BOLD, **more) -> None:
        """Set a column from top to bottom; x is its middle, y the top of its first character."""
        self.lines.append(text.strip())
        self.add(lettering.down(text, x, y, size, fill, file, **more))

    def word(
        self, text: str, boxes: list[tuple[float, float, float, float]], fill, file: Path = SERIF_BOLD, **more
    ) -> None:
        """A word whose characters are each fitted into a box of their own (x, y, w, h)."""
        self.lines.append(text)
        outlines = (lettering.glyph(char, box, file) for char, box in zip(text, boxes, strict=True))
        self.add(path("".join(outlines), fill, **more))

    def sponsor(self, x, y, fill, *, size=21, align="left", mark: str | None = None, upright=False) -> None:
        """The one line that names who put the poster up: small, no address, no number (暂行办法 art. 7)."""
        self.lines.append(SPONSOR)
        length = lettering.width(SPONSOR, size, SANS_BOLD, 0.1)
        icon = size * 1.9
        self.sponsor_area += (length + icon * 1.4) * icon
        ground = mark or fill
        figure = "#FFFFFF" if ground != "#FFFFFF" and ground != "#FAF8F4" else "#981A1A"
        if upright:
            self.add(group(seal(ground, figure), move=(x - icon / 2, y), scale=icon / 100))
            self.add(lettering.down(SPONSOR, x, y + icon * 1.3, size, fill, SANS_BOLD, tracking=0.1))
            return
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * (length + icon * 1.4)
        self.add(group(seal(ground, figure), move=(left, y - icon / 2), scale=icon / 100))
        self.add(lettering.across(SPONSOR, left + icon * 1.4, y, size, fill, SANS_BOLD, tracking=0.1))

    @property
    def sponsor_ratio(self) -> float:
        return self.sponsor_area / (self.width * self.height)

    def svg(self) -> str:
        return document(self.width, self.height, "".join(self.parts), "".join(self.defs), unit=1.1)


@dataclass(frozen=True)
class Poster:
    """A poster and what the library says about it; the inscription is read off the sheet."""

    slug: str
    title: str
    theme: str
    kind: str
    source_kind: str
    creator: str
    composition: str
    draw: Callable[[], Sheet]


POSTERS: dict[str, Poster] = {}


def poster(
    slug: str,
    title: str,
    theme: str,
    composition: str,
    *,
    kind="poster",
    source_kind="own",
    creator="明河市公益广告联席会议设计组",
):
    """Register the drawing function below as a poster of the demo library."""

    def keep(draw: Callable[[], Sheet]) -> Callable[[], Sheet]:
        if slug in POSTERS:
            raise ValueError(f"two posters are called {slug}")
        POSTERS[slug] = Poster(slug, title, theme, kind, source_kind, creator, composition, draw)
        return draw

    return keep


__all__ = ["POSTERS", "SANS", "SANS_BOLD", "SERIF_BOLD", "SPONSOR", "Poster", "Sheet", "poster"]
