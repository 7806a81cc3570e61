"""WSGI entry. WSGI and never ASGI: Django enforces its upload limits only here."""

import os
from pathlib import Path

import environ
from django.core.wsgi import get_wsgi_application

environ.Env.read_env(Path(__file__).resolve().parent.parent / "var" / "environment")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_cms.settings.production")

# A page that takes longer than this helps nobody and holds a connection that others wait for.
os.environ.setdefault("DATABASE_STATEMENT_TIMEOUT", "15s")

application = get_wsgi_application()
