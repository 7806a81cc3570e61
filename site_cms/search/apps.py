from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "site_cms.search"
    verbose_name = _("Search")

    def ready(self):
        from site_cms.operations.checks import register_check

        from . import changes, health, upkeep, words

        changes.connect()
        words.connect()
        upkeep.register_jobs()
        register_check(health.search_cluster)
