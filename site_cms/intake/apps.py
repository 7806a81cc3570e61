from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "site_cms.intake"
    verbose_name = _("Intake")

    def ready(self):
        from .files import connect

        connect()
