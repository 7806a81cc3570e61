from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WordingConfig(AppConfig):
    name = "site_cms.wording"
    verbose_name = _("Word check")
