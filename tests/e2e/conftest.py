"""A browser for the tests of this folder.

`browser` is one Chromium for the folder's tests. Each test opens contexts of its own: `open_context` for somebody who is
not signed in, `signed_in` for a member of staff. `demo_site` is the address of the demo city on a server of its own, for
tests that only read pages; what a test writes goes to pytest-django's `live_server`, which each test gets empty.

Mark the modules `pytestmark = pytest.mark.browser`: without Chromium they are skipped, and fail under CI=true.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from . import chromium
from .demo_site import running
from .demo_site import sign_in as demo_site_sign_in
from .gate import Gate
from .visits import Visits


@pytest.fixture(scope="package")
def browser(django_db_setup) -> Iterator[Browser]:
    """Playwright keeps an event loop running in this thread. Beside one Django refuses the ORM and looks for its
    connections in another place; so the refusal is lifted and the tests' connection put there, while it runs."""
    tests_own = connections["default"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            connections["default"] = tests_own
            browser = chromium.launch(playwright)
            yield browser
            browser.close()


@pytest.fixture
def open_context(browser) -> Iterator[Callable[..., BrowserContext]]:
    """`open_context(viewport=..., color_scheme=..., java_script_enabled=False, bypass_csp=True ...)`; closed at the end."""
    opened: list[BrowserContext] = []

    def opener(**options) -> BrowserContext:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"} | options))
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield opener
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def gate() -> Iterator[Gate]:
    with pytest.MonkeyPatch.context() as patch:
        gate = Gate()
        patch.setattr(WSGIHandler, "get_response", gate.guarding(WSGIHandler.get_response))
        yield gate


@pytest.fixture
def live_server(gate, transactional_db, live_server):
    """pytest-django's, of which nothing is left running when the database is emptied behind the test: a page that closes
    sends a last word (the editor's, that it is let go), and server and test share one connection."""
    gate.open()
    yield live_server
    gate.close()


@pytest.fixture
def signed_in(open_context, live_server) -> Callable[..., BrowserContext]:
    """`signed_in(user, **options)`: a context at `live_server` with the session of `user`, relative addresses allowed."""

    def sign_in(user, **options) -> BrowserContext:
        client = Client()
        client.force_login(user)
        context = open_context(base_url=live_server.url, **options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context

    return sign_in


@pytest.fixture(scope="package")
def demo_folder(tmp_path_factory) -> Path:
    """Where the demo city of these tests lies. Processes that share the tests share it; DEMO_SITE_DIR names one to keep."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    return Path(os.environ.get("DEMO_SITE_DIR") or shared / "demo-site")


@pytest.fixture(scope="package")
def demo_site(demo_folder) -> Iterator[str]:
    """The address of the demo city (size small). Filling it takes a minute or two; each process has a server of its own."""
    with running(demo_folder) as address:
        yield address


@pytest.fixture(scope="package")
def visits(browser, demo_site) -> Iterator[Visits]:
    """The pages of the demo city, each account signed in once: for tests that look at many and write nothing."""
    visits = Visits(browser, demo_site)
    yield visits
    visits.close()


@pytest.fixture
def demo_signed_in(open_context, demo_site) -> Callable[..., BrowserContext]:
    """`demo_signed_in("bianji1", **options)`: signed in at `demo_site` through the form, as a person would."""

    def sign_in(username: str, **options) -> BrowserContext:
        context = open_context(base_url=demo_site, **options)
        demo_site_sign_in(context, username)
        return context

    return sign_in
