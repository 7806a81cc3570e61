"""Nothing English is rendered: every page, screen, modal and mail a reader of Chinese can open is read word by word."""

import json
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import Resolver404, URLPattern, get_resolver, resolve
from wagtail import hooks
from wagtail.admin.models import Admin

from ads_library.models import Theme

from .reading import english, english_of_page

# Not screens: data for scripts, signing out, the switch to a file, Wagtail's own pages for its developers.
NOT_SCREENS = re.compile(
    r"jsi18n|sprite|logout|failwhale|/api/|userbar|dismissibles|export=|/serve/|/static/|/media/|editing_sessions"
)

# Words of the data on screen: the host of the site, a language by its own name, a format of Wagtail's import of redirects.
DATA = {"localhost", "English", "TSV"}


def test_the_reader_finds_english_and_lets_names_pass():
    page = """<title>首页</title><p title="Open">下载 XLSX，见 https://a.test/b</p><img alt="Red flag"><code>let x</code>
      <script type="application/json" id="props">{"items": [{"label": "Pages"}]}</script><input type=submit value=Send>
      <div data-block='{"strings": {"ADD": "Insert a block"}}' data-w-x-label-value="Copy"></div>Hello 世界"""
    found = " ".join(english_of_page(page))
    for word in ("Open", "Red", "Pages", "Send", "Insert", "Copy", "Hello"):
        assert word in found
    assert "XLSX" not in found
    assert "let" not in found
    assert english("使用 Wagtail 导出 CSV，作者：王芳") == []


class Walk:
    """Opens what a person can reach by clicking, each address pattern at most `each` times, and reads it."""

    def __init__(self, client, start, each=2, limit=600, names=()):
        self.client, self.each, self.limit, self.names = client, each, limit, set(names)
        self.todo, self.seen, self.counts = list(start), set(start), {}
        self.findings, self.statuses = {}, {}

    def pattern(self, address):
        try:
            return resolve(urlsplit(address).path).route
        except Resolver404:
            return urlsplit(address).path

    def run(self):
        while self.todo and len(self.statuses) < self.limit:
            address = self.todo.pop(0)
            kind = self.pattern(address)
            if self.counts.get(kind, 0) >= self.each:
                continue
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.open(address)
        return self

    def open(self, address):
        response = self.client.get(address)
        self.statuses[address] = response.status_code
        kind = response.headers.get("Content-Type", "")
        if response.status_code in (301, 302):
            self.add(address, response["Location"])
            return
        if kind.startswith("application/json"):
            html = self.html_of(json.loads(response.content))
        elif kind.startswith("text/html"):
            html = response.content.decode()
        else:
            return
        found = english_of_page(html, self.names)
        if found:
            self.findings[address] = found
        for link in BeautifulSoup(html, "lxml").select("a[href], [data-chooser-url], [data-url]"):
            self.add(address, link.get("href") or link.get("data-chooser-url") or link.get("data-url"))
        for address2 in re.findall(r'"(?:url|href)": ?"(/admin/[^"]+)"', html):
            self.add(address, address2)

    def html_of(self, data):
        return data.get("html", "") if isinstance(data, dict) else ""

    def add(self, base, link):
        address = urldefrag(urljoin(base, link)).url
        parts = urlsplit(address)
        if parts.netloc not in ("", "testserver") or NOT_SCREENS.search(address):
            return
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        if address.startswith("/") and address not in self.seen:
            self.seen.add(address)
            self.todo.append(address)

    def report(self):
        return "\n".join(f"{address}\n    " + "\n    ".join(found) for address, found in self.findings.items())


def addresses_without_arguments(prefix="admin/"):
    """Every screen of the admin that needs no object: lists, add forms, choosers, reports, settings."""

    def walk(patterns, path):
        for item in patterns:
            route = path + str(item.pattern)
            if isinstance(item, URLPattern):
                if "<" not in route and "(" not in route:
                    yield "/" + route.replace("^", "").replace("$", "")
            else:
                yield from walk(item.url_patterns, route)

    return [
        address
        for address in walk(get_resolver().url_patterns, "")
        if address.startswith("/" + prefix) and not NOT_SCREENS.search(address)
    ]


def theme_codes():
    """The list of themes shows their codes, which stay when a theme is renamed."""
    return {word for code in Theme.objects.values_list("code", flat=True) for word in english(code.replace("_", " "))}


@pytest.fixture
def office(client, django_user_model):
    user = django_user_model.objects.create_superuser("管理员", "office@example.com", "x", name="创城办")
    client.force_login(user)
    return user


def test_public_pages_hold_no_english(client, home):
    walk = Walk(client, ["/", "/no-such-page/"], each=4).run()
    assert not walk.findings, walk.report()


def test_the_whole_admin_holds_no_english(client, home, office):
    walk = Walk(client, ["/admin/", *addresses_without_arguments()], names=DATA | theme_codes()).run()
    assert len(walk.counts) > 100
    assert not [address for address, status in walk.statuses.items() if status >= 500]
    assert not walk.findings, walk.report()


def test_models_that_a_group_may_be_granted_have_chinese_names(db):
    """The page of a group lists them; a model without a name of its own is listed by its class."""
    granted = [permission for hook in hooks.get_hooks("register_permissions") for permission in hook()]
    models = {permission.content_type.model_class() for permission in granted} - {Admin}  # shown by its one permission
    names = {str(name) for model in models for name in (model._meta.verbose_name, model._meta.verbose_name_plural)}
    assert len(names) > 20
    assert not sorted(name for name in names if english(name))
