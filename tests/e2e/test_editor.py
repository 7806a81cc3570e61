"""The article editor in a real browser: what Word, WPS and WeChat put on the clipboard, and Chinese input methods."""

import base64
import io
import json

import pytest
from django.contrib.auth import get_user_model
from PIL import Image

from news.models import ArticlePage
from site_cms.media.models import SiteImage
from tests.factories.news import ArticleFactory, ColumnFactory

pytestmark = pytest.mark.browser

BODY = ".Draftail-Editor [contenteditable=true]"
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:""}</style></head>
<body lang=ZH-CN><!--StartFragment--><p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体;mso-ascii-font-family:Calibri'>永安路的<b>井盖</b>换好了。<o:p></o:p></span></p>
<p class=MsoNormal><span><img width=300 src="file:///C:/Users/x/msohtmlclip1/01/clip_image001.png" alt="新井盖"></span></p><!--EndFragment--></body></html>"""
WECHAT = """<section style="margin:0;padding:0"><section><p style="text-indent:2em;letter-spacing:1px"><span style="color:rgb(63,63,63)">槐树里的灯亮了。</span></p>
<p><img class="rich_pages wxw-img" data-src="https://mmbiz.qpic.cn/x/640" src="https://mmbiz.qpic.cn/x/640?wx_fmt=png"></p></section></section>"""


def png(colour: str = "green") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (120, 90), colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def editor(home, signed_in, live_server):
    """The editor of a draft with one text block, and every request that left the machine's own server."""
    user = get_user_model().objects.create_superuser("chief", "c@example.com", "x", name="总管")
    column = ColumnFactory(parent=home)
    article = ArticleFactory(
        parent=column,
        live=False,
        title="路灯",
        owner=user,
        body=json.dumps([{"type": "text", "value": "<p>开头。</p>"}]),
    )
    page = signed_in(user).new_page()
    outside: list[str] = []
    page.on(
        "request",
        lambda request: (
            outside.append(request.url) if not request.url.startswith((live_server.url, "data:", "blob:")) else None
        ),
    )
    page.set_default_timeout(30_000)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.wait_for_selector(BODY)
    page.article, page.outside = article, outside
    return page


def paste(page, html: str = "", text: str = "", files: tuple[bytes, ...] = ()) -> None:
    page.locator(BODY).first.click()
    page.keyboard.press("End")
    page.evaluate(
        """([html, text, files]) => {
            const data = new DataTransfer();
            if (html) data.setData("text/html", html);
            if (text) data.setData("text/plain", text);
            files.forEach((file) => data.items.add(new File([Uint8Array.from(atob(file), (c) => c.charCodeAt(0))], "image.png", {type: "image/png"})));
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        [html, text, [base64.b64encode(file).decode() for file in files]],
    )


def body_text(page) -> str:
    return page.locator(BODY).first.inner_text()


def test_word_text_arrives_clean_and_its_picture_is_listed(editor):
    paste(editor, WORD, "永安路的井盖换好了。", (png(),))  # Word adds a picture of the text itself
    editor.wait_for_function("() => document.querySelector('.Draftail-Editor').innerText.includes('缺图')")
    text = body_text(editor)
    assert "永安路的井盖换好了。" in text and "【缺图：新井盖】" in text
    assert SiteImage.objects.count() == 0
    assert editor.locator(f"{BODY} [style*='宋体']").count() == 0
    assert editor.outside == []


def test_a_wechat_article_is_not_fetched_from(editor):
    paste(editor, WECHAT, "槐树里的灯亮了。")
    editor.wait_for_function("() => document.querySelector('.Draftail-Editor').innerText.includes('缺图')")
    assert "槐树里的灯亮了。" in body_text(editor)
    assert editor.outside == []


def test_a_picture_inside_the_clipboard_goes_into_the_library(editor):
    source = base64.b64encode(png()).decode()
    paste(editor, f'<p>改造前后。</p><p><img alt="改造后" src="data:image/png;base64,{source}"></p>', "改造前后。")
    editor.wait_for_function("() => /图片库编号|缺图/.test(document.querySelector('.Draftail-Editor').innerText)")
    image = SiteImage.objects.get()
    assert image.title == "改造后"
    assert f"【图：改造后，图片库编号 {image.pk}】" in body_text(editor)
    assert "改造前后。" in body_text(editor)


def test_a_copied_screenshot_goes_into_the_library(editor):
    paste(editor, files=(png("red"),))
    editor.wait_for_function("() => /图片库编号|缺图/.test(document.querySelector('.Draftail-Editor').innerText)")
    assert f"图片库编号 {SiteImage.objects.get().pk}】" in body_text(editor)


def test_a_broken_picture_is_listed_as_missing(editor):
    paste(editor, '<p>坏图。<img src="data:image/png;base64,AAAA"></p>', "坏图。")
    editor.wait_for_function("() => document.querySelector('.Draftail-Editor').innerText.includes('【缺图】')")
    assert SiteImage.objects.count() == 0


def compose(page, typed: list[str], chosen: str) -> None:
    """An input method: each state of what is typed, held while autosave may run, and then the chosen characters."""
    session = page.context.new_cdp_session(page)
    for letters in typed:
        session.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
        page.wait_for_timeout(300)
    page.wait_for_timeout(1500)
    session.send("Input.insertText", {"text": chosen})


@pytest.mark.parametrize("field", ["[name=title]", "[name=summary]"])
def test_an_input_method_writes_into_a_field(editor, field):
    editor.fill(field, "")
    editor.locator(field).click()
    compose(editor, ["l", "lu", "lu d", "lu deng"], "路灯")
    compose(editor, ["l", "li", "liang"], "亮了")
    editor.wait_for_timeout(2500)
    assert editor.input_value(field) == "路灯亮了"


def test_an_input_method_writes_into_the_text(editor):
    editor.locator(BODY).first.click()
    editor.keyboard.press("End")
    compose(editor, ["h", "hu", "huai", "huai shu"], "槐树")
    compose(editor, ["l", "li"], "里")
    editor.wait_for_timeout(2500)
    assert body_text(editor).strip() == "开头。槐树里"
    assert ArticlePage.objects.get(pk=editor.article.pk).get_latest_revision_as_object().body[0].value.source.count(
        "槐树里"
    ) in (0, 1)
