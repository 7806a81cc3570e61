"""What changed, kept until the search cluster has it.

A row is written in the transaction of the change (so none is lost with the process, and none is sent for a change that was
rolled back) and taken away once the cluster has that version.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from .models import Outbox


def note(versions: Mapping[int, int], *, now: datetime | None = None, using: str = "default") -> None:
    """{id of document: version} must reach the cluster. In the caller's transaction."""
    now = now or timezone.now()
    Outbox.objects.using(using).bulk_create(
        [Outbox(document=pk, version=version, changed_at=now, next_at=now) for pk, version in versions.items()],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["version", "changed_at", "attempts", "next_at", "error", "is_dead"],
        batch_size=1_000,
    )


def try_again(documents: list[int] | None = None, *, now: datetime | None = None) -> int:
    """Send what was given up once more; all of it, or these documents. Returns how many."""
    rows = Outbox.objects.filter(is_dead=True)
    if documents is not None:
        rows = rows.filter(document__in=documents)
    return rows.update(is_dead=False, attempts=0, next_at=now or timezone.now())


def waiting() -> dict[str, object]:
    """How many messages wait, how many were given up, and since when the oldest waits."""
    return Outbox.objects.aggregate(
        waiting=Count("pk", filter=Q(is_dead=False)),
        dead=Count("pk", filter=Q(is_dead=True)),
        since=Min("changed_at", filter=Q(is_dead=False)),
    )
