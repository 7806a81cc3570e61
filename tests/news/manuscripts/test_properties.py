"""What must hold for any text at all: nothing lost, nothing invented, order kept, no crash."""

import io
import json
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.manuscripts import Draft, UnreadableManuscript, clean, clean_text
from news.manuscripts.accounting import difference, out_of_order
from news.manuscripts.cleaning import UNPROVED
from news.manuscripts.decoding import decode
from news.manuscripts.result import BLOCK_TYPES
from news.manuscripts.spacing import mend_title
from tests.news.manuscripts.generator import compose

PIECES = st.sampled_from([
    "本报讯（记者 张三）", "本报记者 李四", "□ 王五", "核心提示：", "▲", "图①：", "（下转第3版）", "（张三 摄）", "——", "一、", "（二）", "①", "9月31日", "2022年3月5日", "第3版", "明河日报",
    "\n", "\n", "\n", "\n\n", "\r\n", "\r", "　　", " ", "\t", "\t", "|", "。", "，", "”", "“", "（", "）", "：", "志愿者在路口劝导", "整改台账", "5 G", "hello", "world-", "\u200b", "\u00ad", "\x00", "\x0c", "----", "* * *",
    "责任编辑：赵六", "来源：网络", "爱\n心\n驿\n站\n到\n家\n", "#", "# ", "- ", "> ", "**", "`", "[", "](", "![", "1. ", "！", "？", "……", "\u2028", "\ue000", "𠮷", "👨‍👩‍👧", "�",
])  # fmt: skip
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join)
SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(text: str, drafts: list[Draft]) -> None:
    assert drafts
    assert difference(text, drafts) == ("", "")
    assert out_of_order(text, drafts) == []
    assert all(block.type in BLOCK_TYPES and block.text.strip() for draft in drafts for block in draft.blocks)
    assert not any(doubt.reason == UNPROVED for draft in drafts for doubt in draft.doubts)
    json.dumps([draft.as_json() for draft in drafts])


@SLOW
@given(MIXED)
def test_any_text_keeps_every_character_in_order(text: str):
    check(text, clean_text("a.txt", text))


@SLOW
@given(MIXED)
def test_any_markdown_keeps_all_but_its_markup(text: str):
    """What is missing from the drafts may only be listed markup signs; nothing else is lost, nothing at all invented."""
    drafts = clean_text("a.md", text, markdown=True)
    lost, invented = difference(text, drafts)
    assert invented == ""
    assert set(lost) <= set("#>-*+|=_`~![]()\\:")
    assert out_of_order(text, drafts) == []


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_chinese(data: bytes):
    for name in ("a.txt", "a.md", "a.docx"):
        try:
            drafts = clean(name, data)
        except UnreadableManuscript as error:
            assert any("\u4e00" <= char <= "\u9fff" for char in str(error))
        else:
            assert drafts


@settings(SLOW, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Normal", "Title", "Heading 1", "Heading 2", "Quote", "List Bullet", "Caption"]), MIXED
        ),
        max_size=12,
    )
)
def test_any_word_file_keeps_every_character(paragraphs: list[tuple[str, str]]):
    document = Document()
    source = []
    for style, text in paragraphs:
        # XML can't hold control characters, python-docx drops them before they are written.
        text = "".join(
            char
            for char in text
            if char in "\t\n"
            or (ord(char) >= 32 and not 0xD800 <= ord(char) <= 0xDFFF and ord(char) not in (0xFFFE, 0xFFFF))
        )
        document.add_paragraph(text, style=style)
        source.append(text)
    buffer = io.BytesIO()
    document.save(buffer)
    check("\n".join(source), clean("a.docx", buffer.getvalue()))


@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_invented_manuscripts_keep_every_character(seed: int):
    text = compose(seed).text
    check(text, clean_text("a.txt", text))


SAMPLE = "文明花开满城芳\n本报记者 张三\n　　走在宽阔整洁的大街上，车辆停放有序，行人各行其道。\n　　“这日子越过越舒心。”居民李大娘说。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_a_newsroom_reads_the_same(encoding: str):
    assert decode(SAMPLE.encode(encoding)).text.lstrip("\ufeff") == SAMPLE
    assert [draft.title for draft in clean("a.txt", SAMPLE.encode(encoding))] == ["文明花开满城芳"]


def test_big5_is_told_from_gb18030():
    text = (
        "文明花開滿城芳\n本報記者 張三\n走在寬闊整潔的大街上，車輛停放有序，行人各行其道，處處都能看到志願者的身影。\n"
    )
    assert decode(text.encode("big5")).text == text
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(line_end: str):
    drafts = clean_text("a.txt", SAMPLE.replace("\n", line_end))
    assert [(block.type, block.text[:4]) for block in drafts[0].blocks] == [
        ("paragraph", "走在宽阔"),
        ("paragraph", "“这日子"),
    ]


def test_a_cut_character_is_kept_visible_and_doubted():
    for encoding in ("utf-8", "gb18030"):
        drafts = clean("a.txt", SAMPLE.encode(encoding).rstrip(b"\n")[:-1])
        assert any("无法识别" in doubt.reason for draft in drafts for doubt in draft.doubts), encoding


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", "空"),
        ("a.docx", b"PK\x03\x04cut", "损坏"),
        ("a.docx", SAMPLE.encode(), "损坏"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .docx"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.exe", b"MZ", "不支持"),
        ("a.txt", bytes(range(256)) * 40, "读不出"),
        ("a.txt", b"x" * (21 * 1024 * 1024), "超过"),
    ],
)
def test_what_is_no_manuscript_gets_a_clear_message(name: str, data: bytes, message: str):
    with pytest.raises(UnreadableManuscript, match=message):
        clean(name, data)


def test_empty_and_blank_files_give_one_doubted_draft():
    for data in (b"", b"\n\n  \r\n", "　　\n".encode()):
        drafts = clean("a.txt", data)
        assert len(drafts) == 1
        assert drafts[0].is_empty
        assert drafts[0].doubts[0].reason == "文件里没有文字"


def test_nul_and_soft_hyphens_are_removed_with_a_reason():
    drafts = clean_text("a.txt", "城市\u00ad更新\x00记\n本报记者 张三\n老\u200b街翻新后，游客多了起来。\n")
    assert drafts[0].title == "城市更新记"
    assert drafts[0].removed[-1].text == "\u00ad\x00\u200b"


def test_a_huge_text_is_read_in_bounded_time():
    """Two hundred kilobytes of wrapped text and one endless line; the limit is generous, a square law would miss it by far."""
    wrapped = "走在宽阔整洁的大街上，车辆停放有序，行人各行其\n道，小巷干净了，邻里更亲了，日子越过越有盼头。\n" * 2_000
    check(wrapped, clean_text("a.txt", wrapped))
    endless = "走在宽阔整洁的大街上，车辆停放有序" * 20_000
    check(endless, clean_text("a.txt", endless))


def word_file(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_unread():
    with pytest.raises(UnreadableManuscript, match="过大"):
        clean("a.docx", word_file(word__document_xml=b" " * (40 * 1024 * 1024)))


def test_a_zip_that_is_no_word_file_is_refused():
    with pytest.raises(UnreadableManuscript, match="不是 Word"):
        clean("a.docx", word_file(readme_txt=b"hello"))


def test_a_cut_word_file_is_refused():
    document = Document()
    for _ in range(50):
        document.add_paragraph("走在宽阔整洁的大街上，车辆停放有序。")
    buffer = io.BytesIO()
    document.save(buffer)
    data = buffer.getvalue()
    for share in (0.2, 0.5, 0.9, 0.99):
        with pytest.raises(UnreadableManuscript, match="损坏"):
            clean("a.docx", data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("桥的“瘦身”与“增 肥”", "桥的“瘦身”与“增肥”"),
        ("不让一 粒米浪费", "不让一粒米浪费"),
        ("烟头不落地，城 市更美丽", "烟头不落地，城市更美丽"),
        ("同心创城 市民参与", "同心创城 市民参与"),
        ("花箱添新绿 街角换新颜", "花箱添新绿 街角换新颜"),
        ("创城为民 城市焕新颜", "创城为民 城市焕新颜"),
    ],
)
def test_a_space_that_cuts_a_word_of_a_headline_goes_and_one_between_clauses_stays(printed, mended):
    assert mend_title(printed) == mended


def test_one_character_and_a_full_stop_end_what_stands_above():
    text = "关于门前秩序的通告\n\n现通告如下：\n一、地面应保持清洁，垃圾入桶，不得将污水泼到\n路面。\n二、不得擅自占用人行道摆放桌椅、灯箱和广告\n架。\n"
    (draft,) = clean_text("通告.txt", text)
    assert "二、不得擅自占用人行道摆放桌椅、灯箱和广告架。" in draft.blocks[-1].text


def test_tabs_that_strayed_into_parted_columns_make_no_table():
    """As rows of one table the two columns would stand in another order than the page's, and nothing could be proved."""
    text = (
        "两位平凡的守护者\n老杭今年六十一岁，是明珠花园\n和老杭不同，小伏是个闲不住的\n的门卫。每天凌晨四点半\t，他准\n年轻人。下班以后，他总要绕着\n"
        "时起床，先把大门口的积雪扫干\n河边\t跑上一圈，遇到乱扔的塑料\n净，再烧一壶开水，等着送奶工\n瓶就捡起来，攒够一袋便送去回\n和环卫工来暖暖手。\n收站。\n"
    )
    drafts = clean_text("两位.txt", text)
    assert not any(doubt.reason == UNPROVED for draft in drafts for doubt in draft.doubts)
    assert "table" not in {block.type for draft in drafts for block in draft.blocks}
