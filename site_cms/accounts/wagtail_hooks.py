"""What the accounts bring to Wagtail's admin."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import AbsenceViewSetGroup


@hooks.register("register_admin_viewset")
def absence_viewsets():
    return AbsenceViewSetGroup()


@hooks.register("register_permissions")
def our_permissions():
    """The group screen offers each permission that our own apps declare; renditions are made by code alone."""
    return Permission.objects.filter(content_type__app_label__in=_own_apps()).exclude(content_type__model="rendition")


def _own_apps() -> list[str]:
    base = str(settings.BASE_DIR)
    return [
        config.label for config in apps.get_app_configs() if config.path.startswith(base) and config.label != "demo"
    ]
