"""An article's page: what people read and what machines read say the same."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import ArticlePage, Correction
from news.templatetags.news_tags import part_number
from site_cms.pages.templatetags.site_tags import qr_code
from tests.factories.news import ArticleFactory, ColumnFactory, TopicFactory, TopicPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def column(home):
    return ColumnFactory(parent=home, title="全民在行动", slug="quanmin")


@pytest.fixture
def article(column):
    return ArticleFactory(
        parent=column,
        title='斑马线前 "让" & <等>',
        kicker="引题在这里",
        subtitle="副标题",
        reporter="周砚秋、林知夏",
        responsible_editor="沈怀瑾",
        topics=[TopicFactory(name="文明交通")],
        body=json.dumps(
            [
                {"type": "text", "value": "<p>正文第一段。</p>"},
                {"type": "heading", "value": {"text": "小标题", "level": "2"}},
            ]
        ),
    )


def test_the_line_of_who_and_when(client, article):
    html = client.get(article.url).content.decode()
    today = timezone.localdate()
    for text in (
        "引题在这里",
        "副标题",
        "周砚秋、林知夏",
        "沈怀瑾",
        "明河日报",
        f"{today.year}年{today.month}月{today.day}日",
    ):
        assert text in html
    assert "正文第一段" in html
    assert "<h2>小标题</h2>" in html


def test_meta_tags_say_what_the_page_says(client, article):
    html = client.get(article.url).content.decode()
    metas = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)"', html))
    assert metas["ColumnName"] == "全民在行动"
    assert metas["ArticleTitle"] == "斑马线前 &quot;让&quot; &amp; &lt;等&gt;"
    assert metas["ContentSource"] == "明河日报"
    assert metas["Keywords"] == "文明交通"
    assert metas["Author"] == "周砚秋、林知夏"
    assert metas["Url"] == "http://testserver" + article.url
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d$", metas["PubDate"])
    assert 'property="og:title"' in html


def test_structured_data_is_whole_and_cannot_break_out(client, article):
    html = client.get(article.url).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert "<" not in script
    news, crumbs = json.loads(script)
    assert news["@type"] == "NewsArticle"
    assert news["headline"] == article.title
    assert [author["name"] for author in news["author"]] == ["周砚秋", "林知夏"]
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]


def test_no_inline_style_or_script(client, article):
    html = client.get(article.url).content.decode()
    assert " style=" not in html
    assert not re.search(r"\son\w+=", html)
    assert not re.search(r"<script(?! type=\"application/ld\+json\")(?![^>]* src=)", html)


def test_qr_is_drawn_here():
    svg = qr_code("http://example.com/quanmin/202611/t20261121_k3f9/")
    assert svg.startswith("<svg")
    assert "style" not in svg
    assert "http" not in svg


def test_corrections_are_dated(client, article):
    article.corrections.add(Correction(text="“二十盏”应为“十二盏”。"))
    article.save_revision().publish()
    html = client.get(article.url).content.decode()
    today = timezone.localdate()
    assert "“二十盏”应为“十二盏”。" in html
    assert f"{today.year}年{today.month}月{today.day}日" in html


def test_day_of_print_is_not_in_the_future(column):
    article = ArticlePage(title="明年的报纸", printed_on=timezone.localdate().replace(year=2099))
    with pytest.raises(ValidationError):
        article.clean_fields(exclude=["path", "depth", "slug"])


def test_part_numbers():
    assert [part_number(n) for n in (1, 10, 20, 21, 35, 36, 50, 51, None)] == list("①⑩⑳㉑㉟㊱㊿") + ["（51）", ""]


def test_the_same_part_twice_is_refused(column):
    serial = TopicPageFactory(parent=column)
    ArticleFactory(parent=column, series=serial, part=1)
    draft = column.add_child(instance=ArticlePage(title="另一篇第一篇", live=False, series=serial, part=1))
    with pytest.raises(ValidationError):
        draft.clean()
