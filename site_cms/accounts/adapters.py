"""How django-allauth behaves here: nobody signs up, secrets are encrypted, addresses come through declared proxies."""

from time import time

from allauth.account import app_settings as settings_of_account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse

from site_cms import encrypted
from site_cms.network import client_address


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def get_client_ip(self, request) -> str:
        return client_address(request)

    def get_login_redirect_url(self, request) -> str:
        """The office starts at the dashboard; units, inspectors and crews at the desk."""
        return reverse("wagtailadmin_home") if request.user.has_perm("wagtailadmin.access_admin") else "/desk/"

    def get_logout_redirect_url(self, request) -> str:
        return reverse("account_login")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """A sign-in of the last five minutes is as good as being asked again: so the first enrolment, which follows a
        sign-in, does not ask for the password twice."""
        records = get_authentication_records(context.request, context.request.user)
        fresh = any(time() - record["at"] < settings_of_account.REAUTHENTICATION_TIMEOUT for record in records)
        return not fresh and super().is_reauthentication_required(app=app)


class SecondFactorAdapter(DefaultMFAAdapter):
    """TOTP secrets and recovery seeds lie in the database under FIELD_KEYS, so a stolen copy of it opens nothing."""

    def encrypt(self, text: str) -> str:
        return encrypted.encrypt(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return encrypted.decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Inside our page, so without the declaration of a file of its own."""
        return super().build_totp_svg(url).partition("?>")[2].strip()

    def can_delete_authenticator(self, authenticator) -> bool:
        """On a city's server nobody takes their own second factor off; an administrator resets it for a lost phone."""
        return not settings.HTTPS


def sign_in_name(request, credentials=None) -> str:
    """The name that django-axes counts failures by: what was tried, or what the form holds before it is.

    Without NUL, which PostgreSQL cannot hold.
    """
    name = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return name.replace("\x00", "")
