"""The seal, the browser's icons and the icon sprite: there, well-formed, small, and without anything from outside."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

IMG = Path(__file__).resolve().parents[3] / "site_cms" / "static" / "site_cms" / "img"
SVG = "{http://www.w3.org/2000/svg}"

NEEDED = """search camera menu x chevron-down chevron-left chevron-right arrow-left arrow-right calendar clock map-pin map image
images file-text download printer share qr-code check circle-check alert-triangle info bell user users log-out settings filter
list grid heart-handshake megaphone phone mail rss sun moon type contrast languages eye eye-off lock pencil trash undo redo plus
minus upload paperclip clipboard-check shield-check home newspaper building leaf trash-2 bus book-open volume external-link copy
flag star"""


def test_the_sprite_holds_every_icon_once_and_inherits_colour():
    root = ElementTree.parse(IMG / "icons.svg").getroot()
    names = [symbol.get("id") for symbol in root.iter(f"{SVG}symbol")]
    assert len(names) == len(set(names))
    assert set(NEEDED.split()) <= set(names)
    assert all(
        symbol.get("stroke") == "currentColor" and symbol.get("viewBox") == "0 0 24 24"
        for symbol in root.iter(f"{SVG}symbol")
    )
    assert "ISC License" in (IMG / "icons-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["seal.svg", "seal-mono.svg", "favicon.svg"])
def test_marks_are_outlines(name):
    text = (IMG / name).read_text(encoding="utf-8")
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "defs", "path", "rect", "g"}
    assert "style=" not in text and "href" not in text and len(text) < 6000


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("favicon-32.png", (32, 32)),
        ("apple-touch-icon.png", (180, 180)),
        ("icon-192.png", (192, 192)),
        ("icon-512.png", (512, 512)),
        ("share.jpg", (1200, 630)),
    ],
)
def test_rendered_marks_have_the_asked_size_and_are_small(name, size):
    with Image.open(IMG / name) as picture:
        assert picture.size == size
    assert (IMG / name).stat().st_size <= 90_000
