"""What a reader types becomes a small tree; nothing a reader types is an error."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.search.query import MAX_CHARACTERS, MAX_CLAUSES, parse
from site_cms.search.rescore import Weighing
from site_cms.search.services import KEEP_RAREST, telling

HOSTILE = [
    '公益"广告',
    '50% off "x',
    "\x00",
    '"""',
    "-",
    "--",
    "- -",
    "NEAR(a b)",
    "a AND",
    "(",
    ")*",
    "^公",
    "title:公",
    "公*",
    "' OR 1=1 --",
    "{}",
    "🐼",
    "\ud800",
]


def runs(query):
    return [c.phrase.text for c in query.clauses]


def test_runs_are_parted_by_spaces_and_punctuation():
    assert runs(parse("文明城市 志愿者")) == ["文明城市", "志愿者"]
    assert runs(parse("尚恩·菲南")) == ["尚恩", "菲南"]
    assert runs(parse("使用wagtail建站")) == ["使用wagtail建站"]


def test_the_query_is_folded():
    assert runs(parse("公益廣告　ＡＢＣ")) == ["公益广告", "abc"]


def test_quotes_and_exclusions():
    query = parse("创城 “公益广告” -停车 －“乱停 乱放”")
    assert [p.text for p in query.required] == ["公益广告"]
    assert [p.text for p in query.excluded] == ["停车", "乱停 乱放"]
    assert "停车" not in query.text
    assert all("停" not in g for g, _ in query.grams)


def test_a_hyphen_inside_a_word_excludes_nothing():
    assert not parse("T-92 2007－08年").excluded


@pytest.mark.parametrize("raw", ["", " ", "，。", '""', "-", "\x00", "\u200b"])
def test_nothing_to_search(raw):
    assert not parse(raw)


def test_synonyms_stand_beside_what_was_typed():
    query = parse("创城工作", {"创城": ["创建全国文明城市"]})
    assert [p.text for p in query.clauses[0].alternatives] == ["创城工作", "创建全国文明城市工作"]
    weights = dict(query.grams)
    assert weights["创城"] == 1.0
    assert weights["全国"] == 0.6


@pytest.mark.parametrize("raw", HOSTILE)
def test_hostile_input_is_a_query_like_any_other(raw):
    for token, _ in parse(raw).grams:
        assert '"' not in token


def test_caps():
    query = parse("公 " * 5000)
    assert len(query.text) <= MAX_CHARACTERS
    query = parse(" ".join(chr(0x4E00 + i) for i in range(60)))
    assert len(query.clauses) <= MAX_CLAUSES
    # One character that folding makes three of, with punctuation: many runs in few characters.
    assert (
        len(parse("".join(chr(0x2474 + n) for n in range(20)) + "".join(chr(0x249C + n) for n in range(26))).clauses)
        == 32
    )
    started = time.process_time()
    parse("㍍" * 5000 + '"' * 5000, {"公": ["私"] * 50})
    assert time.process_time() - started < 0.05


@given(st.text(max_size=300))
def test_any_text_parses(raw):
    query = parse(raw)
    assert len(query.clauses) <= MAX_CLAUSES
    assert all(p.tokens for c in query.clauses for p in c.alternatives)


def test_a_questions_own_words_count_less():
    weights = dict(parse("公益广告是什么").grams)
    assert weights["公益"] == 1.0
    assert weights["什么"] == weights["是什"] == 0.25


def test_no_more_is_scored_than_an_engine_can_in_time():
    query = parse("公益广告展播")
    often = Weighing(1_000_000, 100.0, lambda token: 0.04)
    grams, by_date = telling(query, often)
    assert len(grams) == KEEP_RAREST
    assert by_date
    seldom = Weighing(10_000, 100.0, lambda token: 0.001)
    grams, by_date = telling(query, seldom)
    assert len(grams) == len(query.grams)
    assert not by_date
