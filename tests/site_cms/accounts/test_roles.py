"""What the groups start with, and what the user screens let their keepers do."""

from pathlib import Path

import pytest
import wagtail
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from site_cms import accounts
from site_cms.accounts.models import User
from site_cms.accounts.wagtail_hooks import our_permissions
from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain
from site_cms.demo.parts import people
from tests.factories.accounts import PASSWORD, UserFactory

DESK_ONLY = {"责任单位成员", "广告巡查员", "施工班组"}


def test_every_role_of_the_demo_is_made_by_migration(db):
    assert {role["group"] for role in people.roles()} == set(Group.objects.values_list("name", flat=True))


def test_no_group_may_publish(db):
    assert not GroupPagePermission.objects.filter(permission__codename__startswith="publish").exists()
    assert not Group.objects.filter(permissions__codename__startswith="publish_page").exists()


def test_units_inspectors_and_crews_have_no_admin(db):
    with_admin = set(Group.objects.filter(permissions__codename="access_admin").values_list("name", flat=True))
    assert set(Group.objects.values_list("name", flat=True)) - with_admin == DESK_ONLY


@pytest.fixture
def keeper(client, db):
    user = UserFactory(groups=["管理员"])
    client.force_login(user)
    return user


def form(**values):
    return {
        "username": "xin",
        "name": "新人",
        "email": "xin@example.invalid",
        "password1": "correct-horse-battery",
        "password2": "correct-horse-battery",
        **values,
    }


def test_a_user_is_made_with_one_name_and_a_unit(client, keeper):
    page = client.get("/admin/users/new/").content.decode()
    assert 'name="name"' in page and 'name="unit"' in page
    assert "first_name" not in page and "last_name" not in page
    response = client.post("/admin/users/new/", form(groups=[Group.objects.get(name="编辑").pk], is_superuser="on"))
    assert response.status_code == 302
    user = User.objects.get(username="xin")
    assert user.name == "新人" and not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["编辑"]


def test_the_list_shows_names_units_and_sorts_by_name(client, keeper):
    UserFactory(name="李四")
    page = client.get("/admin/users/?ordering=-name&q=李四").content.decode()
    assert "李四" in page and "责任单位" in page


def test_a_keeper_cannot_take_a_superuser_over(client, keeper):
    root = UserFactory(is_superuser=True)
    response = client.post(f"/admin/users/edit/{root.pk}/", form(username=root.username))
    root.refresh_from_db()
    assert response.status_code in (302, 403) and root.check_password(PASSWORD) and root.name != "新人"


def test_a_keeper_cannot_make_a_superuser(client, keeper):
    other = UserFactory()
    client.post(f"/admin/users/edit/{other.pk}/", form(username=other.username, is_superuser="on", is_active="on"))
    other.refresh_from_db()
    assert other.name == "新人" and not other.is_superuser


def test_who_is_no_keeper_meets_no_user_screen(client, db):
    client.force_login(UserFactory(groups=["编辑"]))
    for url in ("/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/leave/", "/admin/deputies/"):
        assert client.get(url).status_code == 302
        assert client.post(url, form()).status_code in (302, 405)
    assert not User.objects.filter(username="xin").exists()


def test_leave_is_kept_in_the_admin(client, keeper):
    other = UserFactory()
    values = {"person": other.pk, "first_day": "2026-11-23", "last_day": "2026-11-24", "note": "年休假"}
    assert client.post("/admin/leave/new/", values).status_code == 302
    assert str(other.leaves.get()) == f"{other} 2026-11-23 – 2026-11-24"
    values["last_day"] = "2026-9月31日"
    response = client.post("/admin/leave/new/", values)
    assert response.status_code == 200 and "输入一个有效的日期" in response.content.decode()


def test_changes_of_rights_are_on_record(client, keeper):
    other = UserFactory()
    client.post(
        f"/admin/users/edit/{other.pk}/",
        form(username=other.username, groups=[Group.objects.get(name="终审").pk], is_active="on"),
    )
    events = AuditEvent.objects.filter(chain="accounts", subject=f"accounts.user:{other.pk}").order_by("sequence")
    assert [(event.action, event.actor) for event in events] == [
        ("accounts.user_created", None),
        ("accounts.user_changed", keeper),
        ("accounts.rights_added", keeper),
    ]
    assert events[1].payload.data == {"changed": ["password"]}
    assert events[2].payload.data == {"what": "group", "names": ["终审"]}
    assert verify_chain("accounts") == []


def test_a_sign_in_is_on_record_but_no_change_of_rights(client, db):
    user = UserFactory()
    client.force_login(user)
    actions = list(AuditEvent.objects.filter(chain="accounts").order_by("sequence").values_list("action", flat=True))
    assert actions == ["accounts.user_created", "accounts.signed_in"]


def test_an_environment_inside_the_checkout_adds_no_permission_to_the_group_screen(db, settings):
    """`make install` puts `.venv` there: the packages in it are nobody's own apps."""
    settings.BASE_DIR = Path(wagtail.__file__).parent.parent.parent
    assert not our_permissions()
    settings.BASE_DIR = Path(accounts.__file__).parent.parent.parent
    labels = set(our_permissions().values_list("content_type__app_label", flat=True))
    assert {"accounts", "news", "exposure", "ads_library"} <= labels
    assert not labels & {"mfa", "axes", "wagtailcore", "search_index", "demo"}
