"""The browser reaches the site: who is not signed in reads it, who is signed in meets the office."""

import pytest

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.browser


def test_a_reader_sees_the_front_page(open_context, live_server):
    page = open_context().new_page()
    assert page.goto(live_server.url).status == 200
    assert page.locator("main h1").count() == 1


def test_an_editor_meets_the_dashboard(signed_in):
    page = signed_in(UserFactory(name="周砚秋", groups=["编辑"])).new_page()
    assert page.goto("/admin/").status == 200
    assert page.locator("#main").is_visible()
