"""Tests: no environment needed, nothing written outside a temporary folder, fast password hashes."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "tests-only")
os.environ.setdefault("PUBLIC_BASE_URL", "http://testserver")
os.environ.setdefault("FIELD_KEYS", "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="chuangcheng-test-")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["REDIS_URL"] = ""
os.environ["ELASTICSEARCH_URL"] = ""

from .base import *  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
ELASTICSEARCH_TIMEOUT_MS = 10_000  # a test of a slow cluster sets its own; a busy machine must not be one
