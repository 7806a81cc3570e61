"""The import screens of the admin, without JavaScript: choose, preview, save."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupPagePermission

from news.models import ArticlePage, ColumnPage, Manuscript
from tests.factories.accounts import UserFactory

TEXT = "水里有鱼虾\n本报记者 邬思远\n三年前，白沙河沿岸的住户夏天不敢开窗。工程定于9月31日完工。\n"
CHOOSE = "/admin/manuscripts/"


@pytest.fixture
def column(home):
    return home.add_child(instance=ColumnPage(title="文明创建", slug="wenming"))


@pytest.fixture
def other(home):
    return home.add_child(instance=ColumnPage(title="通知公告", slug="gonggao"))


@pytest.fixture
def editor(column):
    """May add articles to one column and nothing else."""
    group = Group.objects.create(name="文稿员")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=column, permission=Permission.objects.get(codename="add_page"))
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def send(client, *files, follow=True):
    files = [SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    return client.post(CHOOSE, {"files": files}, follow=follow)


def test_a_file_is_previewed_with_its_doubts_in_place_and_saved_as_a_draft(staff, column, other):
    response = send(staff, ("a.txt", TEXT))
    page = response.content.decode()
    assert "水里有鱼虾" in page
    assert "<mark>9月31日</mark>" in page
    assert "日历上没有这一天" in page
    assert not ArticlePage.objects.exists()
    manuscript = Manuscript.objects.get()
    key = f"{manuscript.pk}:0"
    assert f'value="{key}" checked' in page
    assert "通知公告" not in page.split("<form")[-1]
    response = staff.post(
        reverse("news_manuscripts_preview", args=[manuscript.batch]),
        {"column": column.pk, "articles": [key]},
        follow=True,
    )
    draft = ArticlePage.objects.get()
    assert draft.get_parent().pk == column.pk
    assert not draft.live
    assert "已存为草稿：水里有鱼虾" in response.content.decode()


def test_what_was_imported_before_is_not_ticked_and_not_saved_again_unasked(staff, column):
    for _ in range(2):
        send(staff, ("a.txt", TEXT))
        manuscript = Manuscript.objects.order_by("-at").first()
        key = f"{manuscript.pk}:0"
        url = reverse("news_manuscripts_preview", args=[manuscript.batch])
        answer = staff.get(url).content.decode()
        response = staff.post(url, {"column": column.pk, "articles": [key]}, follow=True)
    assert "已导入过：" in answer
    assert f'value="{key}" checked' not in answer
    assert "已导入过，没有再存：水里有鱼虾" in response.content.decode()
    assert ArticlePage.objects.count() == 1
    staff.post(url, {"column": column.pk, "articles": [key], "again": [key]})
    assert ArticlePage.objects.count() == 2


def test_a_column_one_may_not_write_in_is_refused(staff, column, other):
    send(staff, ("a.txt", TEXT))
    manuscript = Manuscript.objects.get()
    url = reverse("news_manuscripts_preview", args=[manuscript.batch])
    response = staff.post(url, {"column": other.pk, "articles": [f"{manuscript.pk}:0"]})
    assert "您无权在这个专栏里添加文章。" in response.content.decode()
    response = staff.post(url, {"column": column.pk, "articles": [f"{manuscript.pk}:7"]})
    assert "这篇文章不在本次预览中。" in response.content.decode()
    response = staff.post(url, {"column": "x' or 1", "articles": ["\0", "x" * 5000]})
    assert response.status_code == 200
    assert "请至少勾选一篇文章。" in staff.post(url, {"column": column.pk}).content.decode()
    assert not ArticlePage.objects.exists()


def test_nobody_sees_anothers_preview(staff, column, client):
    send(staff, ("a.txt", TEXT))
    url = reverse("news_manuscripts_preview", args=[Manuscript.objects.get().batch])
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(url).status_code == 404


def test_who_may_add_no_article_is_kept_out(client, column):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(CHOOSE).status_code in (302, 403)
    assert client.post(CHOOSE, {"files": SimpleUploadedFile("a.txt", b"abc")}).status_code in (302, 403)
    client.logout()
    assert client.get(CHOOSE).status_code == 302
    assert not Manuscript.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.exe", b"MZ", "只能导入 .txt"),
        ("a.docx", b"PK\x03\x04", "已损坏"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.txt", bytes(range(256)) * 64, "读不出文字"),
        ("a.txt", b"a" * (3 * 1024 * 1024 + 1), "超过 3 MB"),
    ],
)
def test_bad_files_get_a_message_in_the_form(staff, name, data, message):
    response = send(staff, (name, data))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not Manuscript.objects.exists()


def test_no_file_and_too_many_files_are_refused(staff):
    assert "请至少选择一个文件" in staff.post(CHOOSE, {}).content.decode()
    response = send(staff, *[(f"{n}.txt", TEXT) for n in range(11)])
    assert "一次最多 10 个文件" in response.content.decode()
    assert not Manuscript.objects.exists()


def test_good_files_are_read_beside_a_bad_one(staff):
    page = send(staff, ("a.txt", TEXT), ("b.docx", b"PK\x03\x04")).content.decode()
    assert "水里有鱼虾" in page
    assert "b.docx：打不开这个 Word 文件" in page


def test_an_empty_file_offers_nothing_to_save(staff, column):
    page = send(staff, ("a.txt", "\n \n")).content.decode()
    assert "这个文件里没有文字" in page
    assert 'name="articles"' not in page


def test_markup_in_a_manuscript_is_shown_as_text(staff):
    page = send(
        staff, ("a.txt", "<script>alert(1)</script>标题\n本报记者 张三\n正文<b>加粗</b>，到9月31日为止。\n")
    ).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;加粗&lt;/b&gt;" in page


def test_the_preview_asks_no_more_queries_for_more_text(staff, django_assert_max_num_queries):
    send(staff, ("a.txt", TEXT * 1))
    small = reverse("news_manuscripts_preview", args=[Manuscript.objects.get().batch])
    staff.get(small)
    with django_assert_max_num_queries(40) as asked:
        assert staff.get(small).status_code == 200
        few = len(asked)
    send(staff, ("b.txt", TEXT + "走在大街上，车辆停放有序。\n" * 200))
    large = reverse("news_manuscripts_preview", args=[Manuscript.objects.order_by("-at").first().batch])
    with django_assert_max_num_queries(few):
        assert staff.get(large).status_code == 200
