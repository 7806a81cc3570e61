"""Writing and checking the chains."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from .models import AuditEvent, AuditPayload

GENESIS = "0" * 64


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _link_hash(event: AuditEvent) -> str:
    at = event.at.astimezone(UTC).isoformat()
    return _digest(
        [
            event.chain,
            event.sequence,
            at,
            event.actor_id,
            event.action,
            event.subject,
            event.payload_digest,
            event.previous_hash,
        ]
    )


def record(
    *, chain: str, action: str, subject: str, now: datetime, actor=None, payload: dict[str, Any] | None = None
) -> AuditEvent:
    """Append one event. `subject` is "app.model:pk"; `actor` None means the machine or an anonymous resident.

    Never put a reporter's data into a payload. Runs in the caller's transaction; on PostgreSQL the chain's last row is locked.
    """
    payload = json.loads(json.dumps(payload or {}, ensure_ascii=False, default=str))
    with transaction.atomic():
        last = AuditEvent.objects.select_for_update().filter(chain=chain).order_by("-sequence").first()
        event = AuditEvent(
            chain=chain,
            sequence=last.sequence + 1 if last else 1,
            at=now,
            actor=actor,
            action=action,
            subject=subject,
            payload_digest=_digest(payload),
            previous_hash=last.hash if last else GENESIS,
        )
        event.hash = _link_hash(event)
        event.save()
        AuditPayload.objects.create(event=event, data=payload)
    return event


@dataclass(frozen=True)
class Fault:
    """A row that does not fit its chain: what is wrong with it in one word."""

    event_id: int
    chain: str
    sequence: int
    reason: str  # "hash", "link", "gap" or "payload"


def verify_chain(chain: str) -> list[Fault]:
    """Every fault of one chain, none when it is whole. An erased payload is no fault; a changed one is."""
    faults: list[Fault] = []
    previous, expected = GENESIS, 1
    for event in AuditEvent.objects.filter(chain=chain).order_by("sequence").select_related("payload"):
        if event.sequence != expected:
            faults.append(Fault(event.pk, chain, event.sequence, "gap"))
        if event.previous_hash != previous:
            faults.append(Fault(event.pk, chain, event.sequence, "link"))
        if event.hash != _link_hash(event):
            faults.append(Fault(event.pk, chain, event.sequence, "hash"))
        payload = getattr(event, "payload", None)
        if payload is None or (payload.erased_at is None and _digest(payload.data) != event.payload_digest):
            faults.append(Fault(event.pk, chain, event.sequence, "payload"))
        previous, expected = event.hash, event.sequence + 1
    return faults


def erase_payload(event: AuditEvent, *, now: datetime) -> None:
    """Empty what the event said, keep that it happened."""
    AuditPayload.objects.filter(event=event).update(data={}, erased_at=now)
