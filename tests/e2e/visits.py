"""Pages of the demo city opened in every look, with an ear on what the browser complains of.

A sign-in costs a second of hashing on purpose, so each account signs in once and its contexts share the session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from .demo_site import sign_in
from .looks import DESKTOP
from .states import Finder, State


class Visits:
    """`opened(state)` gives a page in that state and the list of complaints, which grows as the page is used."""

    def __init__(self, browser: Browser, address: str):
        self.browser, self.address = browser, address
        self.contexts: dict[tuple[str, str], BrowserContext] = {}
        self.find = Finder(self.context)

    def context(self, who: str = "", preference: str = "") -> BrowserContext:
        if (who, preference) not in self.contexts:
            session = self.context(who).storage_state() if who and preference else None
            context = self.browser.new_context(base_url=self.address, locale="zh-CN", storage_state=session)
            context.set_default_timeout(20_000)
            if preference:
                context.add_cookies([{"name": "preferences", "value": preference, "url": self.address}])
            if who and not preference:
                sign_in(context, who)
            self.contexts[who, preference] = context
        return self.contexts[who, preference]

    @contextmanager
    def opened(self, state: State, preference: str = "", size: dict = DESKTOP) -> Iterator[tuple[Page, list[str]]]:
        path = self.find(state.path)
        page = self.context(state.who, preference).new_page()
        page.set_viewport_size(size)
        complaints: list[str] = []
        page.on("console", lambda message: self._hear(message, page, complaints))
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._see(request.url, complaints))
        try:
            page.goto(path)
            if state.steps:
                state.steps(page)
                page.wait_for_load_state()
            yield page, complaints
        finally:
            page.close()

    def _hear(self, message: ConsoleMessage, page: Page, complaints: list[str]) -> None:
        """Errors of the console, violations of the policy among them. That a page answers 404 on purpose is none."""
        status = message.text.startswith("Failed to load resource") and message.location.get("url") == page.url
        if message.type == "error" and not status:
            complaints.append(f"console: {message.text}")

    def _see(self, url: str, complaints: list[str]) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"{parts.scheme}://{parts.netloc}" != self.address:
            complaints.append(f"request to another host: {url}")

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()
