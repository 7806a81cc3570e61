"""The inbox: mine and those I stand in for, late first, one broken source never hides the others, one mail a wait."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from site_cms.accounts.models import Deputy, Leave
from site_cms.notices import registry, services
from site_cms.notices.registry import OpenItem
from tests.factories.accounts import UserFactory

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
def work(monkeypatch):
    """Items by user key, given by one source."""
    monkeypatch.setattr(registry, "_sources", {})
    items: dict[int, list[OpenItem]] = {}
    registry.register(10, "test", "要办的件", lambda user, now: items.get(user.pk, []))
    return items


@pytest.fixture
def two(db):
    return UserFactory(groups=["编辑"], name="甲"), UserFactory(groups=["编辑"], name="乙")


def titles(user):
    return [waiting.item.title for group in services.waiting_for(user, NOW) for waiting in group.waiting]


def test_the_late_and_the_soon_come_first(work, two):
    a, b = two
    work[a.pk] = [
        OpenItem("1", "没有期限", "/1/"),
        OpenItem("2", "明天到期", "/2/", due=NOW + timedelta(days=1)),
        OpenItem("3", "昨天到期", "/3/", due=NOW - timedelta(days=1)),
    ]
    assert titles(a) == ["昨天到期", "明天到期", "没有期限"]
    [group] = services.waiting_for(a, NOW)
    assert [waiting.late for waiting in group.waiting] == [True, False, False]
    assert services.waiting_for(b, NOW) == []


def test_a_deputy_gets_the_work_but_not_the_right(work, two):
    a, b = two
    work[a.pk] = [
        OpenItem("1", "都能办", "/1/"),
        OpenItem("2", "后台的件", "/2/", permission="wagtailadmin.access_admin"),
        OpenItem("3", "没有权限的件", "/3/", permission="accounts.change_user"),
    ]
    work[b.pk] = [work[a.pk][0]]
    Deputy.objects.create(person=a, deputy=b)
    assert titles(b) == ["都能办"]
    Leave.objects.create(person=a, first_day=date(2026, 11, 21), last_day=date(2026, 11, 21))
    [group] = services.waiting_for(b, NOW)
    assert [(waiting.item.title, waiting.on_behalf_of) for waiting in group.waiting] == [
        ("都能办", None),
        ("后台的件", a),
    ]


def test_a_broken_source_hides_nothing_else(work, two):
    a, _ = two
    work[a.pk] = [OpenItem("1", "还在", "/1/")]
    registry.register(5, "broken", "坏的", lambda user, now: 1 / 0)
    assert titles(a) == ["还在"]


def test_one_mail_a_wait(work, two, settings):
    a, b = two
    work[a.pk] = [
        OpenItem("1", "第一件", "/desk/1/", due=NOW - timedelta(hours=1)),
        OpenItem("2", "第二件", "/desk/2/"),
    ]
    assert services.send_new(NOW) == 1
    assert services.send_new(NOW) == 0
    [message] = mail.outbox
    assert message.to == [a.email] and message.subject == "[创城办] 您有 2 件新待办"
    assert f"{settings.PUBLIC_BASE_URL}/desk/1/" in message.body and "第一件（已超期）" in message.body
    work[a.pk].append(OpenItem("甲" * 300, "第三件", "/desk/3/"))
    assert services.send_new(NOW) == 1 and services.send_new(NOW) == 0
    assert "第三件" in mail.outbox[1].body and "第一件" not in mail.outbox[1].body


def test_the_digest_names_all(work, two):
    a, _ = two
    work[a.pk] = [OpenItem("1", "第一件", "/desk/1/")]
    out = StringIO()
    call_command("send_notices", stdout=out)
    call_command("send_notices", digest=True, stdout=out)
    assert out.getvalue() == "已发送 1 封邮件\n已发送 1 封邮件\n"
    assert mail.outbox[1].subject == "[创城办] 您有 1 件待办"


def test_demo_and_closed_accounts_get_no_mail(work, db):
    for values in ({"is_demo": True}, {"is_active": False}, {"email": ""}):
        user = UserFactory(**values)
        work[user.pk] = [OpenItem("1", "一", "/1/")]
    assert services.send_new(NOW) == services.send_digest(NOW) == 0


def test_the_dashboard_shows_it(client, work, two):
    a, _ = two
    work[a.pk] = [OpenItem("1", "<b>待核实</b>的件", "/desk/1/", due=NOW)]
    client.force_login(a)
    page = client.get("/admin/").content.decode()
    assert "待我处理" in page and "&lt;b&gt;待核实&lt;/b&gt;的件" in page and 'href="/desk/1/"' in page
    work.clear()
    assert "没有待办事项" in client.get("/admin/").content.decode()
