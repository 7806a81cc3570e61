"""The drawn pictures of the demo city are there, of one size, small, and what the code draws."""

import pytest
from PIL import Image

from site_cms.demo.pictures import build, exposure, scenes
from site_cms.demo.pictures.canvas import document, pixels
from site_cms.demo.pictures.lettering import SERIF_BOLD, MissingGlyph, across
from site_cms.demo.pictures.people import POSES, Look, figure
from site_cms.demo.pictures.vehicles import PLATE_TEXT, plate

NAMED = """zebra-crossing stairwell charging-shed market-stall riverside park-morning school-gate bus-carriage volunteer-friday
rest-stop night-street sorting-bins dog-walk poster-wall old-compound hoarding book-corner crossing-guard dance-square rain-drain
community-canteen elderly-phone snow-shovel tree-planting"""


def test_every_named_scene_is_drawn():
    assert set(scenes.ALL) == set(NAMED.split())
    assert {path.stem for path in (build.MINGHE / "pictures").glob("*.jpg")} == set(scenes.ALL)


@pytest.mark.parametrize("name", sorted(scenes.ALL))
def test_each_scene_file_is_small_and_whole(name):
    file = build.MINGHE / "pictures" / f"{name}.jpg"
    assert 20_000 < file.stat().st_size <= build.SCENE_LIMIT
    with Image.open(file) as picture:
        picture.load()
        assert picture.size == (scenes.WIDTH, scenes.HEIGHT)
        assert not picture.getexif()


@pytest.mark.parametrize("name", sorted(exposure.PAIRS))
def test_each_exposed_corner_has_two_pictures_of_one_crop_that_differ(name):
    grey = []
    for state in build.STATES:
        file = build.MINGHE / "exposure" / f"{name}-{state}.jpg"
        assert 12_000 < file.stat().st_size <= build.EXPOSURE_LIMIT
        with Image.open(file) as picture:
            assert picture.size == (exposure.WIDTH, exposure.HEIGHT)
            grey.append(picture.convert("L").resize((64, 48)).tobytes())
    changed = sum(abs(a - b) > 24 for a, b in zip(*grey, strict=True)) / len(grey[0])
    assert 0.01 < changed < 0.5


def test_some_problem_pictures_hold_plates_to_be_covered_and_no_real_one():
    drawn = [exposure.draw(name, after=False)[0] for name in exposure.PAIRS]
    assert len(drawn) == 12
    frame = plate(0, 0, 100).split("rx=")[1].split("/>")[0]
    assert sum(frame in one for one in drawn) >= 3
    assert set(PLATE_TEXT) <= set("明A·0")


def test_the_file_shows_what_the_code_draws():
    body, defs = scenes.ALL["riverside"]()
    drawn = pixels(document(scenes.WIDTH, scenes.HEIGHT, body, defs), 160).convert("L").resize((16, 10))
    with Image.open(build.MINGHE / "pictures" / "riverside.jpg") as kept:
        stored = kept.convert("L").resize((16, 10))
    assert max(abs(a - b) for a, b in zip(drawn.tobytes(), stored.tobytes(), strict=True)) < 24


@pytest.mark.parametrize("pose", sorted(POSES))
def test_a_figure_stands_on_its_point_in_every_pose(pose):
    one = figure(400, 700, 300, pose, Look())
    other = figure(400, 700, 300, pose, Look(), flip=True)
    assert one.head[1] < 700 and one.hip[1] < 700
    assert one.near_hand[0] - 400 == pytest.approx(400 - other.near_hand[0])


def test_a_character_without_a_glyph_is_named_not_dropped():
    with pytest.raises(MissingGlyph, match="龘"):
        across("文龘明", 0, 0, 20, "#000000", SERIF_BOLD)


def test_an_unknown_name_is_refused():
    with pytest.raises(SystemExit, match="nowhere"):
        build.main(["nowhere"])
