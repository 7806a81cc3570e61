from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LanguageConfig(AppConfig):
    name = "site_cms.language"
    verbose_name = _("Language")

    def ready(self):
        from .labels import label_forms, label_site_list, label_task_chooser
        from .permission_names import name_permissions

        label_forms()
        label_site_list()
        label_task_chooser()
        post_migrate.connect(name_permissions, dispatch_uid="site_cms.language.name_permissions")
