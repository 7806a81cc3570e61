"""Values that lie in the database under FIELD_KEYS: a stolen copy of the database opens none of them.

FIELD_KEYS are Fernet keys, newest first: the first one closes, all of them open. A rotation puts a new key in front, runs
`rotate_field_keys`, and may then throw the old one away.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

Unreadable = InvalidToken


@lru_cache(maxsize=2)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> bytes:
    return _keys(tuple(settings.FIELD_KEYS)).encrypt(text.encode())


def decrypt(closed: bytes | str) -> str:
    """The plain text. Raises Unreadable when none of the keys opens it."""
    return _keys(tuple(settings.FIELD_KEYS)).decrypt(closed).decode()


def rotate(closed: bytes | str) -> bytes:
    """The same value under the newest key. Raises Unreadable."""
    return _keys(tuple(settings.FIELD_KEYS)).rotate(closed)
