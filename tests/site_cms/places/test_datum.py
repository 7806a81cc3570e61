"""The three coordinate systems: the published vector, and that every way out leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.places import datum

LON = st.floats(73.5, 135.0)
LAT = st.floats(3.9, 53.5)


def test_the_published_vector():
    lon, lat = datum.wgs84_to_gcj02(125.145, 42.902)
    assert (round(lat, 6), round(lon, 6)) == (42.904522, 125.151397)
    assert round(datum.metres_between((125.145, 42.902), (lon, lat)), 1) == pytest.approx(591.7, abs=1.5)


def test_baidu_lies_over_a_kilometre_off():
    away = datum.convert(125.145, 42.902, "WGS84", "BD-09")
    assert datum.metres_between((125.145, 42.902), away) == pytest.approx(1432.9, abs=3)


@given(LON, LAT)
def test_every_way_out_leads_back(lon, lat):
    for source in ("wgs84", "gcj02", "bd09"):
        for target in ("wgs84", "gcj02", "bd09"):
            there = datum.convert(lon, lat, source, target)
            back = datum.convert(*there, target, source)
            assert datum.metres_between((lon, lat), back) < 0.001


@given(LON, LAT)
def test_no_point_moves_further_than_the_formulas_can(lon, lat):
    assert datum.metres_between((lon, lat), datum.wgs84_to_gcj02(lon, lat)) < 1500


def test_outside_china_nothing_is_shifted():
    assert datum.wgs84_to_gcj02(2.35, 48.85) == (2.35, 48.85)


def test_what_is_no_system_or_no_place_is_refused():
    with pytest.raises(ValueError, match="datum"):
        datum.convert(125, 42, "bd10")
    with pytest.raises(ValueError, match="Earth"):
        datum.convert(200, 42, "gcj02")
