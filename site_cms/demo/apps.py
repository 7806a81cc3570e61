from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "site_cms.demo"
    verbose_name = _("Demo city")

    def ready(self):
        from . import parts

        parts.register()
