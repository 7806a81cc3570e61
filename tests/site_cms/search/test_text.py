"""Folding, cutting and marking: what every engine, query and highlight share."""

import html
import re
import subprocess
import unicodedata
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.search import text
from site_cms.search.text import BOUNDARY, find_spans, fold, fold_with_offsets, highlight, phrase, tokens

ANY = st.text(max_size=200)
CHINESE = st.text(alphabet="公益广告创城文明市志愿者，。·abc12 ㎡ﬀ臺灣", max_size=80)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("ＢＥＩＪＩＮＧ", "beijing"),
        ("公益廣告", "公益广告"),
        ("㎡ﬀ①", "m2ff1"),
        ("公\u200b益\ufeff", "公益"),
        ("a\x00b", "a b"),
        ("\ue000", ""),
        ("\ud800公", "公"),
    ],
)
def test_fold(given_text, folded):
    assert fold(given_text) == folded


def test_tokens_are_pairs_and_the_last_character():
    assert tokens("公益广告2024年") == ["公益", "益广", "广告", "告", "2024", "年"]
    assert tokens("go车志3") == ["go", "车志", "志", "3"]


@pytest.mark.parametrize("text", ["カラオケ", "𠮷野家", "🐼熊猫", "한국어", "〇五"])
def test_kana_rare_han_hangul_and_pictographs_are_kept(text):
    folded = fold(text)
    assert "".join(t[0] for t in tokens(folded) if len(t) == 2) + folded[-1] == folded


def test_punctuation_parts_what_a_phrase_could_join():
    assert BOUNDARY in tokens("abc，公益")
    assert BOUNDARY in tokens("公益。2024")
    assert BOUNDARY not in tokens("公益 2024")  # a space between scripts is typography
    assert BOUNDARY not in tokens("公益。广告")  # no phrase joins 益 and 广告


def occurs(needle, text):
    """What the engines do with a phrase, in plain Python."""
    want, have = needle.tokens, tokens(text)
    n = len(want)
    for i in range(len(have) - n + 1):
        head, last = tuple(have[i : i + n - 1]), have[i + n - 1]
        if head == want[:-1] and (last.startswith(want[-1]) if needle.prefix else last == want[-1]):
            return True
    return False


@given(st.text(alphabet="公益广告创，。 ", max_size=40), st.text(alphabet="公益广告创", min_size=1, max_size=6))
def test_a_phrase_finds_exactly_the_substrings(text, needle):
    assert occurs(phrase(needle), text) == (needle in text)


@given(st.text(alphabet="公益a1", min_size=1, max_size=8), st.text(alphabet="公益a1", max_size=8))
def test_a_mixed_phrase_finds_itself(needle, after):
    text = fold(f"，{needle}，{after}")
    assert occurs(phrase(fold(needle)), text)


@given(ANY)
def test_nothing_breaks_folding_or_cutting(text):
    for token in tokens(fold(text)):
        assert token and not re.search(r"[\s\"'*()^:-]", token)


@given(st.one_of(ANY, CHINESE))
def test_offsets_lead_back(text):
    folded = fold_with_offsets(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin == sorted(folded.origin)
    assert folded.origin[-1] == len(text)


@given(CHINESE)
def test_folding_with_offsets_says_the_same(text):
    assert fold_with_offsets(text).text == fold(text)


@given(st.one_of(ANY, CHINESE), st.lists(CHINESE, max_size=3), st.integers(5, 80))
def test_a_highlight_is_a_piece_of_the_text_and_nothing_else(text, needles, size):
    marked = str(highlight(text, [fold(n) for n in needles], size))
    plain = html.unescape(re.sub("</?mark>", "", marked))
    assert plain.strip("…") in text or plain in text or plain.strip("…") == text.strip("…")
    assert len(plain) <= size + 2
    assert "<" not in re.sub("</?mark>", "", marked)


def test_a_tag_in_the_text_stays_text():
    assert highlight("<b>公益</b>", ["公益", "b"]) == "&lt;<mark>b</mark>&gt;<mark>公益</mark>&lt;/<mark>b</mark>&gt;"
    assert highlight("<b>公益</b>", ["<b>公益"]) == "<mark>&lt;b&gt;公益</mark>&lt;/b&gt;"


def test_an_entity_is_never_cut():
    assert "&a…" not in highlight("甲" * 20 + "&" + "乙" * 20, ["甲"], 21)


def test_offsets_survive_folding():
    """NFKC makes two characters of ㎡; the mark still stands on the right ones."""
    assert highlight("㎡㎡臺北", ["台北"]) == "㎡㎡<mark>臺北</mark>"
    assert highlight("１００㎡", ["m2"]) == "１００<mark>㎡</mark>"


def test_the_window_is_where_the_hits_are():
    assert "<mark>公益广告</mark>" in highlight("啊" * 500 + "公益广告" + "波" * 500, ["公益广告"], 60)


def test_spans_are_merged():
    assert find_spans("公益广告", ["公益", "益广", "广告"]) == [(0, 4)]


def test_what_is_not_given_to_the_converter_is_what_it_would_not_change(tmp_path):
    """Every word of its dictionary that it changes holds a character that `fold` looks for."""
    home = Path(opencc.__file__).parent / "clib"
    words = tmp_path / "words.txt"
    asked = ["-i", home / "share/opencc/TSPhrases.ocd2", "-o", words, "-f", "ocd2", "-t", "text"]
    subprocess.run([home / "bin/opencc_dict", *asked], check=True)
    pairs = [line.split("\t") for line in words.read_text(encoding="utf-8").splitlines()]
    changed = [word for word, simple in pairs if word != simple.split(" ")[0]]
    assert len(changed) > 100
    assert [word for word in changed if not text._traditional().search(word)] == []


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("，。！（）１Ａ　覆重乾坤臺灣㎡ﬀ\n\u200b")
    )
)
def test_the_short_ways_of_folding_lead_to_the_same(string):
    long = unicodedata.normalize("NFKC", text._CONTROL.sub(" ", string)).lower()
    simple = text._SIMPLIFY.convert(text._INVISIBLE.sub("", long))
    if len(simple) == len(text._INVISIBLE.sub("", long)):
        assert fold(string) == simple
