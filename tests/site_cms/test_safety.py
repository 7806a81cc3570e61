"""The headers, and that only Wagtail's own initialisers get a nonce."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from site_cms.safety import SafetyMiddleware, is_initialiser
from tests.factories.accounts import UserFactory

PUBLIC = ["/", "/map/", "/robots.txt", "/nothing-here/", "/sign-in/"]


@pytest.mark.parametrize("url", PUBLIC)
def test_public_pages_load_from_here_alone(client, home, url):
    response = client.get(url)
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"] == "'none'" and policy["form-action"] == "'self'"
    sources = {name: value for name, value in policy.items() if name.endswith("-src") and name != "default-src"}
    assert set(sources.values()) == {"'self'"}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("url", PUBLIC[:4])
def test_content_pages_hold_neither_cookie_nor_token(client, home, url):
    response = client.get(url)
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("url", PUBLIC)
def test_no_inline_script_or_style(client, home, url):
    page = client.get(url).content.decode()
    assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


def test_the_admin_has_nonces_and_no_unsafe_script(client, db):
    client.force_login(UserFactory(groups=["管理员"]))
    response = client.get("/admin/leave/new/")
    policy = response["Content-Security-Policy"]
    nonce = re.search(r"script-src 'self' 'nonce-([^']+)'", policy)[1]
    page = response.content.decode()
    assert page.count(f'<script nonce="{nonce}">initDateChooser(') == 2
    assert "<script>" not in page
    assert "frame-ancestors 'self'" in policy and "unsafe-eval" not in policy
    assert client.get("/admin/leave/new/")["Content-Security-Policy"] != policy


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_x", {"format": "Y-m-d"});',
        'new PageChooser("id_x", {"modalUrl": "/admin/choose-page/", "can": true});',
        'new wagtailConfig("x");'.replace("wagtailConfig", "ImageChooser"),
        '(function() {\n    var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n })();',
    ],
)
def test_known_initialisers(script):
    assert is_initialiser(script)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'initDateChooser("id_x", {}); alert(1);',
        "initDateChooser(alert(1));",
        'new PageChooser("x", {}); fetch("/admin/users/");',
        'new Function("alert(1)")();',
        '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1) })();',
    ],
)
def test_what_is_smuggled_in_gets_no_nonce(script):
    assert not is_initialiser(script)


def test_a_form_without_its_token_is_refused_in_chinese(home):
    response = Client(enforce_csrf_checks=True).post("/report/", {"description": "垃圾"})
    assert response.status_code == 403
    page = response.content.decode()
    assert "这张表没有收下" in page
    assert "Forbidden" not in page and "<style" not in page


def test_a_script_in_an_admin_page_gets_no_nonce_of_its_own(rf):
    """Whatever ends up in a page of the admin: only calls of known widgets are marked."""
    page = b"<p>x</p><script>alert(1)</script>"
    answer = SafetyMiddleware(lambda request: HttpResponse(page))(rf.get("/admin/anything/"))
    assert answer.content == page
    assert "nonce-" not in answer["Content-Security-Policy"]
