"""One way in, throttled, with a second factor on a city's server, and nothing around it."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from site_cms.accounts.adapters import SecondFactorAdapter
from tests.factories.accounts import PASSWORD, UserFactory

SIGN_IN = "/sign-in/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    """The limits of a minute are kept in the cache, which outlives a test."""
    cache.clear()


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def attempt(client, user, password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"login": user.username, "password": password, **extra})


def code_of(user) -> str:
    secret = SecondFactorAdapter().decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def https(settings):
    settings.HTTPS = True


@pytest.fixture
def editor(db):
    return UserFactory(groups=["编辑"])


def test_the_page_speaks_chinese(client, home):
    page = client.get(SIGN_IN).content.decode()
    assert "登录" in page and "用户名" in page and "密码" in page
    text = re.sub(r"<[^>]+>|&[a-z]+;", " ", page)
    assert not re.findall(r"[A-Za-z]{3,}", re.sub(r"Cookie|ICP", "", text))


def test_office_and_unit_start_at_their_own_places(client, home, editor):
    assert attempt(client, editor).url == "/admin/"
    assert signed_in(client)
    assert attempt(Client(), UserFactory(groups=["责任单位成员"])).url == "/desk/"


def test_next_leads_to_no_other_host(client, home, editor):
    assert attempt(client, editor, next="https://evil.example/").url == "/admin/"
    assert attempt(Client(), editor, next="/admin/pages/").url == "/admin/pages/"


@pytest.mark.parametrize("garbage", ["", "\0", "甲" * 5000, "' OR 1=1 --", "<script>", "a" * 151])
def test_garbage_is_refused_in_the_form(client, home, editor, garbage):
    for values in ({"login": garbage, "password": PASSWORD}, {"login": editor.username, "password": garbage}):
        response = client.post(SIGN_IN, values)
        assert response.status_code == 200 and not signed_in(client)


def test_the_fifth_wrong_password_closes_the_door(client, home, editor):
    answers = [attempt(client, editor, "wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "锁定15分钟" in answers[-1].content.decode()
    assert attempt(client, editor).status_code == 429  # the right one comes too late
    assert not signed_in(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert attempt(client, editor).status_code == 302
    assert signed_in(client)


def test_a_forged_header_opens_no_second_door(client, home, editor, settings):
    for number in range(5):
        client.post(
            SIGN_IN, {"login": editor.username, "password": "x"}, headers={"X-Forwarded-For": f"10.0.0.{number}"}
        )
    assert attempt(client, editor).status_code == 429
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    response = client.post(
        SIGN_IN, {"login": editor.username, "password": PASSWORD}, headers={"X-Forwarded-For": "1.2.3.4, 10.9.9.9"}
    )
    assert response.status_code == 302


def test_closed_and_demo_accounts(client, home, settings):
    assert attempt(client, UserFactory(is_active=False)).status_code == 200
    demo = UserFactory(is_demo=True)
    settings.HTTPS = True
    assert attempt(client, demo).status_code == 200 and not signed_in(client)
    settings.HTTPS = False
    assert attempt(client, demo).status_code == 302 and signed_in(client)
    settings.HTTPS = True  # the site becomes a city's server: the session is worth nothing
    assert client.get("/admin/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("url", ["/admin/login/", "/_util/login/", "/admin/login/?next=/admin/"])
def test_wagtails_own_sign_in_is_shut(client, home, editor, url):
    response = client.post(url, {"username": editor.username, "password": PASSWORD, "login": editor.username})
    assert response.status_code == 302 and response.url.startswith(SIGN_IN)
    assert not signed_in(client)
    assert client.get(url).url.startswith(SIGN_IN)


@pytest.mark.parametrize(
    "url", ["/admin/password_reset/", "/admin/password_reset/confirm/MQ/abc/", "/admin/password_reset/done/"]
)
def test_wagtails_own_reset_is_shut(client, home, editor, url):
    response = client.post(url, {"email": editor.email, "new_password1": "x" * 20, "new_password2": "x" * 20})
    assert response.status_code == 302 and response.url == "/account/password/reset/"
    assert not mail.outbox


@pytest.mark.parametrize("url", ["/accounts/signup/", "/account/signup/", "/sign-up/", "/account/email/"])
def test_nobody_signs_up(client, home, url):
    assert client.post(url, {"username": "x", "email": "x@example.invalid"}).status_code == 404


def test_the_admin_and_its_parts_ask_for_a_sign_in(client, home):
    for url in ("/admin/", "/admin/pages/", "/admin/images/", "/admin/account/"):
        assert client.get(url).url.startswith(SIGN_IN)


def test_a_reset_by_mail_in_chinese(client, home, editor):
    assert client.post("/account/password/reset/", {"email": "nobody@example.invalid"}).status_code == 302
    assert not mail.outbox  # and the answer was the same: nobody learns who has an account
    assert client.post("/account/password/reset/", {"email": editor.email}).status_code == 302
    [message] = mail.outbox
    assert "密码" in message.subject
    link = re.search(r"https?://testserver(/account/password/reset/\S+)", message.body)[1]
    page = client.get(link, follow=True)
    assert page.status_code == 200
    done = client.post(page.request["PATH_INFO"], {"password1": "新-long-enough-1", "password2": "新-long-enough-1"})
    assert done.status_code == 302 and not signed_in(client)
    editor.refresh_from_db()
    assert editor.check_password("新-long-enough-1")
    assert "密码" in client.get(link, follow=True).content.decode()  # used up


# --- The second factor ------------------------------------------------------------------------------------------------


def test_none_is_asked_for_on_a_laptop(client, home, editor):
    attempt(client, editor)
    assert client.get("/admin/").status_code == 200


def enrol(client, user):
    page = client.get("/account/second-factor/app/").content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return client.post("/account/second-factor/app/", {"code": code})


def test_a_citys_server_forces_the_first_sign_in_to_enrol(client, home, editor, https):
    attempt(client, editor)
    for url in ("/admin/", "/admin/pages/", "/admin/account/", "/"):
        assert client.get(url).url.startswith("/account/second-factor/app/")
        assert client.post(url).url.startswith("/account/second-factor/app/")
    assert "<svg" in client.get("/account/second-factor/app/").content.decode()
    assert enrol(client, editor).url == "/account/second-factor/codes/"
    page = client.get("/account/second-factor/codes/").content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code>", page)) == 10
    assert client.get("/admin/").status_code == 200
    stored = Authenticator.objects.get(user=editor, type="totp").data["secret"]
    assert stored.startswith("gAAAA")  # encrypted


@pytest.fixture
def enrolled(editor, home, https):
    TOTP.activate(editor, "JBSWY3DPEHPK3PXP")
    return editor


def test_a_password_alone_opens_nothing(client, enrolled):
    response = attempt(client, enrolled)
    assert response.url == "/sign-in/second-factor/" and not signed_in(client)
    assert client.get("/admin/").url.startswith(SIGN_IN)
    assert client.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 200
    assert not signed_in(client)
    client.post("/sign-in/second-factor/", {"code": code_of(enrolled)})
    assert signed_in(client) and client.get("/admin/").status_code == 200


def test_codes_are_not_guessed(client, enrolled):
    attempt(client, enrolled)
    for number in range(10):
        client.post("/sign-in/second-factor/", {"code": f"{number:06d}"})
    client.post("/sign-in/second-factor/", {"code": code_of(enrolled)})
    assert not signed_in(client)


def test_nobody_takes_the_factor_off(client, enrolled):
    attempt(client, enrolled)
    client.post("/sign-in/second-factor/", {"code": code_of(enrolled)})
    client.post("/account/second-factor/app/remove/")
    assert Authenticator.objects.filter(user=enrolled, type="totp").exists()


# --- The session ------------------------------------------------------------------------------------------------------


def sign_in_fully(client, user):
    attempt(client, user)
    client.post("/sign-in/second-factor/", {"code": code_of(user)})
    client.get("/admin/")


def test_half_an_hour_of_nothing_ends_it(client, enrolled):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        sign_in_fully(client, enrolled)
    with time_machine.travel(start + timedelta(minutes=29), tick=False):
        assert client.get("/admin/").status_code == 200
    with time_machine.travel(start + timedelta(minutes=58), tick=False):
        assert client.get("/admin/").status_code == 200
    with time_machine.travel(start + timedelta(minutes=89), tick=False):
        assert client.get("/admin/").url.startswith(SIGN_IN)
    assert not signed_in(client)


def test_twelve_hours_end_it(client, enrolled):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        sign_in_fully(client, enrolled)
    for quarter in range(1, 48):
        with time_machine.travel(start + timedelta(minutes=15 * quarter), tick=False):
            assert client.get("/admin/").status_code == 200
            session = client.session
            assert session["signed_in_at"] == int(start.timestamp())
    with time_machine.travel(start + timedelta(hours=12), tick=False):
        assert client.get("/admin/").url.startswith(SIGN_IN)


def test_a_click_is_not_a_write(client, enrolled, django_assert_num_queries):
    sign_in_fully(client, enrolled)
    client.get("/account/second-factor/")
    before = Session.objects.values_list("session_data", flat=True).get(pk=client.session.session_key)
    client.get("/account/second-factor/")
    assert Session.objects.values_list("session_data", flat=True).get(pk=client.session.session_key) == before


def test_signing_out_takes_the_cookie_along(client, home, editor):
    attempt(client, editor)
    response = client.post("/sign-out/")
    assert response.cookies["sessionid"]["max-age"] == 0 and response.url == SIGN_IN
    assert client.get("/admin/").url.startswith(SIGN_IN)


def test_the_account_screen_asks_for_one_name_and_stores_no_picture(client, home, editor):
    client.force_login(editor)
    page = client.get("/admin/account/").content.decode()
    assert 'name="name_email-name"' in page
    assert 'name="name_email-first_name"' not in page and 'type="file"' not in page
