"""Pinyin: words read as words, names as names."""

import pytest
from pypinyin import lazy_pinyin

from site_cms.search.sounds import initials, joined, letters, syllables, title_tokens
from site_cms.search.text import fold


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("重庆银行", "chongqingyinhang"),
        ("音乐", "yinyue"),
        ("六安", "luan"),
        ("绿色出行", "lvsechuxing"),
        ("单先生", "shanxiansheng"),  # a dictionary of words says dan
        ("仇师傅", "qiushifu"),
        ("第3期", "di3qi"),
    ],
)
def test_readings(text, sound):
    assert joined(fold(text)) == sound


def test_initials():
    assert initials("智慧城市3号") == "zhcs3h"


@pytest.mark.parametrize(
    "text", ["创建全国文明城市", "新时代文明实践中心", "不文明行为曝光台", "乱停乱放专项整治", "行长长得高"]
)
def test_our_cutting_reads_as_the_library_does(text):
    assert list(syllables(text)) == lazy_pinyin(text)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("da lai-long", "dalailong"), ("lü", "lv"), ("xi'an", "xian"), ("公益", ""), ("12345", ""), ("", "")],
)
def test_letters(typed, read):
    assert letters(typed) == read


def test_a_title_is_found_from_every_character_on():
    found = title_tokens("公益广告")
    for token in ("=公益广告", "益广告", "=gongyiguanggao", "yiguanggao", "=gygg", "gg"):
        assert token in found
