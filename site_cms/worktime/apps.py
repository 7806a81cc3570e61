from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorktimeConfig(AppConfig):
    name = "site_cms.worktime"
    verbose_name = _("Working time")
