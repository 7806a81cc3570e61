from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "site_cms.pages"
    verbose_name = _("Pages")

    def ready(self):
        from .signals import connect

        connect()

        from .searchable import register_search

        register_search()
