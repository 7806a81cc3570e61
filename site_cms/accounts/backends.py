"""Who may sign in with a password."""

from django.contrib.auth.backends import ModelBackend

from .services import may_sign_in


class PasswordBackend(ModelBackend):
    """Also asked for each request of a session, so an account that is closed, or a demo account once the site has
    become a city's server, is out with its next request. Wrong password and closed account get the same answer."""

    def user_can_authenticate(self, user) -> bool:
        return may_sign_in(user)
