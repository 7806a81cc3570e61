"""Staff at the keyboard: sign-in with and without JavaScript, and a text through its three reviews."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from news.models import ArticlePage
from site_cms.review.services import record_proofreading, submit_for_review
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.news import ArticleFactory, ColumnFactory

from .keyboard import press, write

pytestmark = pytest.mark.browser
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@SCRIPT
def test_a_unit_signs_in_by_keyboard_and_meets_its_desk(open_context, live_server, home, script):
    UserFactory(username="chengguan", name="牛力", groups=["责任单位成员"])
    page = open_context(base_url=live_server.url, java_script_enabled=script).new_page()
    page.goto("/desk/")
    write(page, "[name=login]", "chengguan")
    write(page, "[name=password]", "wrong")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.input_value("[name=login]") == "chengguan"
    write(page, "[name=password]", PASSWORD)
    press(page, "main form button[type=submit]")
    expect(page.locator(".desk-bar__who")).to_contain_text("牛力")
    press(page, ".desk-bar a[href='/sign-out/']")
    page.wait_for_url("**/sign-out/")
    press(page, "main form button")
    page.wait_for_url("**/sign-in/")
    page.goto("/desk/")
    assert "/sign-in/" in page.url


def test_three_people_pass_a_text_by_keyboard(signed_in, home):
    people = {role: UserFactory(groups=[role]) for role in ("编辑", "校对", "初审", "复审", "终审")}
    column = ColumnFactory(parent=home, title="全民在行动", slug="quanmin")
    draft = ArticleFactory(parent=column, title="一个周五上午", live=False, owner=people["编辑"])
    submit_for_review(draft, user=people["编辑"], now=timezone.now())
    record_proofreading(draft, user=people["校对"], now=timezone.now())
    for role in ("初审", "复审", "终审"):
        assert not ArticlePage.objects.get().live
        page = signed_in(people[role]).new_page()
        page.goto("/admin/review/")
        press(page, f"main a[href*='/admin/review/{draft.pk}/']")
        write(page, "[name=remark]", "可以")
        press(page, f"form[action$='/{draft.pk}/pass/'] button")
        expect(page.locator("main")).to_contain_text(f"{role}通过", timeout=30_000)
    assert ArticlePage.objects.get().live
