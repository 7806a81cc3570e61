"""Sign-in and the account. Of django-allauth's addresses only these exist: nobody signs up, nobody manages e-mails.

The second half shadows Wagtail's own sign-in and reset, so it must come before Wagtail's addresses.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from . import views

urlpatterns = [
    path("sign-in/", views.LoginView.as_view(), name="account_login"),
    path("sign-in/second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out/", views.LogoutView.as_view(), name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/second-factor/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/password/reset/", account.password_reset, name="account_reset_password"),
    path("account/password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]{1,20})-(?P<key>[-\w]{1,200})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/second-factor/codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "account/second-factor/codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    # Shadows of Wagtail's own ways in.
    path("admin/login/", views.to_sign_in),
    path("admin/logout/", views.LogoutView.as_view()),
    path("admin/password_reset/", views.to_password_reset),
    re_path(r"^admin/password_reset/.*$", views.to_password_reset),
    path("admin/account/", views.account_view),
    path("_util/login/", views.to_sign_in, name="wagtailcore_login"),
]
