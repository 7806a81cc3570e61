from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "site_cms.imports"
    verbose_name = _("Imports")

    def ready(self):
        from site_cms.jobs import registry

        from .services import abandon_unfinished, tidy

        registry.register("imports.tidy", every=timedelta(minutes=30), run=tidy)
        registry.register_start(abandon_unfinished)
