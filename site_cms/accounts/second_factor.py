"""The secrets of second factors: where django-allauth keeps them, and how they come under a new key."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from site_cms import encrypted

SINGLE = ("secret", "seed")  # of a TOTP app, of a set of recovery codes
MANY = ("migrated_codes",)  # recovery codes that came from another system


def rotate_secrets() -> tuple[int, list[int]]:
    """Every secret under the newest key; gives how many factors, and the accounts whose factor no key opens.

    Each row is locked, since a recovery code that is used meanwhile is struck off in the same field.
    """
    rotated, unreadable = 0, []
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if factor is None:
                continue
            try:
                factor.data = _rotated(factor.data)
            except encrypted.Unreadable:
                unreadable.append(factor.user_id)
            else:
                factor.save(update_fields=["data"])
                rotated += 1
    return rotated, unreadable


def _rotated(data: dict) -> dict:
    anew = {name: encrypted.rotate(data[name]).decode() for name in SINGLE if name in data}
    anew |= {name: [encrypted.rotate(code).decode() for code in data[name]] for name in MANY if name in data}
    return data | anew
