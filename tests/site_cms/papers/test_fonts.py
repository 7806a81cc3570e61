"""The three font subsets hold what a Chinese city writes, and say so before a file is made."""

import pytest
import typst

from site_cms.papers import fonts, make_fonts

NAMES_AND_PLACES = "玥珺堃煊昇祎翀珩琤𬱖𬀩㛃"  # in 通用规范汉字表, not in GB 2312


def test_the_table_is_whole():
    table = make_fonts.tongyong_guifan()
    assert len(table) == len(set(table)) == 8105
    assert table.startswith("一乙二十丁厂七") and table[3499] != table[3500]


@pytest.mark.parametrize("font", fonts.ALL, ids=lambda path: path.stem)
def test_each_font_covers_the_table_gb2312_and_what_papers_print(font):
    chinese = [char for char in make_fonts.gb2312() if "一" <= char <= "鿿"]
    assert len(chinese) == 6763
    assert fonts.missing_glyphs(make_fonts.tongyong_guifan(), font) == []
    assert fonts.missing_glyphs("".join(chinese), font) == []
    printed = "0123456789 AZaz %‰ ，。、；：？！“”‘’（）《》〈〉【】〔〕—…·～ ①②⑩⑳ ←↑→↓ ㎡℃№〇×÷±≤≥≈ ０９ＡＺ￥ □√■●▲△★"
    assert fonts.missing_glyphs(printed + NAMES_AND_PLACES, font) == []
    assert 1_500_000 < font.stat().st_size < 5_000_000


def test_what_is_missing_is_named_once_in_order():
    assert fonts.missing_glyphs("龘字龘\n字𰻝\u200b", fonts.SANS) == ["龘", "𰻝"]
    assert fonts.missing_glyphs("", fonts.SANS) == []


def test_typst_finds_them_by_name_without_a_system_font():
    families = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.FONTS_DIR]
    ).families()
    assert {"Noto Sans SC", "Noto Serif SC"} <= set(families)


def test_licences_stand_beside_the_files():
    assert "SIL OPEN FONT LICENSE" in (fonts.FONTS_DIR / "OFL.txt").read_text(encoding="utf-8")
    assert "UNICODE" in (fonts.FONTS_DIR / "UNICODE-LICENSE.txt").read_text(encoding="utf-8")
