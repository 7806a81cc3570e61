"""Whether the search keeps its promises, on this machine as compared with the one they were made on (`make bench`)."""

import pytest

from .search import bench

# 95th percentiles in milliseconds at 10,000 documents.
MOST = {
    "keyword": 5,
    "question": 5,
    "one common word": 5,
    "pinyin": 5,
    "facets (kind and section)": 10,
    "suggestions": 1,
    "suggestions, pinyin": 1,
    "hostile": 50,
    "one change within a save": 5,
}


@pytest.mark.bench
def test_ten_thousand_documents(django_db_blocker):
    with django_db_blocker.unblock():  # the scratch database is its own, made and thrown away
        figures = bench(10_000, "sqlite", 60)
    assert {name: round(figures[name], 2) for name in MOST if figures[name] > MOST[name]} == {}
