"""Screenshots of every state of the site, for a person to look at. Run by `make screenshots`.

Starts the demo city on a server of its own and walks over `states`: each at its widths, the chosen ones also dark, in
elder mode 长者模式, in Traditional characters 繁體, with high contrast, with text at 200 % and as printed. Pictures and
manifest.json go to screenshots/; a page that is wider than its window, says something on the browser's console or cannot
be reached is named in the manifest and on standard error.

    python tests/e2e/screenshots.py [ADDRESS] [--only home,article] [--folder screenshots] [--minutes 30]

With an ADDRESS (a running demo site) nothing is started and nothing is written there.
"""

import argparse
import json
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e import chromium, demo_site  # noqa: E402
from tests.e2e.states import PUBLIC, STAFF, Finder, State  # noqa: E402

COOKIES = {"elder": "elder", "hant": "hant", "contrast": "contrast"}
LOOK_WIDTHS = {"dark": (360, 1280), "elder": (360, 1280)}  # the other looks: one width
HEIGHTS = {360: 740, 768: 1024, 1280: 900}
TALLEST = 12_000  # pixels; a longer page is cut, a picture of it helps nobody


@dataclass
class Shot:
    """One picture, as the manifest has it."""

    file: str
    state: str
    address: str
    who: str
    width: int
    look: str
    title: str = ""
    too_wide: int = 0
    console: list[str] = field(default_factory=list)
    seconds: float = 0.0
    failed: str = ""


class Studio:
    def __init__(self, browser: Browser, address: str, folder: Path):
        self.browser, self.address, self.folder = browser, address, folder
        self.sessions: dict[str, dict] = {}  # who -> storage state, so that each signs in once
        self.lookups: dict[str, BrowserContext] = {}
        self.pages: dict[
            tuple[str, str, bool], Page
        ] = {}  # one for each person and look, so that style sheets are kept
        self.find = Finder(self.lookup)

    def context(self, who: str, **options) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address, locale="zh-CN", storage_state=self.session(who), **options
        )
        context.set_default_timeout(20_000)
        return context

    def session(self, who: str) -> dict | None:
        if who and who not in self.sessions:
            context = self.browser.new_context(base_url=self.address, locale="zh-CN")
            demo_site.sign_in(context, who)
            self.sessions[who] = context.storage_state()
            context.close()
        return self.sessions.get(who)

    def lookup(self, who: str) -> BrowserContext:
        if who not in self.lookups:
            self.lookups[who] = self.context(who)
        return self.lookups[who]

    def take(self, state: State, width: int, look: str) -> Shot:
        name = f"{state.name}-{look}-{width}" if look else f"{state.name}-{width}"
        shot = Shot(f"{name}.png", state.name, state.path, state.who, width, look or "plain")
        began = time.monotonic()
        try:
            shot.address = self.find(state.path)
            page = self.page(state.who, look, is_phone=width == 360)

            def listener(said):
                if said.type == "error":
                    shot.console.append(said.text)

            page.on("console", listener)
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            self._show(page, shot, state)
            page.remove_listener("console", listener)
        except (Error, LookupError) as error:
            shot.failed = str(error).splitlines()[0][:200]
        shot.seconds = round(time.monotonic() - began, 1)
        return shot

    def page(self, who: str, look: str, *, is_phone: bool) -> Page:
        key = (who, look, is_phone)
        if key in self.pages:
            return self.pages[key]
        context = self.context(who, has_touch=is_phone, color_scheme="dark" if look == "dark" else "light")
        if look in COOKIES:
            context.add_cookies([{"name": "preferences", "value": COOKIES[look], "url": self.address}])
        page = self.pages[key] = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())  # an editor that asks whether to leave
        if look == "print":
            page.emulate_media(media="print")
        return page

    def _show(self, page: Page, shot: Shot, state: State) -> None:
        page.goto(shot.address)
        if state.steps:
            state.steps(page)
        if shot.look == "large":  # the reader's own text size, doubled: every length of ours is a share of it
            page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        # Pictures further down load when they come near: ask for all of them now.
        page.evaluate(
            """() => Promise.all([...document.images].map(image => {
                image.loading = "eager";
                return image.complete ? 0 : new Promise(done => { image.onload = image.onerror = done; setTimeout(done, 5000); });
            }))"""
        )
        height = page.evaluate("document.documentElement.scrollHeight")
        shot.title = page.title()
        shot.too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        clip = {"x": 0, "y": 0, "width": shot.width, "height": min(height, TALLEST)} if height > TALLEST else None
        page.screenshot(path=self.folder / shot.file, full_page=True, clip=clip)


def wanted(only: set[str], writing: bool) -> list[tuple[State, int, str]]:
    found = []
    for state in [*PUBLIC, *STAFF]:
        if (only and state.name not in only) or (state.writes and not writing):
            continue
        found += [(state, width, "") for width in state.widths]
        found += [
            (state, width, look)
            for look in state.looks
            for width in LOOK_WIDTHS.get(look, (1280,) if look == "print" else (360,))
            if width in state.widths
        ]
    return found


def take_all(address: str, folder: Path, *, only: set[str], writing: bool, minutes: float) -> list[Shot]:
    """The pictures and the manifest; what the minutes did not suffice for is in it as failed."""
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + minutes * 60
    shots = []
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        studio = Studio(browser, address, folder)
        for state, width, look in wanted(only, writing):
            if time.monotonic() > until:
                shots.append(Shot("", state.name, state.path, state.who, width, look, failed="no time left"))
                continue
            shots.append(studio.take(state, width, look))
            _warn(shots[-1])
        browser.close()
    rows = [asdict(shot) for shot in shots]
    (folder / "manifest.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return shots


def _warn(shot: Shot) -> None:
    name = shot.file.removesuffix(".png")
    if shot.failed:
        sys.stderr.write(f"{name}: {shot.failed}\n")
    if shot.too_wide > 0:
        sys.stderr.write(f"{name}: {shot.too_wide} px too wide\n")
    for said in shot.console:
        sys.stderr.write(f"{name}: console: {said[:200]}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", default="", help="names of states, with commas")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="a folder for the demo site, to be used again the next time")
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    with tempfile.TemporaryDirectory(prefix="chuangcheng-screenshots-") as scratch:
        own = nullcontext(options.address) if options.address else demo_site.running(options.keep or Path(scratch))
        with own as address:
            shots = take_all(address, options.folder, only=only, writing=not options.address, minutes=options.minutes)
    failed = [shot for shot in shots if shot.failed]
    sys.stdout.write(f"{len(shots) - len(failed)} screenshots in {options.folder}, {len(failed)} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
