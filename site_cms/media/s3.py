"""Files in an S3-compatible store. Both storages keep every object private: readers get pictures from this site's own address, as
the content security policy wants it, and private files from the view that asks who wants them.

Imported only where S3_BUCKET is set: it needs boto3 (requirements/s3.txt).
"""

from urllib.parse import quote

from botocore.config import Config
from django.conf import settings
from storages.backends.s3 import S3Storage


class SiteS3Storage(S3Storage):
    """Never overwrites, never public, and gives up in seconds when the store is away."""

    def get_default_settings(self) -> dict:
        return super().get_default_settings() | {
            "default_acl": "private",
            "file_overwrite": False,
            "client_config": Config(
                signature_version="s3v4", connect_timeout=3, read_timeout=10, retries={"max_attempts": 2}
            ),
        }


class PublicS3Storage(SiteS3Storage):
    """Pictures. Their address is ours: nginx or the view behind MEDIA_URL fetches them."""

    def url(self, name, parameters=None, expire=None, http_method=None) -> str:
        return settings.MEDIA_URL + quote(name)


class PrivateS3Storage(SiteS3Storage):
    """Originals, documents, papers: no address, not even a signed one, since a signed one can be passed on."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise NotImplementedError("private files have no address")
