"""An empty index of each engine that is there."""

import os

import pytest

from site_cms.search import engines
from site_cms.search.scratch import scratch_index


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def any_engine(request, db):
    if request.param == "database":
        yield engines.database()
        return
    with scratch_index(os.environ["TEST_ELASTICSEARCH_URL"]) as cluster:
        yield cluster
