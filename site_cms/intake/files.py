"""A resident's pictures go with their rows: whoever deletes the row, by whatever way, deletes the file."""

from django.db import transaction
from django.db.models.signals import post_delete

from .models import Evidence, Redaction


def connect() -> None:
    """Called once, when the apps are ready."""
    post_delete.connect(_gone, sender=Evidence, dispatch_uid="intake.evidence_gone")
    post_delete.connect(_gone, sender=Redaction, dispatch_uid="intake.redaction_gone")


def _gone(sender, instance, using, **kwargs) -> None:
    """After the commit: a transaction that is taken back must find its pictures again."""
    file = instance.original if sender is Evidence else instance.derivative
    if file:
        transaction.on_commit(lambda: file.storage.delete(file.name), using=using)
