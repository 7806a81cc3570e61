from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "site_cms.notices"
    verbose_name = _("Notices")

    def ready(self):
        from site_cms.jobs.registry import register

        from .services import send_digest, send_new

        register("notices.new", every=timedelta(minutes=10), run=send_new)
        register("notices.digest", every=timedelta(days=1), run=send_digest)
