"""Finding things in Chinese: an editor in the lists of the admin, a reader whose input method is still composing."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from playwright.sync_api import expect

from site_cms.media.models import SiteDocument, SiteImage
from site_cms.pages.models import StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.ads_library import PlaceFactory, approved_design
from tests.factories.news import ArticleFactory, ColumnFactory

pytestmark = pytest.mark.browser

WORDS = ("公益", "广告", "曝光台")
LISTS = {
    "pages": "/admin/pages/search/",
    "images": "/admin/images/",
    "documents": "/admin/documents/",
    "designs": "/admin/designs/",
    "places": "/admin/places/",
}


@pytest.fixture
def things(home):
    """One of each kind for each word, the word inside a sentence, and one without any."""
    pixels = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(pixels, "PNG")
    for number, title in enumerate([*(f"弘扬{word}新风尚" for word in WORDS), "修好路灯"]):
        home.add_child(instance=StandardPage(title=title, slug=f"n{number}"))
        SiteImage.objects.create(title=title, file=ContentFile(pixels.getvalue(), name=f"{number}.png"))
        SiteDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name=f"{number}.pdf"))
        approved_design(title)
        PlaceFactory(name=title)


def test_an_editor_finds_it_in_every_list(things, signed_in):
    page = signed_in(UserFactory(is_superuser=True, is_staff=True)).new_page()
    for path in LISTS.values():
        page.goto(path)
        for word in WORDS:
            page.locator("main input[name=q], header input[name=q]").first.fill(word)
            page.keyboard.press("Enter")
            found = page.locator("#listing-results, #page-results, #search-results, main").first
            expect(found).to_contain_text(f"弘扬{word}新风尚")
            expect(found).not_to_contain_text("修好路灯")
            for other in set(WORDS) - {word}:
                expect(found).not_to_contain_text(f"弘扬{other}新风尚")


def test_suggestions_wait_for_the_input_method(home, open_context, live_server):
    """While letters are being composed nothing is asked and Enter belongs to the input method; the chosen words are asked once."""
    column = ColumnFactory(parent=home)
    ArticleFactory(parent=column, title="停车位多了，路口顺了")
    page = open_context(base_url=live_server.url).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggestions/" in request.url else None)
    page.goto("/search/")
    box = page.locator("#search-q")
    box.click()
    method = page.context.new_cdp_session(page)
    for letters in ("t", "ti", "ting", "ting c", "ting che"):
        method.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
        page.wait_for_timeout(250)  # twice as long as the box waits before it asks
    assert asked == []
    expect(box).to_have_attribute("aria-expanded", "false")
    for key in ("ArrowDown", "Enter"):  # as the browser tells of keys that the input method takes for itself
        method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229})
    page.wait_for_timeout(250)
    assert asked == [] and page.url.endswith("/search/")
    method.send("Input.insertText", {"text": "停车"})
    expect(page.locator("[role=option]")).to_have_count(1)
    expect(box).to_have_value("停车")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert len(asked) == 1 and asked[0].endswith("q=%E5%81%9C%E8%BD%A6")
