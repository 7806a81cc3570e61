"""What people write into cells, read as values."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.imports.values.coordinates import datum_in, read_degrees, read_pair, settle
from site_cms.imports.values.dates import read_date, year_in
from site_cms.imports.values.numbers import chinese_number, read_quantity
from site_cms.imports.values.sizes import order_in, read_length, read_size, unit_in


@pytest.mark.parametrize(
    ("text", "number", "approximate", "measure"),
    [
        (12, 12, False, ""), ("12块", 12, False, "块"), ("230余块", 230, True, "块"), ("近千份", 1000, True, "份"),
        ("2.5万余平方米", 25000, True, "平方米"), ("每站2块共12站", 24, False, "块"), ("共12站，每站2块", 24, False, "块"),
        ("每亭3块，共6块", 6, False, "块"), ("60杆×2面", 120, False, "面"), ("百余处", 100, True, "处"), ("约50", 50, True, ""),
        ("１２块", 12, False, "块"), ("1,200张", 1200, False, "张"), ("一百二十块", 120, False, "块"), ("两块", 2, False, "块"),
        ("3块+5块", 8, False, "块"), ("12块(含备用2块)", 12, False, "块"), ("12（块）", 12, False, "块"), ("50块以上", 50, True, "块"),
        ("每站2块，12站，共24块", 24, False, "块"), ("24块（每站2块共12站）", 24, False, "块"), ("十几块", 10, True, "块"),
        ("1.2千", 1200, False, ""), ("不少于20块", 20, True, "块"), ("2块/站×12站", 24, False, "块"),
    ],
)  # fmt: skip
def test_counts(text, number, approximate, measure):
    read = read_quantity(text)
    assert (read.number, read.approximate, read.measure, read.doubt) == (number, approximate, measure, "")


@pytest.mark.parametrize("text", ["若干", "数百块", "3-5块", "-3", "12块、2处", "很多", "待定"])
def test_counts_that_nobody_can_know_are_doubted(text):
    read = read_quantity(text)
    assert read.number is None
    assert read.doubt


def test_nothing_is_no_doubt():
    assert [read_quantity(text).doubt for text in ("/", "—", "无", None, "")] == [""] * 5


def test_an_area_beside_a_count():
    assert (read_quantity("36块（108㎡）").number, read_quantity("36块（108㎡）").area) == (36, 108)


@given(st.integers(1, 99_999_999))
def test_chinese_numerals(number):
    digits, scales = "零一二三四五六七八九", ["", "十", "百", "千"]

    def below(n):
        text, zero = "", False
        for power in (3, 2, 1, 0):
            digit = n // 10**power % 10
            if digit:
                text += ("零" if zero and text else "") + digits[digit] + scales[power]
                zero = False
            else:
                zero = True
        return text

    high, low = divmod(number, 10_000)
    text = (below(high) + "万" if high else "") + ("零" if high and 0 < low < 1000 else "") + below(low)
    assert chinese_number(text) == number


@given(st.text(max_size=60))
def test_no_reader_falls_over_any_text(text):
    for read in (read_quantity, read_size, read_length, read_date, read_pair, read_degrees):
        read(text)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("3m*5m", 3, 5), ("3*5", 3, 5), ("1200*2400", 1.2, 2.4), ("1200×2400mm", 1.2, 2.4), ("1.2×2.4米", 1.2, 2.4),
        ("高2.4米×宽1.2米", 1.2, 2.4), ("宽1.2m，高2.4m", 1.2, 2.4), ("120cm*240cm", 1.2, 2.4), ("3.6m×2.4m×2面", 3.6, 2.4),
        ("1200(宽)×2400(高)", 1.2, 2.4), ("1.2*2.4(m)", 1.2, 2.4), ("6X3m", 6, 3), ("长10米，高2.5米", 10, 2.5),
    ],
)  # fmt: skip
def test_sizes(text, width, height):
    read = read_size(text)
    assert (read.width, read.height, read.doubt) == (width, height, "")


def test_the_head_of_a_column_says_order_and_unit():
    assert order_in("规格（高×宽）") == ("高", "宽")
    assert read_size("3m*5m", ("高", "宽")).width == 5
    assert unit_in("尺寸(mm)") == "mm"
    assert read_length(1200)[0] == 1.2


def test_a_guessed_unit_and_an_unreadable_size_are_doubted():
    assert read_size("120*240").doubt
    assert read_size("直径0.6m").doubt


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2022年9月15日", "2022-09-15"), ("2022.9.15", "2022-09-15"), ("20220915", "2022-09-15"), (44819, "2022-09-15"),
        ("9月15日", "2022-09-15"), ("九月中旬", "2022-09"), ("2022年9月", "2022-09"), ("9月底前", "2022-09"), ("22.9.15", "2022-09-15"),
        ("二〇二二年九月十五日", "2022-09-15"), ("9/15/2022", "2022-09-15"), (dt.datetime(2022, 9, 15, 8), "2022-09-15"), (202209, "2022-09"),
    ],
)  # fmt: skip
def test_dates(value, iso):
    read = read_date(value, 2022)
    assert (read.iso, read.doubt) == (iso, "")


@pytest.mark.parametrize("value", ["9月31日", "2022年9月31日", "2022-02-29", "2022年13月", "长期", "第三季度"])
def test_dates_that_do_not_exist_are_doubted(value):
    read = read_date(value, 2022)
    assert read.iso is None
    assert read.doubt


def test_a_deadline_a_missing_year_and_the_1904_calendar():
    assert read_date("9月底前", 2022, deadline=True).iso == "2022-09-30"
    assert "年份" in read_date("9月15日").doubt
    assert read_date(43357, epoch1904=True).iso == "2022-09-15"
    assert year_in("2022年公益广告台账") == 2022
    assert year_in("2021年至2022年台账") is None


def test_coordinates():
    assert (read_pair("125.145,42.902").lon, read_pair("北纬42.902，东经125.145").lon) == (125.145, 125.145)
    assert read_pair("125°8'42\",42°54'7\"").lat == pytest.approx(42.901944)
    assert [datum_in(text) for text in ("高德坐标", "百度", "GPS", "坐标")] == ["GCJ-02", "BD-09", "WGS84", ""]


def test_a_swapped_pair_is_reported():
    pair = settle(42.902, 125.145)
    assert pair.swapped
    assert "写反" in pair.doubt
    assert settle(0.0, 0.0).lon is None
