"""Sending what the outbox holds to the search cluster.

What is sent is the document as it stands when it is sent. Versions make a second delivery no change, and a message leaves
only when no newer version was noted meanwhile, so this may run twice and side by side.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from . import engines
from .engines.base import Engine
from .indexing import entry
from .models import Document, Outbox

log = logging.getLogger(__name__)

AT_ONCE = 500
GIVE_UP_AFTER = 12  # attempts: with the pauses below, more than a day
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(hours=6)


def deliver_all(now: datetime) -> None:
    """For the worker, each second: send until nothing is due. A silent cluster is tried again at the next round."""
    cluster = engines.cluster()
    try:
        while deliver(cluster, now=now).sent:
            continue
    except engines.Unavailable as error:
        log.info("the search cluster takes nothing now: %s", error)


@dataclass
class Delivered:
    sent: int = 0
    put_off: int = 0
    given_up: int = 0


def deliver(cluster: Engine, *, now: datetime | None = None, limit: int = AT_ONCE) -> Delivered:
    """Send what is due, the oldest change first. Raises Unavailable, with every row as it was, when the cluster does not answer.

    Safe to run twice and side by side: versions make a second delivery no change, and a row leaves only when no newer
    version was noted meanwhile.
    """
    now = now or timezone.now()
    rows = list(Outbox.objects.filter(is_dead=False, next_at__lte=now).order_by("changed_at", "document")[:limit])
    if not rows:
        return Delivered()
    documents = Document.objects.in_bulk([row.document for row in rows])
    gone = {row.document: row.version for row in rows if row.document not in documents}
    outcomes = cluster.send([entry(document) for document in documents.values()], gone)
    errors = {outcome.id: outcome for outcome in outcomes if outcome.error}
    done = Q()
    result = Delivered()
    for row in rows:
        if outcome := errors.get(row.document):
            _put_off(row, outcome.error, outcome.lasting, now, result)
        else:
            sent = documents[row.document].seq if row.document in documents else row.version
            done |= Q(document=row.document, version__lte=max(sent, row.version))
            result.sent += 1
    if result.sent:
        for part in _sets(done):
            Outbox.objects.filter(part).delete()
    return result


def _sets(done: Q, size: int = 200):
    """SQLite limits the depth of an expression."""
    children = done.children if done.connector == Q.OR else [done]
    for start in range(0, len(children), size):
        yield Q(*children[start : start + size], _connector=Q.OR)


def _put_off(row: Outbox, error: str, lasting: bool, now: datetime, result: Delivered) -> None:
    attempts = row.attempts + 1
    dead = lasting or attempts >= GIVE_UP_AFTER
    pause = min(FIRST_PAUSE * 2 ** min(attempts, 20), LONGEST_PAUSE)
    Outbox.objects.filter(document=row.document, version=row.version).update(
        attempts=F("attempts") + 1, next_at=now + pause, error=error[:200], is_dead=dead
    )
    if dead:
        result.given_up += 1
        log.error("the search cluster does not take document %s: %s", row.document, error)
    else:
        result.put_off += 1
