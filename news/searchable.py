"""What the search finds of the columns: articles, special topics and events, in the words a reader sees."""

from django.utils.translation import gettext_lazy as _

from site_cms.search.content import page_item, public_pages, words_of
from site_cms.search.indexing import Searchable
from site_cms.search.registry import Kind, register, register_sections

from .models import ArticlePage, ColumnPage, EventPage, TopicPage


def article_item(page: ArticlePage) -> Searchable:
    """Dated as lists date it; the section is the column's slug, read from the path so that no query is spent on it."""
    text = words_of(page.kicker, page.subtitle, page.summary, page.source, page.reporter, page.lead_caption, page.body)
    return page_item(page, "article", text, section=page.url_path.rstrip("/").split("/")[-2], published=page.listed_at)


def topic_item(page: TopicPage) -> Searchable:
    return page_item(page, "topic", words_of(page.summary))


def event_item(page: EventPage) -> Searchable:
    text = words_of(page.summary, page.place, page.place_detail, page.organiser, page.body)
    return page_item(page, "event", text)


def columns() -> list[tuple[str, str]]:
    return list(ColumnPage.objects.live().values_list("slug", "title"))


def register_search() -> None:
    register(
        Kind(
            name="article",
            label=_("Articles"),
            model=ArticlePage,
            public=lambda: public_pages(ArticlePage),
            item=article_item,
            order=10,
            fields=("title", "kicker", "subtitle", "summary", "source", "reporter", "lead_caption", "body"),
        )
    )
    register(
        Kind(
            name="topic",
            label=_("Special topics"),
            model=TopicPage,
            public=lambda: public_pages(TopicPage),
            item=topic_item,
            order=20,
            fields=("title", "summary"),
        )
    )
    register(
        Kind(
            name="event",
            label=_("Events"),
            model=EventPage,
            public=lambda: public_pages(EventPage),
            item=event_item,
            order=30,
            fields=("title", "summary", "place", "place_detail", "organiser", "body"),
        )
    )
    register_sections(columns)
