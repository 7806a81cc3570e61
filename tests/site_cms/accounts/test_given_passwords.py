"""A password that an administrator chose opens nothing but the form for another one."""

import pytest
from django.test import Client
from django.urls import reverse

from site_cms.accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NEW = "quiet-lantern-over-the-river-7"


@pytest.fixture
def administrator(client):
    user = UserFactory(groups=["管理员"], is_superuser=True)
    client.force_login(user)
    return user


def fields(user=None, **more) -> dict:
    sent = {"username": "xinren", "name": "新来的", "email": "xinren@example.invalid", "password1": "", "password2": ""}
    if user is not None:
        sent |= {"username": user.username, "name": user.name, "email": user.email, "is_active": "on"}
    return sent | more


def sent_to_change(user) -> bool:
    browser = Client()
    browser.force_login(User.objects.get(pk=user.pk))
    answer = browser.get("/admin/")
    return answer.status_code == 302 and answer["Location"].startswith(reverse("account_change_password"))


def test_of_a_new_account(client, administrator):
    answer = client.post(reverse("wagtailusers_users:add"), fields(password1=NEW, password2=NEW))
    assert answer.status_code == 302
    user = User.objects.get(username="xinren")
    assert user.check_password(NEW) and user.must_change_password and sent_to_change(user)


def test_of_an_account_that_forgot_its_own(client, administrator):
    user = UserFactory(groups=["编辑"])
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert client.post(edit, fields(user, name="改了名")).status_code == 302
    assert not User.objects.get(pk=user.pk).must_change_password
    assert client.post(edit, fields(user, password1=NEW, password2=NEW)).status_code == 302
    user.refresh_from_db()
    assert user.check_password(NEW) and user.must_change_password and sent_to_change(user)


def test_ones_own_is_ones_own(client, administrator):
    edit = reverse("wagtailusers_users:edit", args=[administrator.pk])
    assert client.post(edit, fields(administrator, password1=NEW, password2=NEW)).status_code == 302
    administrator.refresh_from_db()
    assert administrator.check_password(NEW) and not administrator.must_change_password
