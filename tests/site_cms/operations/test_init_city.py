"""init_city: a workbook makes a city, twice is once, and a fault keeps everything out."""

import io
import json
import re
import stat

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from news.models import ColumnPage
from site_cms.accounts.models import User
from site_cms.operations.city.registry import parts
from site_cms.pages.models import SiteSettings
from site_cms.places.models import District, Place, ResponsibleUnit

pytestmark = pytest.mark.django_db

CITY = {
    "网站": [["项目*", "内容"], ["网站名称", "明河创城网"], ["主办单位", "明河市创城办"], ["热线", "创城热线 0990-1234500 工作日"]],
    "区划": [["区划代码", "名称"], ["990102", "河东区"], ["990102001", "迎宾街道"]],
    "责任单位": [["单位名称", "简称"], ["明河市城市管理局", "市城管局"]],
    "点位": [["点位名称", "点位类型", "所属区划", "责任单位"], ["迎宾大道", "主干道", "990102", "市城管局"]],
    "人员": [
        ["用户名*", "姓名*", "角色*", "责任单位", "电子邮箱"],
        ["zhangsan", "张三", "编辑、管理员", None, "z@example.invalid"],
        ["lisi", "李四", "责任单位成员", "市城管局", None],
    ],
    "专栏": [["专栏名称*", "网址名*", "简介", "类型"], ["身边好人", "haoren", "好人好事。", None]],
}  # fmt: skip


def write(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    book.save(path)
    return str(path)


@pytest.fixture
def run(tmp_path, capsys):
    def run(sheets, *options):
        capsys.readouterr()
        call_command("init_city", write(tmp_path / "city.xlsx", sheets), *options)
        return capsys.readouterr().out

    return run


def test_a_workbook_makes_a_city(run, home):
    out = run(CITY)
    settings = SiteSettings.for_site(Site.objects.get())
    assert (settings.name, settings.organiser) == ("明河创城网", "明河市创城办")
    assert settings.hotlines[0].value["number"] == "0990-1234500"
    assert District.objects.get(code="990102001").parent.name == "河东区"
    assert Place.objects.get(name="迎宾大道").responsible_unit == ResponsibleUnit.objects.get(short_name="市城管局")
    zhang = User.objects.get(username="zhangsan")
    assert set(zhang.groups.values_list("name", flat=True)) == {"编辑", "管理员"} and not zhang.is_demo
    assert User.objects.get(username="lisi").unit.name == "明河市城市管理局"
    assert ColumnPage.objects.live().get(slug="haoren").title == "身边好人"
    password = re.search(r"zhangsan  (\S+)", out)[1]
    assert zhang.check_password(password) and zhang.must_change_password


def test_a_second_run_changes_nothing_and_shows_no_password(run, home):
    run(CITY)
    before = {user.username: user.password for user in User.objects.all()}
    again = json.loads(run(CITY, "--format", "json"))
    assert again["passwords"] == {}
    assert all(done["created"] == done["updated"] == 0 for done in again["sheets"].values())
    assert {user.username: user.password for user in User.objects.all()} == before


def test_a_dry_run_keeps_nothing(run, home):
    out = run(CITY, "--dry-run")
    assert "没有保存" in out and "人员：新增 2" in out and not re.search(r"\w{4}-\w{4}-\w{4}", out)
    assert not User.objects.filter(username="zhangsan").exists() and not District.objects.exists()
    assert not ColumnPage.objects.exists()


def test_passwords_go_to_a_file_of_their_owner(run, home, tmp_path):
    file = tmp_path / "passwords"
    out = run(CITY, "--passwords", str(file))
    login, password = file.read_text().splitlines()[0].split("\t")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert User.objects.get(username=login).check_password(password) and password not in out
    with pytest.raises(CommandError, match="不会覆盖"):
        run(CITY, "--passwords", str(file))


def test_every_fault_is_told_at_once_and_nothing_is_kept(run, home):
    broken = {
        "网站": [["项目", "内容"], ["ICP备案号", "备案中"], ["口号", "x"], ["热线", "12345"], ["网站名称", "长" * 31]],
        "区划": [["区划代码", "名称"], ["9901", "河东区"], ["990103", "河西区"]],
        "责任单位": [["单位名称", "类别"], ["市城管局", "天上"]],
        "人员": [
            ["用户名", "姓名", "角色", "责任单位", "电子邮箱"],
            ["zhang san", "张三", "编辑"],
            ["lisi", "李四", "皇帝、编辑"],
            ["wangwu", None, "编辑"],
            ["zhaoliu", "赵六", "责任单位成员"],
            ["qianqi", "钱七", "编辑", "没有的单位", "不是邮箱"],
            ["qianqi", "钱七", "编辑"],
            ["sunba" * 40, "孙八" * 40, "编辑"],
        ],
        "专栏": [["专栏名称", "网址名", "类型"], ["好人", "Hao Ren", None], ["好事", "haoshi", "什么"], ["热", "re"], ["热", "re"]],
        "别的": [["x"]],
    }  # fmt: skip
    with pytest.raises(CommandError) as caught:
        run(broken)
    said = str(caught.value)
    for part in (
        "“网站”第 2 行：ICP备案号：", "“网站”第 3 行：不认识“口号”", "“网站”第 4 行：热线写成", "“网站”第 5 行：网站名称：",
        "“区划”第 2 行：", "“责任单位”第 2 行：", "“人员”第 2 行：用户名：", "“人员”第 3 行：没有角色“皇帝”",
        "“人员”第 4 行：没有写姓名", "“人员”第 5 行：责任单位成员要写责任单位", "“人员”第 6 行：没有责任单位“没有的单位”",
        "“人员”第 7 行：用户名与第 6 行重复", "“人员”第 8 行：", "“专栏”第 2 行：网址名只能用", "“专栏”第 3 行：类型“什么”",
        "“专栏”第 5 行：网址名与第 4 行重复", "“别的”：不认识这张工作表", "什么也没有保存",
    ):  # fmt: skip
        assert part in said, said
    assert not re.search(r"[A-Za-z]{4,} [a-z]{2,}", said.replace("zhang san", "")), said
    assert not District.objects.exists() and not User.objects.filter(username="lisi").exists()


def test_the_empty_template_is_read_back_as_nothing(tmp_path, home, capsys):
    path = tmp_path / "empty.xlsx"
    call_command("init_city", "--template", str(path))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["填写说明", *[part.sheet for part in parts()]]
    capsys.readouterr()
    call_command("init_city", str(path), "--format", "json")
    sheets = json.loads(capsys.readouterr().out)["sheets"]
    assert sum(done["created"] + done["updated"] for done in sheets.values()) == 0
    with pytest.raises(CommandError, match="不会覆盖"):
        call_command("init_city", "--template", str(path))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04cut", b"<html></html>", b"\0" * 100, "一,二\n".encode()])
def test_garbage_is_refused_in_chinese(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="什么也没有保存"):
        call_command("init_city", str(path))


def test_faults_as_json(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("init_city", str(tmp_path / "missing.xlsx"), "--format", "json", stdout=(out := io.StringIO()))
    assert json.loads(out.getvalue()) == {
        "saved": False,
        "faults": [{"sheet": "工作簿", "row": 0, "text": "打不开这个文件。"}],
    }


def test_demo_accounts_and_superusers_are_not_taken_over(run, home):
    User.objects.create(username="zhangsan", name="演示", is_demo=True)
    User.objects.create(username="LISI", name="总管", is_superuser=True)
    with pytest.raises(CommandError) as caught:
        run(CITY)
    assert "演示账号占用" in str(caught.value) and "超级管理员占用" in str(caught.value)


def test_nothing_is_open_before_the_password_is_changed(run, home, client):
    password = re.search(r"zhangsan  (\S+)", run(CITY))[1]
    user = User.objects.get(username="zhangsan")
    client.force_login(user)
    for address in ("/admin/", "/desk/", "/admin/pages/"):
        assert client.get(address).url.startswith("/account/password/"), address
    new = {"oldpassword": password, "password1": "a-new-one-of-mine", "password2": "a-new-one-of-mine"}
    client.post("/account/password/", new)
    user.refresh_from_db()
    assert not user.must_change_password
    assert client.get("/admin/").status_code == 200
