"""Render the drawn posters and write down what is on them. For developers:

    python -m ads_library.demo.make_posters            all of them, and posters.toml
    python -m ads_library.demo.make_posters SLUG ...   single ones (posters.toml is written for all all the same)

For each poster ``posters/SLUG.svg`` is the source for print (outlines only, any size), ``posters/SLUG.webp`` the preview.
"""

import sys
import tomllib
from pathlib import Path

from PIL import Image

from site_cms.demo.pictures.canvas import pixels, save

from .poster_art import POSTERS, Poster
from .poster_art.sheet import Sheet

HERE = Path(__file__).parent
FILES = HERE / "posters"
LIST = HERE / "posters.toml"

PREVIEW_WIDTH = {"portrait": 900, "landscape": 1200}
PREVIEW_LIMIT = 80_000


def orientation(sheet: Sheet) -> str:
    return "portrait" if sheet.height > sheet.width else "landscape"


def colours(preview: Path, count: int = 3) -> list[str]:
    """The poster's strongest colours by area, as #RRGGBB."""
    with Image.open(preview) as picture:
        few = picture.convert("RGB").resize((150, 200)).quantize(8, Image.Quantize.MEDIANCUT)
    palette = few.getpalette() or []
    ranked = sorted(few.getcolors() or [], reverse=True)[:count]
    return ["#{:02X}{:02X}{:02X}".format(*palette[index * 3 : index * 3 + 3]) for _, index in ranked]


def render(one: Poster) -> tuple[int, int]:
    """Write source and preview of one poster; returns their sizes in bytes."""
    sheet = one.draw()
    FILES.mkdir(exist_ok=True)
    source, preview = FILES / f"{one.slug}.svg", FILES / f"{one.slug}.webp"
    source.write_text(sheet.svg(), encoding="utf-8")
    size = save(pixels(sheet.svg(), PREVIEW_WIDTH[orientation(sheet)]), preview, PREVIEW_LIMIT, best=90)
    return source.stat().st_size, size


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entry(one: Poster) -> str:
    """What the library says about one poster, as a TOML table."""
    sheet = one.draw()
    rows = {
        "slug": _quoted(one.slug),
        "title": _quoted(one.title),
        "theme": _quoted(one.theme),
        "kind": _quoted(one.kind),
        "source_kind": _quoted(one.source_kind),
        "creator": _quoted(one.creator),
        "composition": _quoted(one.composition),
        "orientation": _quoted(orientation(sheet)),
        "width": str(sheet.width),
        "height": str(sheet.height),
        "sponsor_area_ratio": f"{sheet.sponsor_ratio:.4f}",
        "colours": "[" + ", ".join(map(_quoted, colours(FILES / f"{one.slug}.webp"))) + "]",
        "inscription": "[\n" + "".join(f"    {_quoted(text)},\n" for text in sheet.lines) + "]",
    }
    return "[[poster]]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items())


HEAD = """# The drawn posters of the demo library. Written by `python -m ads_library.demo.make_posters`: change the drawings, not this file.
# inscription: every line of type on the sheet, as it was set. sponsor_area_ratio: measured on the sheet (at most 1/5 by law).
"""


def main(names: list[str]) -> None:
    unknown = set(names) - set(POSTERS)
    if unknown:
        sys.exit(f"No such poster: {', '.join(sorted(unknown))}")
    for slug, one in POSTERS.items():
        if not names or slug in names:
            source, preview = render(one)
            sys.stdout.write(f"{slug}: source {source / 1000:.0f} kB, preview {preview / 1000:.0f} kB\n")
    text = HEAD + "".join("\n" + entry(one) for one in POSTERS.values())
    tomllib.loads(text)
    LIST.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
