"""Private pictures without a row go; those with one, and those just written, stay."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from exposure.services.orphans import CHAIN, sweep_orphans
from site_cms.audit.models import AuditEvent
from site_cms.intake.models import Evidence, Redaction
from tests.factories.exposure import NOW

pytestmark = pytest.mark.django_db


def test_only_old_files_without_a_row_go_and_twice_is_safe(office):
    private = storages["private"]
    office.show(office.closed())
    old, new = (private.save(f"evidence/2026/03/{name}.jpg", ContentFile(b"x")) for name in ("alt", "neu"))
    redacted = private.save("redacted/2026/03/alt.jpg", ContentFile(b"x"))
    other = private.save("documents/other.pdf", ContentFile(b"x"))
    now = timezone.now()
    kept = [row.original.name for row in Evidence.objects.all()] + [
        row.derivative.name for row in Redaction.objects.all()
    ]
    for name in (old, redacted, other, *kept):
        long_ago = (now - timedelta(days=2)).timestamp()
        os.utime(private.path(name), (long_ago, long_ago))
    mine = {old, redacted}
    assert mine <= set(sweep_orphans(now, dry_run=True)) and private.exists(old)
    assert mine <= set(sweep_orphans(now))
    assert not private.exists(old) and not private.exists(redacted)
    assert private.exists(new) and private.exists(other)
    assert kept and all(private.exists(name) for name in kept)
    assert AuditEvent.objects.filter(chain=CHAIN, action="orphans.delete").exists()
    assert not mine & set(sweep_orphans(now))
    private.delete(new)
    private.delete(other)


def test_nothing_stored_yet_is_no_fault(db):
    assert isinstance(sweep_orphans(NOW), list)
