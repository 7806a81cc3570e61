"""Every page that a reader meets, in every look: light and dark, phone and desk, elder mode, high contrast, large letters.

Each visit asks for everything at once, since opening the page is what costs: what looks.py says holds, the console is
silent (so no part of the content security policy is hurt) and no request leaves the site.
"""

import pytest

from . import looks
from .states import PUBLIC, State

pytestmark = [pytest.mark.browser, pytest.mark.django_db]  # the browser stands beside the tests' database


def wrong_password(page) -> None:
    page.fill("[name=login]", "nobody-of-this-name")  # a real one would be locked after five looks
    page.fill("[name=password]", "not-the-password")
    page.click("main form button[type=submit]")
    page.locator("[role=alert]").wait_for()


def wrong_address(page) -> None:
    page.fill("[name=email]", "no address")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.click("main form button")
    page.locator(".field--wrong").wait_for()


def open_case(page) -> None:
    page.goto(page.locator(".card:not(:has(.chip--done)) h3 a").first.get_attribute("href"))


# Of these the small demo city has none, or they are opened otherwise below.
ELSEWHERE = {"article-gallery", "article-figures", "case-under-way", "sign-in-wrong"}
STATES = [
    *(state for state in PUBLIC if not state.writes and state.name not in ELSEWHERE),
    State("case-open", "/board/", steps=open_case),
    State("sign-in-wrong", "/sign-in/", steps=wrong_password),
    State("password-reset-wrong", "/account/password/reset/", steps=wrong_address),
    State("password-reset-too-old", "/account/password/reset/1-abc-def/"),
    State("column-nothing", "/quanmin/?year=1999"),
    State("page-table", "/privacy/"),
    State("search-period", "/search/?q=志愿", steps=lambda page: page.click(".search-period summary")),
    State("search-wrong-period", "/search/?q=志愿&since=2026-09-31"),
]
EACH = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


@EACH
def test_light_and_dark(state, visits, record_property):
    with visits.opened(state) as (page, complaints):
        assert looks.light_and_dark(page) + complaints == []
    record_property("axe states", looks.AXE_RUNS["light and dark"])


@pytest.mark.parametrize(
    "state",
    [state for state in STATES if state.name != "500"],  # that page asks nothing of the request, so it cannot know
    ids=lambda state: state.name,
)
def test_elder_mode(state, visits, record_property):
    with visits.opened(state, "elder") as (page, complaints):
        assert looks.elder(page) + complaints == []
    record_property("axe states", looks.AXE_RUNS["elder"])


@EACH
def test_high_contrast(state, visits, record_property):
    with visits.opened(state, "contrast") as (page, complaints):
        assert looks.contrast(page) + complaints == []
    record_property("axe states", looks.AXE_RUNS["contrast"])
