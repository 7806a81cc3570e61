"""Questions asked of cases, named as a person would ask them."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Value
from django.db.models.functions import Coalesce

from site_cms.imports.querysets import AppliedManager

from .choices import OPEN_STATES, CaseState, PublicationKind, PublicationState
from .models.assessment import BoardOpening


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def of_unit(self, unit_id: int | None):
        """A unit sees its own cases; somebody without a unit sees none."""
        return self.filter(unit_id=unit_id) if unit_id else self.none()

    def shown(self):
        """Cases whose text the public may read. Whether the approval still fits the bytes is asked again when serving."""
        publications = self.model._meta.get_field("publications").related_model
        return self.filter(
            Exists(BoardOpening.objects.filter(closed_at=None)),
            Exists(
                publications.objects.filter(
                    case=OuterRef("pk"),
                    kind=PublicationKind.TEXT,
                    state=PublicationState.PUBLISHED,
                    approved_hash=models.F("content_hash"),
                ).exclude(approved_hash="")
            ),
        )

    def with_pictures(self):
        publications = self.model._meta.get_field("publications").related_model
        return self.prefetch_related(
            Prefetch("publications", publications.objects.select_related("redaction", "evidence"))
        )

    def overdue(self, now):
        """As `Case.is_overdue` says of one."""
        return (
            self.open()
            .filter(has_deadline=True, due_at__lt=Coalesce("clock_stopped_at", Value(now)))
            .exclude(state=CaseState.SUSPENDED)
        )


class CaseManager(AppliedManager.from_queryset(CaseQuerySet)):
    """Cases, without those of an import that isn't applied."""
