"""The phone surface: signed in only, plain, never cached."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from site_cms.desk import registry as tasks
from site_cms.notices import registry as notices
from site_cms.notices.registry import OpenItem
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def _empty(monkeypatch):
    monkeypatch.setattr(notices, "_sources", {})
    monkeypatch.setattr(tasks, "_tasks", {})


def test_strangers_are_sent_to_sign_in(client, home):
    assert client.get("/desk/").url == "/sign-in/?next=/desk/"


def test_a_unit_member_sees_what_waits_and_what_to_do(client, home):
    due = timezone.now() - timedelta(days=1)
    notices.register(
        1, "cases", "本单位的件", lambda user, now: [OpenItem("1", "文昌路乱停车", "/desk/case/1/", due=due)]
    )
    tasks.register(tasks.Task(1, "report", "随手拍", "路上看到的问题", "/report/", "camera"))
    tasks.register(tasks.Task(2, "users", "账号", "", "/admin/users/", "user", permission="accounts.change_user"))
    user = UserFactory(groups=["责任单位成员"], name="牛力")
    client.force_login(user)
    response = client.get("/desk/")
    page = response.content.decode()
    for words in ("待我处理", "共 1 件", "1 件已超期", "文昌路乱停车", "本单位的件", "随手拍", "牛力", "退出"):
        assert words in page, words
    assert "账号</span>" not in page and 'href="/admin/' not in page
    assert "no-store" in response["Cache-Control"]
    text = re.sub(r"<[^>]+>", " ", page)
    assert not re.findall(r"[A-Za-z]{4,}", text)


def test_nothing_waits(client, home):
    client.force_login(UserFactory(groups=["施工班组"]))
    page = client.get("/desk/").content.decode()
    assert "没有待办事项" in page and "我能办的事" not in page


def test_the_office_finds_its_way_back(client, home):
    client.force_login(UserFactory(groups=["受理员"]))
    assert 'href="/admin/"' in client.get("/desk/").content.decode()


def test_only_reading(client, home):
    client.force_login(UserFactory(groups=["施工班组"]))
    assert client.post("/desk/").status_code == 405
