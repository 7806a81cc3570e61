"""The checked view of private files."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http import Http404

from site_cms.media import serving
from site_cms.media.serving import PrivateFile, register_private_files
from site_cms.media.storage import private_storage

from .conftest import logged
from .good import scene
from .hostile import saved


@pytest.fixture
def evidence(monkeypatch):
    monkeypatch.setattr(serving, "_resolvers", {})
    name = private_storage().save("evidence/ab/abc.jpg", ContentFile(saved(scene(), "JPEG")))

    def resolver(request, key):
        if key != "7":
            raise Http404
        if not request.user.is_superuser:
            raise PermissionDenied
        return PrivateFile(name, "exposure.evidence:7", "证据.jpg", "image/jpeg", inline=True)

    register_private_files("evidence", resolver)
    return "/private/evidence/7/"


def test_served_logged_and_left_in_no_cache(signed_in, evidence, chief):
    response = signed_in.get(evidence)
    assert response.status_code == 200 and b"".join(response.streaming_content)[:3] == b"\xff\xd8\xff"
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff" and "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("inline")
    signed_in.get(evidence)
    assert [(event.actor, event.subject) for event in logged()] == [(chief, "exposure.evidence:7")] * 2


def test_not_for_strangers_nor_for_the_wrong_staff(client, evidence, django_user_model):
    assert client.get(evidence).status_code == 403
    client.force_login(django_user_model.objects.create_user(username="other", password="other-of-tests-1"))
    assert client.get(evidence).status_code == 403
    assert not logged().exists()


def test_a_stranger_is_refused_before_anybody_is_asked(client, db, monkeypatch):
    """A resolver that forgets to ask gives its file to staff at most."""
    name = private_storage().save("evidence/cd/abc.jpg", ContentFile(saved(scene(), "JPEG")))
    monkeypatch.setattr(serving, "_resolvers", {"x": lambda request, key: PrivateFile(name, "x.x:1", "a.jpg")})
    assert client.get("/private/x/1/").status_code == 403
    assert not logged().exists()


@pytest.mark.parametrize(
    "path",
    ["/private/evidence/8/", "/private/other/7/", "/private/evidence/..%2f..%2fdb.sqlite3/", "/private/evidence/%00/"],
)
def test_addresses_that_lead_nowhere(signed_in, evidence, path):
    assert signed_in.get(path).status_code == 404
    assert not logged().exists()


def test_a_file_that_is_gone_is_a_404_and_no_logged_view(signed_in, evidence):
    private_storage().delete("evidence/ab/abc.jpg")
    for name in private_storage().listdir("evidence/ab")[1]:
        private_storage().delete(f"evidence/ab/{name}")
    assert signed_in.get(evidence).status_code == 404
    assert not logged().exists()


def test_only_pictures_are_shown_inline(monkeypatch, signed_in):
    name = private_storage().save("evidence/page.html", ContentFile(b"<script>alert(1)</script>"))
    monkeypatch.setattr(
        serving, "_resolvers", {"x": lambda request, key: PrivateFile(name, "x.x:1", "page.html", inline=True)}
    )
    assert signed_in.get("/private/x/1/")["Content-Disposition"].startswith("attachment")


def test_nothing_is_posted_there(signed_in, evidence):
    assert signed_in.post(evidence).status_code == 405
