"""Elder mode, 繁體 and high contrast: one POST, one cookie, nothing else."""

import pytest

from site_cms.pages.models import StandardPage
from site_cms.pages.traditional import convert_html

pytestmark = pytest.mark.django_db
SAME = {"sec-fetch-site": "same-origin"}


def choose(client, name, to="on", target="/", headers=SAME):
    return client.post("/preferences/", {"set": name, "to": to, "next": target}, headers=headers)


def test_pages_set_no_cookie_and_hold_no_token(client, home):
    response = client.get("/")
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_elder_mode_is_remembered_and_ends(client, home):
    response = choose(client, "elder", target="/?a=1")
    assert (response.status_code, response["Location"]) == (303, "/?a=1")
    assert 'data-mode="elder"' in client.get("/").content.decode()
    choose(client, "contrast")
    page = client.get("/").content.decode()
    assert 'data-mode="elder"' in page and 'data-contrast="high"' in page
    choose(client, "elder", to="off")
    assert 'data-mode="elder"' not in client.get("/").content.decode()


def test_choice_is_offered_without_javascript(client, home):
    page = client.get("/").content.decode()
    assert page.count('<form method="post" action="/preferences/">') == 3


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "\0", ""]
)
def test_the_answer_leads_to_local_addresses_only(client, home, target):
    assert choose(client, "elder", target=target)["Location"] == "/"


def test_a_post_from_another_site_is_refused(client, home):
    assert choose(client, "elder", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert choose(client, "elder", headers={"origin": "https://evil.example"}).status_code == 403
    assert choose(client, "elder", headers={}).status_code == 403
    assert choose(client, "elder", headers={"origin": "http://testserver"}).status_code == 303


def test_only_post(client, home):
    assert client.get("/preferences/").status_code == 405


@pytest.mark.parametrize("cookie", ["x" * 5000, "elder.elder.<script>", "\x01", "hant.contrast"])
def test_any_cookie_is_harmless(client, home, cookie):
    client.cookies["preferences"] = cookie
    assert client.get("/").status_code == 200


def test_traditional_page(client, home):
    home.add_child(instance=StandardPage(title="创建文明城市", slug="wen", intro="公益广告"))
    choose(client, "hant")
    page = client.get("/wen/").content.decode()
    assert "創建文明城市" in page and "公益廣告" in page
    assert '<html lang="zh-Hant"' in page
    assert "簡體" in page  # the way back, in the characters its reader chose


def test_conversion_leaves_values_and_scripts_alone():
    html = '<html lang="zh-Hans"><p title="广告">广告</p><input value="广告"><textarea>广告</textarea><script>"广告"</script><a href="/广告/">云</a></html>'
    assert convert_html(html) == (
        '<html lang="zh-Hant"><p title="廣告">廣告</p><input value="广告"><textarea>广告</textarea><script>"广告"</script><a href="/广告/">雲</a></html>'
    )
