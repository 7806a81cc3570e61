"""Sign-in, its closed side doors, and the account screen."""

from allauth.account.views import LoginView as AllauthLoginView
from allauth.account.views import LogoutView as AllauthLogoutView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import account

from .forms import NameEmailForm


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class LoginView(AllauthLoginView):
    """Five wrong passwords for a name from one address close the door for a quarter of an hour (django-axes)."""


class LogoutView(AllauthLogoutView):
    """Signing out takes the cookie along, so that the browser is one of the public's again."""

    def post(self, *args, **kwargs) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
        return response


def locked_out(request: HttpRequest, response=None, credentials=None, *args, **kwargs) -> HttpResponse:
    """What django-axes answers while a door is closed."""
    return render(request, "account/locked.html", status=429)


@never_cache
def to_sign_in(request: HttpRequest, **kwargs) -> HttpResponse:
    """Wagtail's own sign-in, under whatever address, leads to ours and signs nobody in: a POST is not forwarded."""
    target = request.GET.get("next", "") if request.method == "GET" else ""
    return redirect_to_login(target or reverse("wagtailadmin_home"), reverse("account_login"))


@never_cache
def to_password_reset(request: HttpRequest, **kwargs) -> HttpResponse:
    return HttpResponseRedirect(reverse("account_reset_password"))


class NameEmailPanel(account.NameEmailSettingsPanel):
    form_class = NameEmailForm


class AccountView(account.AccountView):
    """Wagtail's account screen with one name, and without the profile picture, which it would store as sent."""

    def get_panels(self):
        panels = []
        for panel in super().get_panels():
            if isinstance(panel, account.NameEmailSettingsPanel):
                panels.append(NameEmailPanel(self.request, panel.user, panel.profile))
            elif not isinstance(panel, account.AvatarSettingsPanel):
                panels.append(panel)
        return panels


account_view = never_cache(require_admin_access(AccountView.as_view()))
