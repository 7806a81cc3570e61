"""Redis as the shared cache: used when it is there, missed by nobody when it is not."""

import os
import socket
import time

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache

from site_cms.operations import redis_cache
from tests.factories.accounts import PASSWORD, UserFactory


def redis_at(url: str) -> dict:
    """The cache as settings/base.py makes it from REDIS_URL."""
    return {
        "default": {
            "BACKEND": "site_cms.operations.redis_cache.StandInRedisCache",
            "LOCATION": url,
            "OPTIONS": django_settings.REDIS_OPTIONS,
        }
    }


@pytest.fixture
def nowhere():
    """An address where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"redis://127.0.0.1:{probe.getsockname()[1]}/0"


@pytest.fixture
def silent():
    """A server that takes connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.mark.redis
def test_a_real_server_keeps_counts_and_forgets(settings):
    settings.CACHES = redis_at(os.environ["TEST_REDIS_URL"])
    cache.clear()
    cache.set("城", {"甲": [1, 2]}, 30)
    assert cache.get("城") == {"甲": [1, 2]}
    assert cache.add("城", "x") is False and cache.add("n", 1) is True and cache.incr("n") == 2
    cache.set("short", 1, 0.05)
    time.sleep(0.1)
    assert cache.get("short") is None
    cache.clear()
    assert cache.get("城") is None


@pytest.mark.redis
@pytest.mark.django_db
def test_health_and_pages_with_a_real_server(settings, client, home):
    settings.CACHES = redis_at(os.environ["TEST_REDIS_URL"])
    assert client.get("/health/ready").json()["parts"]["cache"] == "ok"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("state", ["nowhere", "silent"])
def test_each_question_to_a_dead_server_is_short(settings, request, state):
    settings.CACHES = redis_at(request.getfixturevalue(state))
    started = time.perf_counter()
    assert cache.get("x", "default") == "default"
    for number in range(50):
        cache.set(f"x{number}", number)
    assert cache.get("x7") == 7 and "x7" in cache and cache.add("x7", 0) is False and cache.incr("x7") == 8
    assert cache.get_many(["x1", "x2"]) == {"x1": 1, "x2": 2}
    assert time.perf_counter() - started < 0.3 + 1


@pytest.mark.redis
def test_it_is_asked_again_when_it_is_back(settings, monkeypatch):
    settings.CACHES = redis_at(os.environ["TEST_REDIS_URL"])
    cache.set("shared", 1)
    monkeypatch.setitem(redis_cache._away_until, os.environ["TEST_REDIS_URL"], time.monotonic() + 60)
    assert cache.is_away and cache.get("shared") is None
    monkeypatch.setitem(redis_cache._away_until, os.environ["TEST_REDIS_URL"], 0.0)
    assert not cache.is_away and cache.get("shared") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["nowhere", "silent"])
def test_a_dead_server_breaks_neither_page_nor_sign_in(settings, request, client, home, state):
    settings.CACHES = redis_at(request.getfixturevalue(state))
    UserFactory(username="zhang", groups=["编辑"])
    started = time.perf_counter()
    assert client.get("/").status_code == 200
    ready = client.get("/health/ready")
    assert ready.status_code == 200 and ready.json()["parts"]["cache"] == "failing"
    response = client.post("/sign-in/", {"login": "zhang", "password": PASSWORD})
    assert response.status_code == 302 and client.get("/admin/").status_code == 200
    assert time.perf_counter() - started < 20
