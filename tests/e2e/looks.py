"""What holds for a page in each look: one function a look, which answers every fault that axe and the ruler find.

axe has nothing to say, every text stands out 7:1, every target is 44 px (60 in elder mode), no letter of elder mode is
below 20 px, nothing sticks out at 320 px or with the letters twice as large.
"""

from playwright.sync_api import Page

from . import axe, measures

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
AXE_RUNS = {"light and dark": 3, "elder": 1, "contrast": 1}


def _named(where: str, faults: list[str]) -> list[str]:
    return [f"{where}: {fault}" for fault in faults]


def light_and_dark(page: Page) -> list[str]:
    """Light and dark at 1280 px, then at 360 and 320, then with letters of 200 %."""
    page.set_viewport_size(DESKTOP)
    faults = _named("axe", axe.violations(page)) + _named("contrast", measures.faint(page))
    faults += _named("targets", measures.small(page))
    page.emulate_media(color_scheme="dark")
    faults += _named("axe dark", axe.violations(page)) + _named("contrast dark", measures.faint(page))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    faults += _named("axe 360", axe.violations(page)) + _named("targets 360", measures.small(page))
    faults += _named("width 360", measures.wide(page))
    page.set_viewport_size(NARROW)
    faults += _named("width 320", measures.wide(page))
    page.set_viewport_size(PHONE)
    measures.enlarge_text(page)
    faults += _named("width 360 at 200 %", measures.wide(page))
    page.set_viewport_size(DESKTOP)
    return faults + _named("width 1280 at 200 %", measures.wide(page))


def elder(page: Page) -> list[str]:
    """The page was opened with the preference `elder`."""
    page.set_viewport_size(PHONE)
    faults = _named("axe", axe.violations(page)) + _named("targets", measures.small(page, 60))
    faults += _named("letters", measures.tiny(page, 20)) + _named("width 360", measures.wide(page))
    page.set_viewport_size(NARROW)
    return faults + _named("width 320", measures.wide(page))


def contrast(page: Page) -> list[str]:
    """The page was opened with the preference `contrast`."""
    page.set_viewport_size(DESKTOP)
    faults = _named("axe", axe.violations(page)) + _named("contrast", measures.faint(page))
    page.emulate_media(color_scheme="dark")
    return faults + _named("contrast dark", measures.faint(page))
