"""Permissions by Chinese names, for whoever edits a group.

Django writes "Can add page" into the database in English, whatever the language of the site. After each migration the
names are written again: the four actions with the model's own name, the others through the catalogue.
"""

from django.apps import AppConfig
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.utils.translation import gettext, override, pgettext_lazy

ACTIONS = {
    "add": pgettext_lazy("permission", "Add %s"),
    "change": pgettext_lazy("permission", "Change %s"),
    "delete": pgettext_lazy("permission", "Delete %s"),
    "view": pgettext_lazy("permission", "View %s"),
}


def chinese_name(codename: str, model, custom: dict[str, str]) -> str | None:
    action, _, rest = codename.partition("_")
    if action in ACTIONS and rest == model._meta.model_name:
        return str(ACTIONS[action]) % model._meta.verbose_name
    return gettext(custom[codename]) if codename in custom else None


def name_permissions(
    app_config: AppConfig, using: str = "default", verbosity: int = 1, interactive: bool = True, **kwargs
) -> None:
    """After a migration, when an app's permissions exist. Django's own receiver makes them, but runs after this one."""
    if not installed.is_installed("django.contrib.auth") or app_config.models_module is None:
        return
    create_permissions(app_config, verbosity=0, interactive=interactive, using=using, **kwargs)
    found = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    changed = []
    with override("zh-hans"):
        for permission in found.select_related("content_type"):
            model = permission.content_type.model_class()
            if model is None:
                continue
            name = chinese_name(permission.codename, model, dict(model._meta.permissions))
            if name and name != permission.name:
                permission.name = name[:255]
                changed.append(permission)
    Permission.objects.using(using).bulk_update(changed, ["name"])
