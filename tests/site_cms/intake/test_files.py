"""A picture's file goes with its row, once the deletion is certain."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from site_cms.intake.models import Evidence, Redaction
from tests.factories.accounts import UserFactory


@pytest.fixture
def evidence(db):
    row = Evidence(sha256="0" * 64, width=4, height=3, added_at=timezone.now())
    row.original.save("picture.jpg", ContentFile(b"pixels"))
    return row


@pytest.fixture
def redaction(evidence):
    row = Redaction(
        evidence=evidence, sha256="1" * 64, width=4, height=3, redactor=UserFactory(), made_at=timezone.now()
    )
    row.derivative.save("redacted.jpg", ContentFile(b"boxes"))
    return row


def test_files_go_with_their_rows(evidence, redaction, django_capture_on_commit_callbacks):
    storage, names = evidence.original.storage, [evidence.original.name, redaction.derivative.name]
    assert all(storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        Evidence.objects.filter(pk=evidence.pk).delete()
    assert not Redaction.objects.exists()
    assert not any(storage.exists(name) for name in names)


def test_a_deletion_taken_back_keeps_the_file(evidence, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        evidence.delete()
        raise RuntimeError
    assert evidence.original.storage.exists(evidence.original.name)
