"""Receipts: at least 128 bit, easy to read out over the telephone, forgiving to type.

A receipt is an HMAC of the form's one-time key. So a retry of the same form gets the same receipt although only its
hash is stored, and nobody can make one without the site's secret.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata

from django.conf import settings

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 characters, none of 0 O 1 I
LENGTH = 26  # 26 x 5 bit = 130 bit
GROUP = 5
_NOT_OURS = re.compile(r"[^0-9A-Z]")


def new_form_key() -> str:
    """The one-time key that a form carries: 128 bit, made when the form is opened."""
    return secrets.token_urlsafe(24)


def receipt_for(form_key: str) -> str:
    """The receipt that belongs to a form key, in groups of five."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"receipt:" + form_key.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    characters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    text = "".join(characters)
    return grouped(text)


def grouped(receipt: str) -> str:
    """A receipt as it is printed, however it was typed."""
    text = normalise(receipt)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def normalise(entered: str) -> str:
    """What somebody typed as it was printed: full-width forms, case, spaces and dashes do not matter, nor words around it. A
    pasted link counts as the receipt it holds, and 1 or I as the L that it must be."""
    text = unicodedata.normalize("NFKC", entered[:300])
    if "/r/" in text:
        text = text.rsplit("/r/", 1)[1]
    return _NOT_OURS.sub("", text.upper()).replace("1", "L").replace("I", "L")


def receipt_hash(receipt: str) -> str:
    return hashlib.sha256(("receipt:" + normalise(receipt)).encode()).hexdigest()


def form_key_hash(form_key: str) -> str:
    return hashlib.sha256(("form:" + form_key).encode()).hexdigest()
