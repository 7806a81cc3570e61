"""The fonts of every file we make, and the check that a text can be set in them.

PDFs, posters and share pictures carry their fonts, so that a fresh machine needs none installed. typst drops a character
it has no glyph for without a word: whoever generates a file asks ``missing_glyphs`` first and fails with the character named.
"""

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS_DIR = Path(__file__).parent / "fonts"

SANS = FONTS_DIR / "NotoSansSC-Regular.otf"
SANS_BOLD = FONTS_DIR / "NotoSansSC-Bold.otf"
SERIF_BOLD = FONTS_DIR / "NotoSerifSC-Bold.otf"

ALL = (SANS, SANS_BOLD, SERIF_BOLD)

# What setting type needs no glyph for: the line and page controls of a text, joiners, variation selectors.
_NO_GLYPH_NEEDED = frozenset("\t\n\v\f\r\u200b\u200c\u200d\u2060\ufeff") | frozenset(map(chr, range(0xFE00, 0xFE10)))


@lru_cache(maxsize=8)
def covered(font: Path) -> frozenset[str]:
    """The characters that ``font`` has a glyph for. Raises ``OSError`` where there is no such file."""
    with TTFont(font, lazy=True) as file:
        return frozenset(map(chr, file.getBestCmap()))


def missing_glyphs(text: str, font: Path) -> list[str]:
    """The characters of ``text`` that ``font`` cannot show, each once, in the order they first occur.

    An empty list is the only answer on which a file may be generated. Line breaks, tabs and joiners never count.
    """
    have = covered(font)
    return [char for char in dict.fromkeys(text) if char not in have and char not in _NO_GLYPH_NEEDED]
