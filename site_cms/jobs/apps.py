from datetime import datetime, timedelta

from django.apps import AppConfig
from django.core.management import call_command
from django.utils.translation import gettext_lazy as _


def publish_scheduled(now: datetime) -> None:
    """Wagtail's own scheduled publishing and expiry."""
    call_command("publish_scheduled", verbosity=0)


def clear_sessions(now: datetime) -> None:
    call_command("clearsessions", verbosity=0)


class JobsConfig(AppConfig):
    name = "site_cms.jobs"
    verbose_name = _("Background jobs")

    def ready(self):
        from .registry import register

        register("wagtail.publish_scheduled", every=timedelta(minutes=1), run=publish_scheduled)
        register("sessions.clear", every=timedelta(days=1), run=clear_sessions)
