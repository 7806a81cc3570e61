"""A new key for what lies encrypted: nothing is lost, what was erased stays erased, what no key opens is named."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from site_cms.intake import services as intake
from site_cms.intake.models import Contact
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 12, 2, tzinfo=UTC)


@pytest.fixture
def held():
    """Two contacts, one of them erased, and an account with both factors."""
    sent = [
        intake.receive(form_key=f"{number:043d}", now=NOW, consent_version="1", contact=f"联系人{number}").submission
        for number in (1, 2)
    ]
    intake.erase_contact(sent[1], now=NOW)
    user = UserFactory()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(user)
    return sent, user, codes.generate_codes()


def rotate() -> str:
    out = StringIO()
    call_command("rotate_field_keys", stdout=out)
    return out.getvalue()


def test_everything_comes_under_the_new_key(held, settings):
    sent, user, codes = held
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    assert "举报人联系方式：已换 1 条" in rotate()
    settings.FIELD_KEYS = settings.FIELD_KEYS[:1]
    assert "两步验证密钥：已换 2 条" in rotate()  # a second run, without the old key
    assert intake.read_contact(Contact.objects.get(submission=sent[0])) == "联系人1"
    assert bytes(Contact.objects.get(submission=sent[1]).encrypted) == b""
    by_type = {factor.type: factor for factor in Authenticator.objects.filter(user=user)}
    assert TOTP(by_type[Authenticator.Type.TOTP]).instance.wrap().validate_code("000000") is False  # it can be read
    assert by_type[Authenticator.Type.RECOVERY_CODES].wrap().generate_codes() == codes


def test_a_contact_erased_in_between_stays_erased(held, settings, monkeypatch):
    sent, *_ = held
    rotate_one = intake.encrypted.rotate

    def erased_meanwhile(closed):
        intake.erase_contact(sent[0], now=NOW)
        return rotate_one(closed)

    monkeypatch.setattr(intake.encrypted, "rotate", erased_meanwhile)
    assert intake.rotate_contacts() == (0, [])
    assert bytes(Contact.objects.get(submission=sent[0]).encrypted) == b""


def test_what_no_key_opens_is_named_and_kept(held, settings):
    sent, user, _ = held
    kept = settings.FIELD_KEYS
    before = bytes(Contact.objects.get(submission=sent[0]).encrypted)
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="旧密钥"):
        rotate()
    assert bytes(Contact.objects.get(submission=sent[0]).encrypted) == before
    settings.FIELD_KEYS = [*settings.FIELD_KEYS, *kept]
    assert "可以删除" in rotate()
