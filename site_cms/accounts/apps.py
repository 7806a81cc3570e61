from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True  # Wagtail's configuration below is imported into this module as well
    name = "site_cms.accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from .signals import connect

        connect()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user and group screens with our forms: one name, a unit, no first and last name."""

    default = False
    user_viewset = "site_cms.accounts.viewsets.UserViewSet"
