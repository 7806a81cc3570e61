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
    """Those whose package stands at the top of the project. Not by folder alone: a `.venv` inside it holds everybody else's."""
    return [
        app.label
        for app in apps.get_app_configs()
        if (settings.BASE_DIR / app.name.split(".")[0]).is_dir() and app.label != "demo"
    ]
