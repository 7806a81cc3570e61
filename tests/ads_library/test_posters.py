"""The drawn posters: every file is there and small, the type is complete and settable, no two look alike."""

import itertools
import re
import tomllib
from collections import Counter
from xml.etree import ElementTree

import numpy
import pytest
from PIL import Image

from ads_library.demo import make_posters
from ads_library.demo.poster_art import POSTERS
from site_cms.papers import fonts

LIST = tomllib.loads(make_posters.LIST.read_text(encoding="utf-8"))["poster"]
SLUGS = [one["slug"] for one in LIST]

CORE_VALUES = "富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 诚信 友善"


def phash(picture: Image.Image) -> int:
    """64-bit perceptual hash: the signs of the lowest 8 x 8 cosine terms of the picture shrunk to 32 x 32."""
    n = 32
    grey = numpy.asarray(picture.convert("L").resize((n, n), Image.Resampling.LANCZOS), dtype=float)
    k = numpy.arange(n)
    basis = numpy.cos(numpy.pi * (2 * k[None, :] + 1) * k[:, None] / (2 * n))
    low = (basis @ grey @ basis.T)[:8, :8]
    median = numpy.median(low.flatten()[1:])
    return int("".join("1" if term > median else "0" for term in low.flatten()), 2)


def test_the_list_is_what_the_drawings_say():
    assert len(LIST) >= 24
    assert list(POSTERS) == SLUGS
    assert len({one["composition"] for one in LIST}) >= 12
    for one in LIST:
        drawn = POSTERS[one["slug"]].draw()
        assert one["inscription"] == drawn.lines
        assert drawn.sponsor_ratio == pytest.approx(one["sponsor_area_ratio"], abs=1e-4)


@pytest.mark.parametrize("one", LIST, ids=SLUGS)
def test_files_of_each_poster(one):
    source = make_posters.FILES / f"{one['slug']}.svg"
    preview = make_posters.FILES / f"{one['slug']}.webp"
    assert 8_000 < preview.stat().st_size <= make_posters.PREVIEW_LIMIT
    with Image.open(preview) as picture:
        wide = make_posters.PREVIEW_WIDTH[one["orientation"]]
        assert picture.size == (wide, round(wide * one["height"] / one["width"]))
    assert source.stat().st_size < 200_000
    text = source.read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert "<text" not in text and "<image" not in text and "href" not in text


@pytest.mark.parametrize("one", LIST, ids=SLUGS)
def test_each_inscription_can_be_set_and_names_no_contact(one):
    text = "".join(one["inscription"])
    for font in fonts.ALL:
        assert fonts.missing_glyphs(text, font) == []
    assert not re.search(r"\d{5,}|https?|www|@|电话|地址|微信|二维码", text)
    assert "明河市公益广告联席会议" in one["inscription"]
    assert 0 < one["sponsor_area_ratio"] <= 0.2


@pytest.mark.parametrize("one", LIST, ids=SLUGS)
def test_what_is_said_of_each_poster_is_complete(one):
    assert one["kind"] in {"poster", "board", "hoarding", "banner"}
    assert one["source_kind"] in {"own", "bulletin", "library"}
    assert one["title"] and one["theme"] and one["creator"]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in one["colours"])


def test_the_core_values_are_complete_and_in_order():
    one = next(one for one in LIST if one["theme"] == "core_values")
    assert " ".join(line for line in one["inscription"] if len(line) == 2) == CORE_VALUES


def test_no_two_posters_look_alike():
    hashes = {}
    for slug in SLUGS:
        with Image.open(make_posters.FILES / f"{slug}.webp") as picture:
            hashes[slug] = phash(picture)
    near = {(a, b): (hashes[a] ^ hashes[b]).bit_count() for a, b in itertools.combinations(SLUGS, 2)}
    closest = min(near, key=near.__getitem__)
    assert near[closest] >= 12, f"{closest} are {near[closest]} bits apart"


def test_themes_are_many():
    assert len(Counter(one["theme"] for one in LIST)) >= 12
