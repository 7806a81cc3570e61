from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("Campaign columns")

    def ready(self):
        from site_cms.pages import addresses

        from .addresses import without_month

        addresses.register(without_month)

        from .searchable import register_search

        register_search()
