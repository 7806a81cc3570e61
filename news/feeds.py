"""Atom and RSS of a column: its newest articles with title, summary and picture; the texts stay on the site."""

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from wagtail.models import Page

from .models.listing import ArticleRow

ENTRIES = 30
KINDS = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def column_feed(column: Page, kind: str, base: str) -> HttpResponse:
    """`kind`: "atom" or "rss"; `base`: scheme and host of the public site."""
    address = f"{base}/{column.slug}/"
    feed = KINDS[kind](
        title=column.title,
        link=address,
        description=column.intro or column.title,
        language="zh-Hans",
        feed_url=f"{address}{kind}/",
        feed_guid=address,
    )
    rows = ArticleRow.objects.filter(column=column.pk).select_related("lead_image").order_by("-at", "-article_id")
    for row in rows[:ENTRIES]:
        row.column = column
        feed.add_item(
            title=row.title,
            link=base + row.url,
            unique_id=base + row.url,
            unique_id_is_permalink=True,
            description=row.summary,
            pubdate=row.at,
            updateddate=row.published_at,
            author_name=row.source or None,
        )
    # Not application/atom+xml: Chinese phones' browsers would offer it for download.
    return HttpResponse(feed.writeString("utf-8"), content_type="application/xml; charset=utf-8")
