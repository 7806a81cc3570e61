"""随手拍 in a real browser: sent by hand, with and without JavaScript, and looked up again by its receipt."""

import pytest

from exposure.models import Report
from tests.factories.exposure import Office, picture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_report_is_sent_and_found_again(open_context, live_server, script):
    Office()
    page = open_context(base_url=live_server.url, java_script_enabled=script).new_page()
    page.goto("/report/")
    photo = {"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": picture().getvalue()}
    page.set_input_files("[name=photos]", photo)
    page.select_option("[name=category]", index=1)
    page.select_option("[name=district]", index=1)
    page.fill("[name=place_words]", "东门市场对面")
    page.fill("[name=description]", "垃圾堆了两天没人清")
    page.wait_for_timeout(3100)  # a form filled faster is taken for a machine's
    page.click("#main .button--pine")
    assert "垃圾堆了两天没人清" in page.locator(".public-view").inner_text()
    page.click("#main .button--pine")
    receipt = page.locator(".receipt").inner_text()
    report = Report.objects.get()
    assert report.description == "垃圾堆了两天没人清" and not report.submission.is_strict
    page.goto("/r/")
    page.fill("[name=receipt]", receipt)
    page.click("#main .button")
    assert "东门市场对面" in page.locator("#main").inner_text()
    assert receipt.replace(" ", "") not in page.url


def test_a_form_without_its_cookie_is_refused_in_chinese(open_context, live_server):
    context = open_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/report/")
    context.clear_cookies()
    with page.expect_response("**/report/") as answer:
        page.click("#main .button--pine")
    assert answer.value.status == 403
    assert page.locator("h1").inner_text() == "这张表没有收下"
