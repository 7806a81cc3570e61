"""A heading's pieces: words whole, nothing lost, no punctuation at a line's start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.pages.templatetags.site_tags import unbroken
from site_cms.pages.words import OPENING, phrases

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "text, whole",
    [
        ("看到不文明现象？随手拍一张。", ["现象？", "随手"]),
        ("滨河东路：栏杆退后三米，河近了", ["栏杆", "河近了"]),
        ("朝阳路早高峰，行人等车的时间短了11秒", ["11秒"]),
        ("天上的“蜘蛛网”是怎样一根根理清的", ["“蜘蛛网”"]),
    ],
)
def test_words_stay_whole(text, whole):
    found = phrases(text)
    assert all(any(word in piece for piece in found) for word in whole)


@given(st.text(alphabet="创城文明现象的了三米，。！？：“”（）《》 a1<&\0", max_size=40))
def test_nothing_is_lost_and_no_line_starts_with_punctuation(text):
    found = phrases(text)
    assert "".join(found) == text
    assert all(piece[0].isalnum() or piece[0] in OPENING for piece in found[1:])


def test_what_was_typed_is_escaped():
    assert unbroken("<b>现象</b>").count("<b>") == 0
    assert "&lt;" in unbroken("<b>现象</b>")
