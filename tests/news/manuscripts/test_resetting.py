"""Texts set anew at random: nothing lost or turned round, nothing joined wrongly, and mixed columns never joined in silence."""

import pytest

from news.manuscripts import clean_text
from news.manuscripts.accounting import difference, out_of_order
from tests.news.manuscripts.measure import reset
from tests.news.manuscripts.resetting import mixed_columns, set_anew


def test_paragraphs_set_anew_are_read():
    score = reset(0, 80)
    assert {name: score.f1(name) for name in ("titles", "bylines", "headings", "bounds") if score.f1(name) < 0.95} == {}
    assert score.mended >= 0.99 * score.broken > 0
    assert (score.wrong_joins, score.lost, score.turned) == (0, 0, 0)


@pytest.mark.parametrize(("indent", "least"), [("　　", 0.92), ("", 0.82)])
def test_mixed_columns_are_parted_or_doubted(indent: str, least: float):
    """Indents tell two columns at once; without them a few short lines may read well in the wrong order."""
    count, silent = 80, 0
    for seed in range(count):
        text, wanted, glued = mixed_columns(seed, indent)
        drafts = clean_text("a.txt", text)
        assert difference(text, drafts) == ("", "")
        assert out_of_order(text, drafts) == []
        blocks = ["".join(block.text.split()) for draft in drafts for block in draft.blocks]
        joined = any(key in block for key in glued for block in blocks)
        told = any("两栏" in doubt.reason for draft in drafts for doubt in draft.doubts)
        assert told or not all("".join(paragraph.split()) in blocks for paragraph in wanted), "parted without a word"
        silent += joined and not told
    assert silent <= (1 - least) * count


def test_text_in_order_is_seldom_taken_for_mixed_columns():
    doubted = [
        seed
        for seed in range(80)
        if any("两栏" in doubt.reason for draft in clean_text("a.txt", set_anew(seed).text) for doubt in draft.doubts)
    ]
    assert len(doubted) <= 6
