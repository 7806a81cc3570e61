"""Every page that a reader meets, in every look: light and dark, phone and desk, elder mode, high contrast, large letters.

Each visit asks for everything at once, since opening the page is what costs: axe has nothing to say, every text stands out
7:1, every target is 44 px (60 in elder mode), no letter of elder mode is below 20 px, nothing sticks out at 320 px or with
the letters twice as large, the console is silent and no request leaves the site.
"""

import pytest

from . import axe, measures
from .states import PUBLIC, State
from .visits import DESKTOP, NARROW, PHONE

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


STATES = [
    *(state for state in PUBLIC if not state.writes and state.name != "sign-in-wrong"),
    State("sign-in-wrong", "/sign-in/", steps=wrong_password),
    State("password-reset-wrong", "/account/password/reset/", steps=wrong_address),
    State("password-reset-too-old", "/account/password/reset/1-abc-def/"),
    State("column-nothing", "/quanmin/?year=1999"),
    State("page-table", "/privacy/"),
    State("search-period", "/search/?q=志愿", steps=lambda page: page.click(".search-period summary")),
    State("search-wrong-period", "/search/?q=志愿&since=2026-09-31"),
]
EACH = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


def named(where: str, faults: list[str]) -> list[str]:
    return [f"{where}: {fault}" for fault in faults]


@EACH
def test_light_and_dark(state, visits, record_property):
    with visits.opened(state) as (page, complaints):
        faults = named("axe", axe.violations(page)) + named("contrast", measures.faint(page))
        faults += named("targets", measures.small(page))
        page.emulate_media(color_scheme="dark")
        faults += named("axe dark", axe.violations(page)) + named("contrast dark", measures.faint(page))
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        faults += named("axe 360", axe.violations(page)) + named("targets 360", measures.small(page))
        faults += named("width 360", measures.wide(page))
        page.set_viewport_size(NARROW)
        faults += named("width 320", measures.wide(page))
        page.set_viewport_size(PHONE)
        measures.enlarge_text(page)
        faults += named("width 360 at 200 %", measures.wide(page))
        page.set_viewport_size(DESKTOP)
        faults += named("width 1280 at 200 %", measures.wide(page))
        assert faults + complaints == []
    record_property("axe states", 3)


@EACH
def test_elder_mode(state, visits, record_property):
    with visits.opened(state, "elder", PHONE) as (page, complaints):
        faults = named("axe", axe.violations(page)) + named("targets", measures.small(page, 60))
        faults += named("letters", measures.tiny(page, 20)) + named("width 360", measures.wide(page))
        page.set_viewport_size(NARROW)
        faults += named("width 320", measures.wide(page))
        assert faults + complaints == []
    record_property("axe states", 1)


@EACH
def test_high_contrast(state, visits, record_property):
    with visits.opened(state, "contrast") as (page, complaints):
        faults = named("axe", axe.violations(page)) + named("contrast", measures.faint(page))
        page.emulate_media(color_scheme="dark")
        faults += named("contrast dark", measures.faint(page))
        assert faults + complaints == []
    record_property("axe states", 1)
