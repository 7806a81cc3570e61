"""How the admin reaches the columns' own screens."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .services.manuscripts import importable_columns
from .views.manuscripts import ChooseManuscriptsView, PreviewManuscriptsView
from .viewsets import TopicViewSet

register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def manuscript_urls():
    return [
        path("manuscripts/", ChooseManuscriptsView.as_view(), name="news_manuscripts"),
        path("manuscripts/<uuid:batch>/", PreviewManuscriptsView.as_view(), name="news_manuscripts_preview"),
    ]


class ManuscriptsMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(importable_columns(request.user))


@hooks.register("register_admin_menu_item")
def manuscripts_menu_item():
    return ManuscriptsMenuItem(
        _("Import manuscripts"),
        reverse("news_manuscripts"),
        name="manuscripts",
        icon_name="doc-full-inverse",
        order=250,
    )
