"""A resident at the keyboard, with JavaScript and without: report, receipt, preferences, menu, filters.

What the test client cannot show: the browser's own headers (it sends "Origin: null" where a page hides its referrer, and
the check of tokens then refuses the form), the order of focus, and what a page does when no script runs.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from exposure.models import ExposureBoardPage, Report
from site_cms.intake.receipts import normalise
from tests.factories.exposure import Office, picture
from tests.factories.news import ArticleFactory, ColumnFactory

from .keyboard import choose_first, focus, press, write

pytestmark = pytest.mark.browser
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def page(open_context, live_server, request) -> Page:
    script = request.node.callspec.params.get("script", True) if hasattr(request.node, "callspec") else True
    context = open_context(base_url=live_server.url, viewport={"width": 360, "height": 740}, java_script_enabled=script)
    return context.new_page()


@SCRIPT
def test_a_report_is_sent_by_keyboard_and_followed_by_its_receipt(page, script, tmp_path):
    Office()  # a district to choose
    page.goto("/report/")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(picture().getvalue())
    page.set_input_files("#id_photos", str(photo))  # the system's own window; what follows is by keyboard
    choose_first(page, "#id_category")
    choose_first(page, "#id_district")
    write(page, "#id_place_words", "东门市场对面")
    write(page, "#id_description", "垃圾堆了两天没人清")
    press(page, "main form .button--pine")
    press(page, "main form .button--pine[value=send]")
    receipt = page.locator(".receipt").inner_text()
    assert Report.objects.get().place_words == "东门市场对面"
    assert len(normalise(receipt)) >= 20

    page.goto("/r/")
    write(page, "#id_receipt", receipt)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("东门市场对面")
    assert receipt not in page.url


@SCRIPT
def test_a_wrong_form_keeps_what_was_written_and_ties_each_error_to_its_field(page, script, home):
    page.goto("/report/")
    page.fill("#id_description", "路灯不亮")
    page.locator("main form button").last.click()
    expect(page.locator("[role=alert]:visible")).to_have_count(1)  # not the one about a lost connection
    assert page.input_value("#id_description") == "路灯不亮"
    field = page.locator("#id_place_words")
    assert field.get_attribute("aria-invalid") == "true"
    assert "id_place_words_error" in field.get_attribute("aria-describedby")
    assert page.locator("#id_place_words_error").inner_text()


@SCRIPT
@pytest.mark.parametrize(
    ("button", "attribute", "value"),
    [("长者模式", "data-mode", "elder"), ("高对比度", "data-contrast", "high")],
)
def test_a_preference_is_chosen_by_keyboard_and_holds(page, script, home, button, attribute, value):
    page.goto("/map/")
    press(page, f".choices button:has-text('{button}')")
    expect(page.locator("html")).to_have_attribute(attribute, value)
    assert page.url.endswith("/map/")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute(attribute, value)
    page.locator(f".choices button:has-text('{button}')").click()
    expect(page.locator("html")).not_to_have_attribute(attribute, value)


@SCRIPT
def test_the_first_tab_leads_past_the_menu(page, script, home):
    page.goto("/map/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@SCRIPT
def test_the_menu_leads_to_the_search_and_the_search_to_an_article(page, script, home):
    column = ColumnFactory(parent=home, title="全民在行动", slug="quanmin")
    ArticleFactory(parent=column, title="停车位多了，路口顺了")
    page.goto("/")
    focus(page, ".menu a[href='/search/']")
    expect(page.locator(".menu a[href='/search/']")).to_be_in_viewport()
    page.keyboard.press("Enter")
    write(page, "#search-q", "停车位")
    page.keyboard.press("Enter")
    expect(page.locator(".search-hit")).to_have_count(1)
    press(page, ".search-hit a")
    expect(page.locator("h1")).to_have_text("停车位多了，路口顺了")


def test_suggestions_are_walked_with_the_arrows(page, home):
    column = ColumnFactory(parent=home, title="全民在行动", slug="quanmin")
    for title in ("停车位多了，路口顺了", "停车不占盲道"):
        ArticleFactory(parent=column, title=title)
    page.goto("/search/")
    focus(page, "#search-q")
    page.locator("#search-q").press_sequentially("停车")
    box = page.locator("#search-q")
    expect(page.locator("[role=option]").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("停车")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/search/" not in address or "q=" in address)


@SCRIPT
def test_the_board_is_filtered(page, script, home):
    home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))
    office = Office()
    office.show(office.in_progress())
    office.show(office.closed())
    page.goto("/board/")
    expect(page.locator(".card")).to_have_count(2)
    press(page, ".facet a[href*='state=closed']")
    expect(page.locator(".card")).to_have_count(1)
    assert re.search(r"state=closed", page.url)
