"""From a cleaned manuscript to a draft: the service and the command."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone
from docx import Document
from wagtail.models import Comment

from news.models import ArticlePage, ColumnPage, Manuscript, ManuscriptArticle
from news.services.manuscript_pages import AWAITING, NO_TITLE, page_fields, reporters
from news.services.manuscripts import AlreadyImported, forget_unsaved, read_manuscript, save_article
from tests.factories.accounts import UserFactory

TEXT = """擦亮生态底色：
水里有鱼虾 岸上有人家
——白沙河综合治理三年记
本报记者 邬思远 通讯员 和平
来源：明河日报　责任编辑：计红梅　发布时间：2023-05-17
一、截污
三年前，白沙河沿岸的住户夏天不敢开窗。工程定于9月31日完工。
▲志愿者在清理河岸。
区域\t优良天数
滨江区\t28
“水清了，人心也就顺了。”渔民老段说。
"""


@pytest.fixture
def column(home):
    return home.add_child(instance=ColumnPage(title="文明创建", slug="wenming"))


@pytest.fixture
def editor(column):
    return UserFactory(is_superuser=True)


@pytest.fixture
def manuscript(editor):
    return read_manuscript("a.txt", TEXT.encode("gb18030"), by=editor, now=timezone.now())


def test_a_draft_holds_every_field_of_the_manuscript(manuscript, column, editor):
    page = save_article(manuscript, 0, column, by=editor, now=timezone.now())
    page = ArticlePage.objects.get(pk=page.pk)
    assert not page.live
    assert page.owner == editor
    assert (page.kicker, page.title, page.subtitle) == (
        "擦亮生态底色：",
        "水里有鱼虾 岸上有人家",
        "——白沙河综合治理三年记",
    )
    assert (page.source, page.reporter, page.responsible_editor) == ("明河日报", "邬思远、和平", "计红梅")
    assert page.printed_on == date(2023, 5, 17)
    assert [block.block_type for block in page.body] == ["heading", "text", "table", "text"]
    assert page.body[0].value["text"] == "一、截污"
    assert AWAITING in str(page.body[1].value)
    assert [cell["heading"] for cell in page.body[2].value["table"].columns] == ["区域", "优良天数"]
    assert page.get_latest_revision_as_object().title == page.title
    assert page.body.stream_block.clean(page.body)


def test_each_doubt_is_a_comment_where_it_stands(manuscript, column, editor):
    page = save_article(manuscript, 0, column, by=editor, now=timezone.now())
    comment = Comment.objects.get(page=page, text__contains="9月31日")
    assert comment.contentpath == f"body.{page.body[1].id}"
    assert "日历上没有这一天" in comment.text


def test_the_same_file_is_not_saved_twice_in_silence(manuscript, column, editor):
    first = save_article(manuscript, 0, column, by=editor, now=timezone.now())
    again = read_manuscript("renamed.txt", TEXT.encode("gb18030"), by=editor, now=timezone.now())
    with pytest.raises(AlreadyImported) as caught:
        save_article(again, 0, column, by=editor, now=timezone.now())
    assert caught.value.page == first
    assert save_article(again, 0, column, by=editor, now=timezone.now(), again=True) != first
    assert ArticlePage.objects.count() == 2


def test_a_deleted_draft_may_be_imported_again(manuscript, column, editor):
    save_article(manuscript, 0, column, by=editor, now=timezone.now()).delete()
    assert save_article(manuscript, 0, column, by=editor, now=timezone.now()).pk


def test_who_may_not_add_articles_imports_none(manuscript, column):
    with pytest.raises(PermissionDenied):
        save_article(manuscript, 0, column, by=UserFactory(), now=timezone.now())
    assert not ArticlePage.objects.exists()


def test_what_a_field_cannot_hold_goes_into_the_text(column, editor):
    long = {
        "kicker": "长" * 61,
        "subtitle": "副" * 101,
        "summary": "摘" * 201,
        "title": "题" * 256,
        "byline": "记者 " + "、".join(["张三丰"] * 20),
    }
    article = {
        "file": "a.txt",
        "date": "2999年1月1日",
        "blocks": [{"type": "heading", "text": "小" * 70}, {"type": "quote", "text": "引" * 600}],
        "removed": [],
        "doubts": [],
        **long,
    }
    fields = page_fields(article, today=date(2026, 11, 21))
    text = fields.values["body"]
    for value in (*long.values(), "小" * 70, "引" * 600, "2999年1月1日"):
        assert value.removeprefix("记者 ").split("、")[0] in text
    page = ArticlePage(**fields.values)
    column.add_child(instance=page)
    page.full_clean()


def test_a_text_without_title_says_so(manuscript):
    article = {
        "file": "a.txt",
        "kicker": "",
        "title": "",
        "subtitle": "",
        "byline": "",
        "date": "",
        "summary": "",
        "blocks": [{"type": "paragraph", "text": "走在大街上，车辆停放有序。"}],
        "removed": [],
        "doubts": [],
    }
    fields = page_fields(article, today=date(2026, 11, 21))
    assert fields.values["title"].startswith(NO_TITLE)
    assert ("title", "没有找到标题，请补上") in fields.notes


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报记者 张三", "张三"),
        ("本报记者 赵 刚 通讯员 李小明", "赵刚、李小明"),
        ("记者 欧阳婷 文/图", "欧阳婷"),
        ("本报评论员", "本报评论员"),
        ("", ""),
    ],
)
def test_reporters_are_parted_as_the_field_wants_them(byline, names):
    assert reporters(byline) == names


def test_previews_that_nobody_saved_are_forgotten(manuscript, column, editor):
    now = timezone.now()
    read_manuscript("b.txt", b"abc", by=editor, now=now)
    save_article(manuscript, 0, column, by=editor, now=now)
    assert forget_unsaved(now=now + timedelta(days=8)) == 1
    assert Manuscript.objects.get() == manuscript


def test_nul_is_kept_as_its_sign(editor):
    stored = read_manuscript("a\0.txt", "城市更新记\0\n老街翻新后，游客多了。".encode(), by=editor, now=timezone.now())
    assert "\0" not in json.dumps(stored.articles, ensure_ascii=False) + stored.file_name
    assert "␀" in stored.articles[0]["removed"][0]["text"]


# --- The command ----------------------------------------------------------------------------------------------------


def run(*args) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_articles", *args, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="gb18030")
    return str(path)


def test_dry_run_needs_no_column_and_writes_nothing(db, file, django_assert_num_queries):
    with django_assert_num_queries(0):
        out, _err = run(file, "--dry-run", "--format", "json", "--column", "there-is-none")
    (article,) = json.loads(out)
    assert list(article) == [
        "file",
        "title",
        "kicker",
        "subtitle",
        "byline",
        "date",
        "summary",
        "blocks",
        "removed",
        "doubts",
    ]
    assert article["title"] == "水里有鱼虾 岸上有人家"
    assert all(set(item) == {"type", "text"} for item in article["blocks"])
    assert all(set(item) == {"text", "reason"} for item in article["removed"] + article["doubts"])


def test_text_output_shows_what_was_done_and_what_is_doubted(db, file):
    out, _err = run(file, "--dry-run")
    assert "标题：水里有鱼虾 岸上有人家" in out
    assert "【图片说明】志愿者在清理河岸。" in out
    assert "去掉“▲”" in out
    assert "？ 日历上没有这一天" in out


def test_the_command_saves_drafts_once(file, column):
    _out, err = run(file, "--column", "wenming")
    assert "已存为草稿《水里有鱼虾 岸上有人家》" in err
    _out, err = run(file, "--column", "wenming")
    assert "已导入过《水里有鱼虾 岸上有人家》" in err
    assert ArticlePage.objects.get().live is False
    run(file, "--column", "wenming", "--again")
    assert ArticlePage.objects.count() == ManuscriptArticle.objects.count() == 2


def test_the_command_names_a_missing_column_and_the_known_ones(file, column):
    with pytest.raises(CommandError, match="没有名为 nope 的专栏。现有：wenming"):
        run(file, "--column", "nope")
    with pytest.raises(CommandError, match="--column"):
        run(file)


def test_one_bad_file_does_not_stop_the_others(db, file, tmp_path):
    broken = tmp_path / "b.docx"
    broken.write_bytes(b"PK\x03\x04")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="2 个文件"):
        call_command(
            "import_articles",
            str(broken),
            str(tmp_path / "none.txt"),
            file,
            "--dry-run",
            "--format",
            "json",
            stdout=out,
            stderr=err,
        )
    assert "已损坏" in err.getvalue()
    assert "打不开" in err.getvalue()
    found = json.loads(out.getvalue())
    assert [bool(article["title"]) for article in found] == [False, False, True]
    assert "已损坏" in found[0]["doubts"][0]["reason"]


def test_a_word_file_keeps_headings_tables_notes_and_names_missing_pictures(tmp_path, db):
    document = Document()
    document.add_paragraph("街角有了小花园", style="Title")
    document.add_paragraph("本报记者 张三")
    document.add_paragraph("变化", style="Heading 1")
    document.add_paragraph("过去这里堆满杂物，如今花木成荫。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["路名", "株数", "青瓦巷", "120"], strict=True
    ):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "明河日报内部稿"
    path = tmp_path / "a.docx"
    document.save(path)
    (article,) = json.loads(run(str(path), "--dry-run", "--format", "json")[0])
    assert article["title"] == "街角有了小花园"
    assert article["byline"] == "本报记者 张三"
    assert article["blocks"] == [
        {"type": "heading", "text": "变化"},
        {"type": "paragraph", "text": "过去这里堆满杂物，如今花木成荫。"},
        {"type": "table", "text": "路名\t株数\n青瓦巷\t120"},
    ]
    assert {"text": "明河日报内部稿", "reason": "页眉页脚"} in article["removed"]
