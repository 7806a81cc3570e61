from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import registry, urls


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(registry.kinds_for(request.user))


@hooks.register("register_admin_urls")
def register_urls():
    return [path("imports/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_menu():
    return ImportsMenuItem(_("Imports"), reverse("imports:index"), name="imports", icon_name="upload", order=700)
