"""Rows of an import that isn't applied are nowhere: half an import is never seen."""

from django.db import models


class AppliedQuerySet(models.QuerySet):
    """Rows that no import brought, and those of applied imports."""


class AppliedManager(models.Manager.from_queryset(AppliedQuerySet)):
    """The default manager of every model whose rows an import may bring.

    The hidden batches are few (one, while it runs), so they are named in a subquery and the rows need no change when
    their batch becomes visible. ``everything`` beside it sees them all, for the import itself.
    """

    def get_queryset(self):
        batches = self.model._meta.get_field("import_batch").related_model
        hidden = batches._base_manager.exclude(state=batches.State.APPLIED).values("pk")
        return super().get_queryset().exclude(import_batch__in=hidden)
