"""The two storages on one S3-compatible bucket, as `STORAGES` wants them."""


def storages_on(bucket: str, endpoint: str, region: str, key: str, secret: str) -> dict[str, dict]:
    """Public pictures under media/, private files under private/. An empty endpoint means Amazon's."""
    common = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "access_key": key or None,
        "secret_key": secret or None,
    }
    return {
        "default": {"BACKEND": "site_cms.media.s3.PublicS3Storage", "OPTIONS": {**common, "location": "media"}},
        "private": {"BACKEND": "site_cms.media.s3.PrivateS3Storage", "OPTIONS": {**common, "location": "private"}},
    }
