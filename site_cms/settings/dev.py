"""A developer's machine: no environment needed, errors shown, mail on the console."""

import os

os.environ.setdefault("SECRET_KEY", "dev-only-not-a-secret")
os.environ.setdefault("PUBLIC_BASE_URL", "http://localhost:8000")
os.environ.setdefault("FIELD_KEYS", "ZGV2LW9ubHktZGV2LW9ubHktZGV2LW9ubHktZGV2ISE=")
os.environ.setdefault("HTTPS", "off")

from .base import *  # noqa: E402

DEBUG = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING["handlers"]["console"]["formatter"] = "plain"
LOGGING["loggers"]["django.server"]["level"] = "INFO"
INTERNAL_IPS = ["127.0.0.1"]
