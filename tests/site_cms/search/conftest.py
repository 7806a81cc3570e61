"""An empty index of each engine that is there."""

import pytest

from site_cms.search import engines


@pytest.fixture(params=["database"])
def any_engine(request, db):
    return engines.database()
