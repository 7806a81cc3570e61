from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "site_cms.intake"
    verbose_name = _("Intake")

    def ready(self):
        from site_cms.jobs import registry as jobs

        from .files import connect
        from .services import sweep_staged

        connect()
        jobs.register("intake.staged", every=timedelta(hours=1), run=sweep_staged)
