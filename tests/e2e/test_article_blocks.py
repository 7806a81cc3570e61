"""Every block that an article may hold, in one article, in every look: the demo city's few texts do not have them all."""

import json

import pytest
from django.core.files.base import ContentFile

from site_cms.media.models import SiteDocument
from tests.factories.ads_library import picture
from tests.factories.news import ArticleFactory, ColumnFactory, TopicFactory

from . import looks

pytestmark = pytest.mark.browser
LOOKS = {"": looks.light_and_dark, "elder": looks.elder, "contrast": looks.contrast}


@pytest.fixture
def article(home):
    column = ColumnFactory(parent=home, title="全民在行动", slug="quanmin")
    other = ArticleFactory(parent=column, title="另一篇")
    first, second = picture(), picture("#0f5146")
    document = SiteDocument.objects.create(title="停车位公示", file=ContentFile(b"%PDF-1.4", name="list.pdf"))
    shown = {"alt_text": "路口的停车位", "decorative": False, "caption": "改造以后", "credit": "周砚秋"}
    cells = [{"type": "text", "heading": "路段"}, {"type": "text", "heading": "车位"}]
    rows = [{"values": ["书院巷", "41"]}, {"values": ["站前街", "38"]}]
    body = [
        {
            "type": "text",
            "value": "<p>正文<b>第一段</b>，见<a href='/map/'>网站地图</a>里的说明。</p><ul><li>一</li></ul>",
        },
        {"type": "heading", "value": {"text": "小标题", "level": "2"}},
        {"type": "heading", "value": {"text": "更小的标题", "level": "3"}},
        {"type": "picture", "value": {"image": first.pk, **shown}},
        {"type": "gallery", "value": {"pictures": [{"image": pk, **shown} for pk in (first.pk, second.pk)]}},
        {"type": "quote", "value": {"text": "停得下，也走得顺。", "speaker": "林知夏"}},
        {
            "type": "figures",
            "value": {"figures": [{"label": "新增车位", "value": "79", "unit": "个", "note": "截至2026年11月1日"}]},
        },
        {
            "type": "table",
            "value": {"caption": "两条街的车位", "table": {"columns": cells, "rows": rows, "caption": ""}},
        },
        {"type": "file", "value": {"document": document.pk, "label": "停车位公示"}},
        {"type": "related", "value": {"heading": "延伸阅读", "pages": [other.pk]}},
    ]
    return ArticleFactory(
        parent=column,
        title="停车位多了，路口顺了",
        kicker="书院巷改造",
        subtitle="两条街七十九个车位",
        reporter="周砚秋",
        lead_image=first,
        lead_alt_text="路口",
        topics=[TopicFactory(name="文明交通")],
        body=json.dumps(body),
    )


@pytest.mark.parametrize("preference", LOOKS)
def test_every_block(open_context, live_server, article, preference, record_property):
    context = open_context(base_url=live_server.url)
    if preference:
        context.add_cookies([{"name": "preferences", "value": preference, "url": live_server.url}])
    page = context.new_page()
    page.goto(article.url)
    for part in (".gallery", "blockquote", ".figures", "article table", ".file", ".further", ".article__lead"):
        assert page.locator(part).count(), part
    assert LOOKS[preference](page) == []
    record_property("axe states", 3 if not preference else 1)
