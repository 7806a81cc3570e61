"""A ruler for open pages: contrast, targets, letters, overflow. The measuring itself is measures.js, in the browser."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")


def _measure(page: Page, call: str) -> list[str]:
    if not page.evaluate("() => 'measures' in window"):
        page.evaluate(SCRIPT)
    return page.evaluate(f"() => measures.{call}")


def faint(page: Page, least: float = 7) -> list[str]:
    """Texts whose contrast with their ground is below `least` to 1, those in form fields included."""
    return _measure(page, f"faint({least})")


def small(page: Page, least: int = 44) -> list[str]:
    """Links, buttons and fields below `least` CSS pixels in height or width; links inside a sentence are exempt."""
    return _measure(page, f"small({least})")


def tiny(page: Page, least: float) -> list[str]:
    """Texts in letters below `least` CSS pixels."""
    return _measure(page, f"tiny({least})")


def wide(page: Page) -> list[str]:
    """What makes a page wider than its window; empty when it fits."""
    return _measure(page, "wide()")


def texts(page: Page) -> int:
    """How many texts were looked at: a ruler that sees nothing finds nothing."""
    if not page.evaluate("() => 'measures' in window"):
        page.evaluate(SCRIPT)
    return page.evaluate("() => measures.texts()")


def enlarge_text(page: Page, factor: int = 2) -> None:
    """Text at 200 % as a browser's own setting does it: every rem grows, the window stays."""
    page.evaluate(
        "(factor) => { const root = document.documentElement;"
        " root.style.fontSize = parseFloat(getComputedStyle(root).fontSize) * factor + 'px'; }",
        factor,
    )
