"""Public pictures reach a reader with production settings and no web server in front, and nothing else does."""

import pytest
from django.conf import settings

from tests.factories.ads_library import picture


@pytest.fixture
def name(db) -> str:
    return picture().file.name


def test_a_picture_is_sent_and_may_be_kept(client, name):
    response = client.get(f"/media/{name}")
    assert response.status_code == 200 and response["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert "immutable" in response["Cache-Control"] and not response.cookies
    assert client.post(f"/media/{name}").status_code == 405


@pytest.mark.parametrize(
    "path", ["", "original_images/", "../private/a.jpg", "%2e%2e/db.sqlite3", "nothing.jpg", "a%00.jpg", "x" * 3000]
)
def test_nothing_else_is_sent(client, home, path):
    (settings.VAR_DIR / "db.sqlite3").touch()
    assert client.get(f"/media/{path}").status_code in (400, 404)
