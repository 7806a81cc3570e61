"""Cut the three font subsets of ``site_cms/papers/fonts/`` from Debian's ``fonts-noto-cjk``. For developers.

    apt-get install fonts-noto-cjk
    python -m site_cms.papers.make_fonts [DIR_WITH_THE_TTC_FILES]

Kept characters: 通用规范汉字表's 8,105 (names and places use them: 玥, 珺, 堃), GB 2312 with its signs, ASCII and Latin-1,
punctuation, circled figures, arrows, units, full-width forms. The same input gives the same bytes: no clock enters the files.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

HERE = Path(__file__).parent / "fonts"
DEBIAN = Path("/usr/share/fonts/opentype/noto")

# source collection, family in it, our file, the name it is asked for by
FACES = (
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "NotoSansSC-Regular.otf", "Noto Sans SC", "Regular"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "NotoSansSC-Bold.otf", "Noto Sans SC", "Bold"),
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "NotoSerifSC-Bold.otf", "Noto Serif SC", "Bold"),
)

RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2010, 0x2027),  # dashes, quotes, ellipsis
    (0x2030, 0x203B),  # per mille, primes, ※
    (0x2103, 0x2103),  # ℃
    (0x2116, 0x2116),  # №
    (0x2150, 0x215E),  # fractions
    (0x2160, 0x217B),  # Roman figures
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # ≈ ≠ ≤ ≥ and their kin
    (0x2460, 0x249B),  # ①-⑳, ⑴-⒇, 1.-20.
    (0x24B6, 0x24E9),  # Ⓐ-ⓩ
    (0x25A0, 0x25FF),  # ■ □ ▲ ● ○ ◎ ◆
    (0x2605, 0x2606),  # ★ ☆
    (0x2713, 0x2713),  # ✓
    (0x2776, 0x277F),  # ❶-❿
    (0x3000, 0x303F),  # CJK punctuation, 〇 〔〕
    (0x3200, 0x33FF),  # ㈠ ㊣ ㎡ ㎜ ㎞
    (0xFE10, 0xFE1F),  # punctuation for vertical setting
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)


def tongyong_guifan() -> str:
    """The 8,105 characters of 通用规范汉字表, in the order of the table."""
    lines = (HERE / "tongyong_guifan.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def gb2312() -> str:
    """Everything GB 2312 encodes (6,763 Chinese characters and 682 signs), read from Python's own codec."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


def wanted() -> set[int]:
    """Code points that the subsets keep, as far as the sources have them."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    return points | {ord(char) for char in tongyong_guifan() + gb2312()}


def _rename(font, family: str, style: str) -> None:
    """Give the subset a name of its own, so that a machine with the whole family installed never mixes the two up."""
    names = {
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 7, 13, 14}]
    for number, value in names.items():
        table.setName(value, number, 3, 1, 0x409)
    postscript = names[6]
    font["CFF "].cff.fontNames = [postscript]
    top = font["CFF "].cff.topDictIndex[0]
    top.FamilyName, top.FullName = family, names[4]


def cut(source: Path, face: str, target: Path, family: str, style: str) -> int:
    """Write one subset and return its size in bytes. Raises ``OSError`` or ``LookupError`` where the source or face is missing."""
    options = Options()
    options.hinting = False  # print and pixels at our sizes need none; a third of the size
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    # kerning, half-width punctuation, and the vertical forms that posters and covers are set with
    options.layout_features = ["ccmp", "kern", "vert", "vrt2", "halt", "palt", "vhal", "vpal", "chws", "vchw"]
    with TTCollection(source, lazy=True) as collection:
        font = next((one for one in collection if one["name"].getDebugName(1) == face), None)
        if font is None:
            raise LookupError(f"{source} holds no face {face}")
        font.recalcTimestamp = False
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted())
        subsetter.subset(font)
        _rename(font, family, style)
        font.save(target)
    return target.stat().st_size


def main() -> None:
    source_dir = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN
    for source, face, file, family, style in FACES:
        size = cut(source_dir / source, face, HERE / file, family, style)
        sys.stdout.write(f"{file}: {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
