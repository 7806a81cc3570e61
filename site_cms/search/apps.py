from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "site_cms.search"
    verbose_name = _("Search")

    def ready(self):
        from . import changes, upkeep, words

        changes.connect()
        words.connect()
        upkeep.register_jobs()
