"""How fast an editor finds a page among ten thousand (`make bench`)."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from .search import Words, measure

PAGES = 10_000
MOST = 20  # milliseconds, 95th percentile


def many_pages(words: Words) -> None:
    root = Page.get_first_root_node()
    kind, locale = ContentType.objects.get_for_model(Page), Locale.get_default()
    rows = [
        Page(
            path=f"{root.path}{number + 5000:04X}" if number < 60_000 else "",
            depth=2,
            title="".join(words.take(5)),
            draft_title="-",
            slug=f"p{number}",
            url_path=f"/p{number}/",
            content_type=kind,
            locale=locale,
            search_description="".join(words.take(20)),
        )
        for number in range(PAGES)
    ]
    pages = Page.objects.bulk_create(rows, batch_size=500)
    backend = get_search_backend()
    backend.get_index_for_model(Page).add_items(Page, pages)


@pytest.mark.bench
@pytest.mark.django_db
def test_ten_thousand_pages():
    words = Words()
    many_pages(words)
    backend = get_search_backend()
    titles = list(
        Page.objects.filter(depth=2, slug__startswith="p").order_by("-pk").values_list("title", flat=True)[:40]
    )

    def find(text: str):
        return lambda: list(backend.search(text, Page.objects.all())[:20])

    assert find(titles[0])()
    figures = {
        "a word of a title": measure("admin: a word of a title", [find(t[2:6]) for t in titles]),
        "a common word": measure("admin: a common word", [find(w) for w in words.words[:10] * 4]),
        "a title being typed": measure(
            "admin: a title being typed",
            [lambda t=t: list(backend.autocomplete(t[:3], Page.objects.all())[:20]) for t in titles],
        ),
    }
    assert {name: round(p95, 2) for name, p95 in figures.items() if p95 > MOST} == {}
