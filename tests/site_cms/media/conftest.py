"""Files of these tests lie in a folder of their own, and nobody else's."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from site_cms.audit.models import AuditEvent


@pytest.fixture(autouse=True)
def media_tree(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def stored(media_tree, settings):
    """Every file in the public and the private tree: a function, to be asked after the deed."""

    def files() -> list[Path]:
        trees = [Path(media_tree), Path(settings.PRIVATE_MEDIA_ROOT)]
        return [path for tree in trees if tree.exists() for path in tree.rglob("*") if path.is_file()]

    before = set(files())
    return lambda: [path for path in files() if path not in before]


@pytest.fixture
def chief(db):
    return get_user_model().objects.create_superuser(username="chief", password="chief-of-tests-1")


@pytest.fixture
def signed_in(client, chief):
    client.force_login(chief)
    return client


def logged():
    """The views of private files that were logged."""
    return AuditEvent.objects.filter(chain="private-files")
