"""What must not stay: pictures on the page 30 days after striking off, originals 30 days, contacts 90 days.

Numbers stay. What goes is written down by its ids only, in a chain of its own; evidence on legal hold is left alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from site_cms.audit.services import record
from site_cms.intake.models import Contact, Evidence
from site_cms.intake.services import erase_contact

from ..choices import PublicationKind, PublicationState, ReportState
from ..models import Case, Publication, SpotCheck
from ..workflow import TransitionRefused, apply

SHOWN_FOR = timedelta(days=30)
ORIGINALS_FOR = timedelta(days=30)
CONTACTS_FOR = timedelta(days=90)
CHAIN = "exposure:retention"
OVER = (ReportState.REJECTED, ReportState.WITHDRAWN)


@dataclass(frozen=True)
class Kept:
    """The ids of what went, or would go."""

    pictures: list[int]
    originals: list[int]
    contacts: list[int]


def set_end_of_showing(case: Case) -> None:
    """A struck-off case's pictures leave the page on a day; a reopened one's stay."""
    until = timezone.localdate(case.closed_at + SHOWN_FOR) if case.closed_at else None
    case.publications.exclude(kind=PublicationKind.TEXT).update(until=until)


def run_retention(now: datetime, *, dry_run: bool = False) -> Kept:
    """Take away whose time is up. Safe to run twice; a dry run only says what would go."""
    pictures = list(_pictures(now).values_list("pk", flat=True))
    originals = list(_originals(now).values_list("pk", flat=True))
    contacts = list(_contacts(now).values_list("pk", flat=True))
    if not dry_run:
        pictures = [pk for pk in pictures if _expire(pk, now)]
        _forget_originals(originals, now)
        for contact in Contact.objects.filter(pk__in=contacts).select_related("submission"):
            erase_contact(contact.submission, now=now)
        for name, ids in (("originals.delete", originals), ("contacts.erase", contacts)):
            if ids:
                record(chain=CHAIN, action=name, subject=CHAIN, now=now, payload={"ids": ids})
    return Kept(pictures, originals, contacts)


def _pictures(now: datetime):
    return Publication.objects.filter(
        state=PublicationState.PUBLISHED, until__lt=timezone.localdate(now), kind__in=("before", "after")
    ).order_by("pk")


def _originals(now: datetime):
    """Of cases that are all closed long enough, and of reports that came to nothing."""
    limit = now - ORIGINALS_FOR
    running = Case.everything.filter(Q(closed_at=None) | Q(closed_at__gt=limit))
    ended = Q(cases__closed_at__lte=limit) | Q(
        cases=None, submission__report__state__in=OVER, submission__report__updated_at__lte=limit
    )
    looked = SpotCheck.objects.filter(report__state__in=OVER, report__updated_at__lte=limit, evidence__isnull=False)
    ended |= Q(cases=None, pk__in=looked.values("evidence"))
    rows = Evidence.objects.filter(ended, on_hold=False, original_deleted_at=None).exclude(original="")
    return rows.exclude(cases__in=running).distinct().order_by("pk")


def _contacts(now: datetime):
    limit = now - CONTACTS_FOR
    ended = (
        Q(submission__appeal__decided_at__lte=limit)
        | Q(submission__report__case__closed_at__lte=limit)
        | Q(submission__report__state__in=OVER, submission__report__updated_at__lte=limit)
    )
    return Contact.objects.filter(ended, erased_at=None).order_by("pk")


def _expire(pk: int, now: datetime) -> bool:
    publication = Publication.objects.get(pk=pk)
    try:
        apply(publication, "expire_photo", actor=None, now=now, payload={"until": publication.until.isoformat()})
    except TransitionRefused:
        return False  # held or taken down meanwhile
    return True


def _forget_originals(ids: list[int], now: datetime) -> None:
    """The row says so first, then the file goes: a crash between leaves a file that the sweep of orphans finds."""
    for evidence in Evidence.objects.filter(pk__in=ids):
        storage, name = evidence.original.storage, evidence.original.name
        with transaction.atomic():
            Evidence.objects.filter(pk=evidence.pk).update(original="", original_deleted_at=now)
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
