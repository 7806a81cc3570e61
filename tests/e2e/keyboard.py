"""Hands on a keyboard and nothing else."""

from playwright.sync_api import Page


def focus(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until what the selector names has the focus; a control that Tab never reaches fails here."""
    target = page.locator(selector).first
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def press(page: Page, selector: str) -> None:
    focus(page, selector)
    page.keyboard.press("Enter")


def write(page: Page, selector: str, words: str) -> None:
    """As an input method hands finished words over."""
    focus(page, selector)
    page.keyboard.insert_text(words)


def choose_first(page: Page, selector: str) -> None:
    """Take the first real entry of a list."""
    focus(page, selector)
    page.keyboard.press("ArrowDown")
    if not page.locator(selector).input_value():
        page.keyboard.press("ArrowDown")
    assert page.locator(selector).input_value()
