"""What the search finds of the pages that stand by themselves."""

from django.utils.translation import gettext_lazy as _

from site_cms.search.content import page_item, public_pages, words_of
from site_cms.search.registry import Kind, register

from .models import StandardPage


def register_search() -> None:
    register(
        Kind(
            name="page",
            label=_("About this site"),
            model=StandardPage,
            public=lambda: public_pages(StandardPage),
            item=lambda page: page_item(page, "page", words_of(page.intro, page.body)),
            order=90,
            fields=("title", "intro", "body"),
        )
    )
