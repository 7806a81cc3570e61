"""What a page asks of the database, counted the same way for every room."""

import re

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from site_cms.pages.frame import forget_frame

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|SAVEPOINT|BEGIN|SELECT .* FOR UPDATE)", re.DOTALL)


def asked(client, path: str, status: int = 200) -> tuple[int, str]:
    """How many queries a GET cost, and the page as it reads (a title's places to break are no part of it). None of them writes."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == status, path
    assert [q["sql"] for q in captured if WRITES.match(q["sql"])] == []
    return len(captured), response.content.decode().replace("<wbr>", "")


def as_of_a_new_process() -> None:
    """Nothing kept: no menu and footer, no content types, no cache."""
    forget_frame()
    ContentType.objects.clear_cache()
    for cache in caches.all():
        cache.clear()


def costs(client, pages: dict[str, tuple[str, int, list[str], int]]) -> dict[str, tuple[int, int]]:
    """{name: (queries of the first GET of a new process, queries of the next)}.

    `pages` gives for each name its address, its status, words that must stand in it both times, and how many queries
    either GET may cost.
    """
    found = {}
    for name, (path, status, words, most) in pages.items():
        as_of_a_new_process()
        cold, html = asked(client, path, status)
        warm, again = asked(client, path, status)
        for word in words:
            assert word in html, (name, word)
            assert word in again, (name, word)
        assert warm <= most, (name, warm)
        assert cold <= most, (name, cold)
        found[name] = (cold, warm)
    return found
