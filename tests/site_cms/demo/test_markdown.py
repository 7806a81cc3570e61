"""The texts of the demo city become blocks, whole."""

import re
import tomllib

import pytest
from django.conf import settings
from wagtail.blocks import StreamBlock

from site_cms.demo.markdown import front_matter, pictures_of, to_blocks
from site_cms.demo.registry import MINGHE
from site_cms.pages.blocks import BODY_BLOCKS

ARTICLES = sorted((settings.BASE_DIR / "news" / "demo" / "articles").glob("*.md"))
MARKUP = re.compile(r"<[^>]+>")


def characters(value) -> str:
    if isinstance(value, str):
        return MARKUP.sub("", value)
    if isinstance(value, dict):
        return "".join(characters(item) for key, item in value.items() if key not in ("type", "level"))
    if isinstance(value, list):
        return "".join(characters(item) for item in value)
    return ""


def test_each_kind_of_block():
    blocks = to_blocks(
        "头一段。\n\n第二段<b>，**要紧**。\n\n## 小标题\n正文。\n\n- 一\n- 二\n\n1. 甲\n2. 乙\n\n"
        "> 话。\n> ——居民 焦志刚\n\n| 路口 | 车数 |\n| --- | --- |\n| 站前 | 12 |\n\n![market](摊位（插图）)\n\n### 细处",
        picture=lambda name, caption: {"image": 7, "caption": caption},
    )
    assert blocks == [
        {"type": "text", "value": "<p>头一段。</p><p>第二段&lt;b&gt;，<b>要紧</b>。</p>"},
        {"type": "heading", "value": {"text": "小标题", "level": "2"}},
        {"type": "text", "value": "<p>正文。</p><ul><li>一</li><li>二</li></ul><ol><li>甲</li><li>乙</li></ol>"},
        {"type": "quote", "value": {"text": "话。", "speaker": "居民 焦志刚"}},
        {
            "type": "table",
            "value": {
                "caption": "",
                "table": {
                    "columns": [{"type": "text", "heading": "路口"}, {"type": "text", "heading": "车数"}],
                    "rows": [{"values": ["站前", "12"]}],
                    "caption": "",
                },
            },
        },
        {"type": "picture", "value": {"image": 7, "caption": "摊位（插图）"}},
        {"type": "heading", "value": {"text": "细处", "level": "3"}},
    ]


def test_pictures_in_a_row_are_a_gallery_and_figures_have_their_notes():
    blocks = to_blocks(
        "头一段。\n![a](甲)\n![none](乙)\n![b](丙)\n\n![a](丁)\n\n+ 领走：46 张（周五上午）\n+ 整改率：96.5%\n\n尾。",
        picture=lambda name, caption: None if name == "none" else {"image": name, "caption": caption},
    )
    assert blocks == [
        {"type": "text", "value": "<p>头一段。</p>"},
        {"type": "gallery", "value": {"pictures": [{"image": "a", "caption": "甲"}, {"image": "b", "caption": "丙"}]}},
        {"type": "picture", "value": {"image": "a", "caption": "丁"}},
        {
            "type": "figures",
            "value": {
                "figures": [
                    {"label": "领走", "value": "46", "unit": "张", "note": "周五上午"},
                    {"label": "整改率", "value": "96.5%", "unit": "", "note": ""},
                ]
            },
        },
        {"type": "text", "value": "<p>尾。</p>"},
    ]


def test_the_pictures_of_a_text_are_found_by_name():
    assert pictures_of("词\n![market](摊位)\n\n![snow](雪)") == ["market", "snow"]


def test_front_matter_is_parted_from_the_text():
    assert front_matter("---\ntitle: 一: 二\nkicker: 引\n---\n正文") == ({"title": "一: 二", "kicker": "引"}, "正文")
    assert front_matter("没有前言") == ({}, "没有前言")


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_no_character_of_an_article_is_lost(path):
    _, body = front_matter(path.read_text(encoding="utf-8"))
    blocks = to_blocks(body, picture=lambda name, caption: {"caption": name + caption})
    marks = re.compile(r"[\s|>#+\-—!\[\]()（）.:：0-9]")
    assert marks.sub("", characters(blocks).replace("&quot;", '"')) == marks.sub("", body)


def test_the_standard_pages_pass_the_editors_own_checks():
    stream = StreamBlock(BODY_BLOCKS)
    for row in tomllib.loads((MINGHE / "pages.toml").read_text(encoding="utf-8"))["page"]:
        blocks = to_blocks(row["body"])
        assert len(stream.clean(stream.to_python(blocks))) == len(blocks) > 3
