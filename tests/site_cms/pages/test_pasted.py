"""Text as it comes from Word, WPS and WeChat, after the editor dropped its styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import RichText

from site_cms.pages.blocks.pasted import tidy
from site_cms.pages.blocks.text import TextBlock


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("<p>　　一个周五上午。</p>", "<p>一个周五上午。</p>"),
        ("<p>&nbsp;&nbsp;第一段\u200b</p><p>　</p><p><br/></p><p>第二段 </p>", "<p>第一段</p><p>第二段</p>"),
        ("<p>·&nbsp;&nbsp;&nbsp;水杯</p><p>•\u00a0手套</p><p>完</p>", "<ul><li>水杯</li><li>手套</li></ul><p>完</p>"),
        ("<p>3·15 活动</p>", "<p>3·15 活动</p>"),
        ('<p data-block-key="a1">留着 <b>粗体</b> 和空格</p>', '<p data-block-key="a1">留着 <b>粗体</b> 和空格</p>'),
        ("<ul><li>已是列表</li></ul>", "<ul><li>已是列表</li></ul>"),
        ("", ""),
    ],
)
def test_what_is_tidied(pasted, clean):
    assert tidy(pasted) == clean
    assert TextBlock(required=False).clean(RichText(pasted)).source == clean


@given(st.text(alphabet="文明 　·•<p></p>b\u00a0\u200b1&nbsp;", max_size=80))
def test_twice_is_once_and_no_word_is_lost(text):
    once = tidy(f"<p>{text.replace('<', '').replace('>', '')}</p>")
    assert tidy(once) == once
    assert once.count("文") == text.count("文")
