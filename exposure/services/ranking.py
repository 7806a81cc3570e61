"""The monthly ranking by 到期整改率: reckoned from the figures, frozen on the 1st, corrected by dated revisions. Units only.

Order: put right of what was due, then in time, then the lower share sent back, then the more cases due; equals share a rank
(1, 2, 2, 4). A unit with fewer than five cases due is listed and not ranked. Leagues are the kinds of units.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_cms.audit.services import record
from site_cms.places.choices import UnitKind
from site_cms.places.models import ResponsibleUnit

from ..models.ranking import MonthlyRanking, RankingRow
from .figures import Line, month_of, statistics

LEAST = 5  # cases due; below it a rate says nothing
CHAIN = "exposure:ranking"
REVISE, SIGN = "exposure.revise_ranking", "exposure.sign_ranking"


class RankingRefused(Exception):
    """Why this cannot be done with a ranking now, in the user's language."""

    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


def ranked(lines: Iterable[Line]) -> list[tuple[int | None, Line]]:
    """The lines of one league in their order, each with its rank or None where too little was due to compare."""
    compared = sorted((line for line in lines if line.due >= LEAST), key=lambda line: (_merit(line), line.label))
    found: list[tuple[int | None, Line]] = []
    for place, line in enumerate(compared, 1):
        same = found and _merit(found[-1][1]) == _merit(line)
        found.append((found[-1][0] if same else place, line))
    few = sorted((line for line in lines if 0 < line.due < LEAST), key=lambda line: (-line.due, line.label))
    return found + [(None, line) for line in few]


def _merit(line: Line) -> tuple[Fraction, Fraction, Fraction, int]:
    """Exact, so that nothing is tied or parted by rounding."""
    return (
        -Fraction(line.due_closed, line.due),
        -Fraction(line.due_in_time, line.due),
        Fraction(line.reworked, line.submitted) if line.submitted else Fraction(0),
        -line.due,
    )


def freeze_month(day: date, *, now: datetime) -> MonthlyRanking:
    """Freeze the ranking of the month of `day`, once; gives the one that is there already."""
    first, _last = month_of(day)
    found = MonthlyRanking.objects.filter(month=first, revision=0).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return _freeze(first, 0, now=now)
    except IntegrityError:  # another worker was quicker
        return MonthlyRanking.objects.get(month=first, revision=0)


def freeze_what_is_due(now: datetime) -> list[MonthlyRanking]:
    """The month that is over, and those that were missed since the last frozen one; a year at most."""
    this_month = timezone.localdate(now).replace(day=1)
    last = this_month - timedelta(days=1)
    latest = MonthlyRanking.objects.aggregate(latest=Max("month"))["latest"]
    month = month_of(latest)[1] + timedelta(days=1) if latest else last.replace(day=1)
    month = max(month, date(this_month.year - 1, this_month.month, 1))
    frozen = []
    while month < this_month:
        frozen.append(freeze_month(month, now=now))
        month = month_of(month)[1] + timedelta(days=1)
    return frozen


def revise_month(day: date, *, reason: str, actor, now: datetime) -> MonthlyRanking:
    """Reckon a frozen month anew from the rows as they are now; the former ranking stays, and the reason is printed."""
    _demand(actor, REVISE)
    first, _last = month_of(day)
    if not reason.strip():
        raise RankingRefused(_("Say why the ranking is revised."), "reason")
    with transaction.atomic():
        last = MonthlyRanking.objects.select_for_update().filter(month=first).order_by("-revision").first()
        if last is None:
            raise RankingRefused(_("This month is not frozen yet."), "not_frozen")
        if last.signed_at is None:
            raise RankingRefused(_("The last revision waits for its signature."), "waiting")
        return _freeze(first, last.revision + 1, now=now, asked_by=actor, reason=reason.strip())


def sign_ranking(ranking: MonthlyRanking, *, actor, now: datetime) -> MonthlyRanking:
    """签发: from here on it is public. Who asked for a revision does not sign it."""
    _demand(actor, SIGN)
    with transaction.atomic():
        row = MonthlyRanking.objects.select_for_update().get(pk=ranking.pk)
        if row.signed_at is not None:
            raise RankingRefused(_("This ranking is signed already."), "signed")
        if row.asked_by_id == actor.pk:
            raise RankingRefused(_("Who asked for the revision cannot sign it; another person must."), "same_person")
        row.signed_by, row.signed_at = actor, now
        row.save(update_fields=["signed_by", "signed_at"])
        _record("ranking.sign", row, actor, now)
    return row


def public_ranking(month: date) -> MonthlyRanking | None:
    """The newest signed revision of a month."""
    return MonthlyRanking.objects.filter(month=month, signed_at__isnull=False).order_by("-revision").first()


def public_months() -> list[date]:
    """The months with a signed ranking, the newest first."""
    return list(
        MonthlyRanking.objects.filter(signed_at__isnull=False)
        .order_by("-month")
        .values_list("month", flat=True)
        .distinct()
    )


def leagues_of(ranking: MonthlyRanking) -> list[tuple[str, list[tuple[RankingRow, Line]]]]:
    """A ranking's rows by league, each with its figures; a league without units is left out."""
    rows = [(row, Line(row.unit_id, row.unit_name, row.counts)) for row in ranking.rows.order_by("order", "pk")]
    found = [(str(kind.label), [pair for pair in rows if pair[0].league == kind]) for kind in UnitKind]
    return [(label, pairs) for label, pairs in found if pairs]


def _freeze(first: date, revision: int, *, now: datetime, asked_by=None, reason: str = "") -> MonthlyRanking:
    _first, last = month_of(first)
    lines = statistics(first, last, as_of=last).units
    kinds = dict(ResponsibleUnit.objects.filter(pk__in=[line.key for line in lines]).values_list("pk", "kind"))
    ranking = MonthlyRanking.objects.create(
        month=first, revision=revision, frozen_at=now, asked_by=asked_by, reason=reason
    )
    rows = []
    for kind in UnitKind:
        league = [line for line in lines if kinds.get(line.key) == kind]
        rows += [
            RankingRow(
                ranking=ranking,
                league=kind,
                unit_id=line.key,
                unit_name=line.label,
                rank=rank,
                order=order,
                counts=line.counts,
            )
            for order, (rank, line) in enumerate(ranked(league))
        ]
    RankingRow.objects.bulk_create(rows)
    _record("ranking.freeze", ranking, asked_by, now)
    return ranking


def _record(action: str, ranking: MonthlyRanking, actor, now: datetime) -> None:
    payload = {
        "month": ranking.month.isoformat(),
        "revision": ranking.revision,
        "reason": ranking.reason,
        "rows": [[row.unit_id, row.rank, row.counts] for row in ranking.rows.order_by("pk")],
    }
    subject = f"exposure.monthlyranking:{ranking.pk}"
    record(chain=CHAIN, action=action, subject=subject, now=now, actor=actor, payload=payload)


def _demand(actor, permission: str) -> None:
    if actor is None or not actor.is_active or not actor.has_perm(permission):
        raise RankingRefused(_("You may not take this step."), "permission")
