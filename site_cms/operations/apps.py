from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "site_cms.operations"
    verbose_name = _("Operations")

    def ready(self):
        from .city import lists, people, site

        site.register_part()
        lists.register_parts()
        people.register_part()
