"""What people rightly send is taken, and looks the same."""

import io
import time

import numpy as np
import pytest
from PIL import Image

from site_cms.media import intake

from .good import MAKERS, good_files, on_white

# Decoding in the limits the child has (10 s CPU, 1 GiB), with room to spare; time for a machine shared with others.
CPU_SECONDS, RSS_MB, ADDRESS_SPACE_MB, WALL_SECONDS = 9.0, 900, 1000, 40
SMALL = 1_000_000
SMALL_CPU, SMALL_RSS = 2.0, 120


def psnr(one: Image.Image, other: Image.Image) -> float:
    difference = np.asarray(one, dtype=np.float32) - np.asarray(other, dtype=np.float32)
    mean = float((difference**2).mean())
    return 99.0 if mean == 0 else 10 * np.log10(255**2 / mean)


@pytest.mark.parametrize("format_name", list(MAKERS))
def test_taken_and_looking_the_same(format_name):
    seen, report, far = 0, [], []
    for good in good_files(format_name):
        seen += 1
        where = f"{format_name} {good.name}"
        started = time.monotonic()
        picture = intake.rebuild(good.data, sizes=intake.MASTER)
        wall = time.monotonic() - started
        assert picture.source == format_name, where
        shown = on_white(Image.open(io.BytesIO(picture.bytes)))
        expected = good.looks_like
        if shown.size != expected.size:
            assert expected.width * expected.height > intake.MASTER.max_area, where
            assert (
                abs(shown.width / shown.height - expected.width / expected.height)
                < 0.02 * expected.width / expected.height
            )
            expected = expected.resize(shown.size, Image.Resampling.LANCZOS)
        close = psnr(shown, expected)
        report.append(f"{where:24} {len(good.data):>9} B  {close:5.1f} dB  {wall:5.2f} s  {picture.cost}")
        if close < good.psnr:
            far.append(report[-1])
        for rendition in picture.renditions:
            small = on_white(Image.open(io.BytesIO(rendition.bytes)))
            assert small.size == (rendition.width, rendition.height), where
            if min(small.size) > 50:
                assert psnr(small, expected.resize(small.size, Image.Resampling.LANCZOS)) >= 24, (where, rendition.spec)
        large = good.looks_like.width * good.looks_like.height > SMALL
        assert picture.cost["cpu"] <= (CPU_SECONDS if large else SMALL_CPU), report[-1]
        assert picture.cost["rss"] <= (RSS_MB if large else SMALL_RSS), report[-1]
        assert picture.cost["address_space"] <= ADDRESS_SPACE_MB, report[-1]
        assert wall <= WALL_SECONDS, report[-1]
    print("\n".join(report))  # noqa: T201 shown with -rP
    assert not far
    assert seen >= 12


def test_the_measure_tells_a_wrong_picture_from_a_right_one():
    """What the bounds would catch: a lost profile, a lost turn, a flip, inverted ink."""
    from .good import scene, wide_gamut

    assert psnr(wide_gamut()[0], scene()) < 30
    assert psnr(scene().rotate(180), scene()) < 15
    assert psnr(scene().transpose(Image.Transpose.FLIP_LEFT_RIGHT), scene()) < 20
