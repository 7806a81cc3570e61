"""Files in an S3-compatible store: a real server (moto) behind the same storages that S3_BUCKET switches on."""

import json
import urllib.error
import urllib.request

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from site_cms.media.models import SiteDocument
from site_cms.operations import checks
from site_cms.settings.s3 import storages_on
from tests.factories.accounts import UserFactory
from tests.factories.ads_library import picture

BUCKET = "minghe"


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(server, settings, monkeypatch):
    """An empty bucket, and the site's storages on it."""
    keys = {"aws_access_key_id": "id", "aws_secret_access_key": "secret", "region_name": "cn-north-1"}
    client = boto3.client("s3", endpoint_url=server, **keys)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "cn-north-1"})
    settings.STORAGES = settings.STORAGES | storages_on(BUCKET, server, "cn-north-1", "id", "secret")
    # A field asks for its storage once, when the models are made.
    monkeypatch.setattr(SiteDocument._meta.get_field("file"), "storage", storages["private"])
    yield client
    for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=row["Key"])
    client.delete_bucket(Bucket=BUCKET)


def keys(client) -> list[str]:
    return [row["Key"] for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


@pytest.mark.django_db
def test_a_picture_and_its_renditions_lie_there_and_come_from_our_own_address(store, client):
    image = picture()
    rendition = image.renditions.first()
    assert rendition is not None
    for file in (image.file, rendition.file):
        assert f"media/{file.name}" in keys(store) and file.url == f"/media/{file.name}"
        response = client.get(file.url)
        assert response.status_code == 200 and response["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in response["Cache-Control"]
        with file.storage.open(file.name) as stored:
            assert b"".join(response.streaming_content) == stored.read()
    grants = store.get_object_acl(Bucket=BUCKET, Key=f"media/{image.file.name}")["Grants"]
    assert not [grant for grant in grants if "AllUsers" in json.dumps(grant)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["nothing.jpg", "../private/documents/x.pdf", "%2e%2e/private/x", "a/../../private/x", ""]
)
def test_nothing_else_comes_out_of_it(store, client, path):
    storages["private"].save("x", ContentFile(b"secret"))
    response = client.get(f"/media/{path}")
    assert response.status_code in (301, 400, 404) and b"secret" not in response.content


@pytest.mark.django_db
def test_a_private_file_has_no_address_and_goes_through_the_check(store, server, client):
    document = SiteDocument(title="会议纪要")
    document.file.save("纪要.txt", ContentFile("内部".encode()))
    document.save()
    key = f"private/{document.file.name}"
    assert key in keys(store)
    with pytest.raises(NotImplementedError):
        document.file.storage.url(document.file.name)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server}/{BUCKET}/{key}")
    assert refused.value.code == 403
    address = f"/documents/{document.pk}/{document.filename}"
    assert client.get(address).status_code == 403
    client.force_login(UserFactory(is_superuser=True))
    response = client.get(address)
    assert response.status_code == 200 and b"".join(response.streaming_content) == "内部".encode()
    assert "no-store" in response["Cache-Control"] and response["Content-Disposition"].startswith("attachment")
    storages["private"].delete(document.file.name)
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_health_asks_the_store(store, settings):
    assert checks.storage(None).is_well
    settings.STORAGES = settings.STORAGES | storages_on("no-such-bucket", "http://127.0.0.1:1", "x", "id", "secret")
    assert not checks.storage(None).is_well
