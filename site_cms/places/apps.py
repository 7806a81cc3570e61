from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "site_cms.places"
    verbose_name = _("Places")

    def ready(self):
        from site_cms.imports import registry

        from .sheets import SHEETS

        for sheet in SHEETS.values():
            registry.register(sheet.kind())
