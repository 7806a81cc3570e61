"""What a resident wrote survives a lost connection, in their own browser alone."""

import pytest
from playwright.sync_api import expect

from exposure.models import Report
from tests.factories.exposure import Office, picture

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_context, live_server):
    Office()
    return open_context(base_url=live_server.url, viewport={"width": 360, "height": 740}).new_page()


def stored(page) -> str:
    return page.evaluate("localStorage.getItem('report-draft') || ''")


def test_words_come_back_after_a_lost_connection_and_go_once_sent(page):
    page.goto("/report/")
    page.select_option("[name=category]", index=1)
    page.select_option("[name=district]", index=1)
    page.fill("[name=place_words]", "东门市场对面")
    page.fill("[name=description]", "垃圾堆了两天没人清")
    page.fill("[name=contact]", "暗号联系人")
    page.set_input_files("[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture().getvalue()})
    page.context.set_offline(True)
    page.click("#main .button--pine")
    expect(page.locator("[data-draft-offline]")).to_be_visible()
    assert "垃圾堆了两天没人清" in stored(page) and "暗号联系人" not in stored(page)

    page.context.set_offline(False)
    page.goto("/report/")
    expect(page.locator("[data-draft-note]")).to_be_visible()
    assert page.input_value("[name=description]") == "垃圾堆了两天没人清"
    assert page.input_value("[name=contact]") == ""
    assert page.input_value("[name=category]") and page.input_value("[name=district]")

    page.set_input_files("[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture().getvalue()})
    page.click("#main .button--pine")
    page.click("#main [value=send]")
    expect(page.locator(".receipt")).to_be_visible()
    assert Report.objects.get().description == "垃圾堆了两天没人清"
    assert stored(page) == ""


def test_a_draft_is_cleared_by_hand(page):
    page.clock.install()
    page.goto("/report/")
    page.fill("[name=description]", "路灯不亮")
    page.clock.run_for(300)  # what is typed is kept after a moment without a stroke
    assert "路灯不亮" in stored(page)
    page.reload()
    page.click("[data-draft-note] button")
    assert stored(page) == "" and page.input_value("[name=description]") == ""
    expect(page.locator("[data-draft-note]")).to_be_hidden()
