"""Screenshots of the public pages of a running site, for a person to look at.

Run by `make screenshots`. Rule: every page at 360, 768 and 1280 pixels, and the home page dark and in elder mode as well,
so that a change of style is judged by eye and not by its diff. `address` is the site's; pictures go to screenshots/.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

WIDTHS = (360, 768, 1280)
PATHS = {
    "home": "/",
    "report": "/report/",
    "receipt": "/r/",
    "search": "/search/",
    "site-map": "/map/",
    "sign-in": "/sign-in/",
    "404": "/nothing-is-here/",
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def listed(page: Page, address: str) -> dict[str, str]:
    """The fixed paths, what the main menu leads to, and the first case that the home page shows."""
    page.goto(address)
    paths = dict(PATHS)
    for link in page.locator(".menu a").all():
        href = link.get_attribute("href") or "/"
        paths.setdefault(href.strip("/").replace("/", "-") or "home", href)
    cases = page.locator(".card h3 a").all()
    if cases:
        paths["case"] = cases[0].get_attribute("href") or "/"
    return paths


def take(address: str, folder: Path) -> int:
    """Write the pictures and return how many; a page wider than its window is named on standard error."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name, path in listed(page, address).items():
                page.goto(urljoin(address, path))
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
                taken += 1
                if over := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
                    sys.stderr.write(f"{name} at {width}: {over} px too wide\n")
            page.emulate_media(color_scheme="dark")
            page.goto(address)
            page.screenshot(path=folder / f"home-dark-{width}.png", full_page=True)
            page.emulate_media(color_scheme="light")
            page.locator(".choices button").first.click()
            page.screenshot(path=folder / f"home-elder-{width}.png", full_page=True)
            taken += 2
            page.close()
        browser.close()
    return taken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://localhost:8000")
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    options = parser.parse_args()
    sys.stdout.write(f"{take(options.address, options.folder)} screenshots in {options.folder}\n")
