"""What crawlers and lost readers find."""

import xml.etree.ElementTree as ElementTree

import pytest

from site_cms.pages.models import SiteSettings, StandardPage

pytestmark = pytest.mark.django_db


def test_robots_names_the_sitemap(client, home):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_sitemap_lists_live_pages_only(client, home):
    home.add_child(instance=StandardPage(title="关于", slug="about"))
    home.add_child(instance=StandardPage(title="草稿", slug="draft", live=False))
    index = client.get("/sitemap.xml")
    assert "sitemap-pages.xml" in index.content.decode()
    body = client.get("/sitemap-pages.xml").content.decode()
    ElementTree.fromstring(body)
    assert "http://testserver/about/" in body and "draft" not in body
    assert client.get("/sitemap-none.xml").status_code == 404


def test_footer_shows_what_is_set_and_hides_what_is_empty(client, home):
    assert "ICP" not in client.get("/").content.decode()
    settings = SiteSettings(site=home.get_site(), icp_number="吉ICP备12345678号-1", organiser="明河市创城办")
    settings.hotlines = [("hotline", {"label": "咨询", "number": "0990-1234567", "hours": ""})]
    settings.full_clean()
    settings.save()
    page = client.get("/").content.decode()
    assert "吉ICP备12345678号-1" in page and "0990-1234567" in page and "明河市创城办" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("icp_number", "备案123"), ("police_number", "公安1"), ("site_code", "12345"), ("site_code", "x" * 10)],
)
def test_filing_numbers_have_their_formats(home, field, value):
    with pytest.raises(Exception) as error:
        SiteSettings(site=home.get_site(), **{field: value}).full_clean()
    assert field in error.value.message_dict


@pytest.mark.parametrize("status", [400, 403, 404, 410, 500])
def test_error_pages_speak_plainly(rf, home, status):
    from site_cms.pages import views
    from site_cms.pages.preferences import Preferences

    request = rf.get("/x/")
    request.preferences = Preferences()
    view = {
        400: views.bad_request,
        403: views.permission_denied,
        404: views.page_not_found,
        410: views.gone,
        500: views.server_error,
    }
    response = view[status](request)
    assert response.status_code == status
    assert "<h1>" in response.content.decode()
