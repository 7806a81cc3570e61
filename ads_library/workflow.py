"""The states of a placement and of a design: every move there is. What is not in a table is refused."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from .choices import SHOWN, DesignState, PlacementState
from .models import Design, DesignEvent, Placement, PlacementEvent

P, D = PlacementState, DesignState


class Refused(Exception):
    """A move that the table does not hold, or whose condition fails; ``str()`` of it says why, in Chinese."""


@dataclass(frozen=True)
class Move:
    """From, to, the permission it takes (None: only the machine and the imports), whether a reason must be given."""

    source: str
    target: str
    permission: str | None
    needs_reason: bool = False


PLACEMENT_MOVES = (
    Move(P.PLANNED, P.APPROVED, "ads_library.change_placement"),
    Move(P.PLANNED, P.LIVE, None),
    Move(P.PLANNED, P.VOID, "ads_library.change_placement", needs_reason=True),
    Move(P.APPROVED, P.DISPATCHED, "ads_library.post_placement"),
    Move(P.APPROVED, P.VOID, "ads_library.change_placement", needs_reason=True),
    Move(P.DISPATCHED, P.ACCEPTED, "ads_library.post_placement"),
    Move(P.DISPATCHED, P.VOID, "ads_library.change_placement", needs_reason=True),
    Move(P.ACCEPTED, P.POSTED, "ads_library.post_placement"),
    Move(P.POSTED, P.LIVE, "ads_library.accept_placement"),
    Move(P.POSTED, P.REJECTED, "ads_library.accept_placement", needs_reason=True),
    Move(P.REJECTED, P.DISPATCHED, "ads_library.post_placement"),
    Move(P.LIVE, P.FIX_NEEDED, "ads_library.change_placement", needs_reason=True),
    Move(P.FIX_NEEDED, P.LIVE, "ads_library.accept_placement"),
    Move(P.LIVE, P.EXPIRING, None),
    Move(P.EXPIRING, P.LIVE, "ads_library.change_placement", needs_reason=True),
    Move(P.LIVE, P.TO_REMOVE, "ads_library.change_placement", needs_reason=True),
    Move(P.EXPIRING, P.TO_REMOVE, "ads_library.change_placement"),
    Move(P.FIX_NEEDED, P.TO_REMOVE, "ads_library.change_placement", needs_reason=True),
    Move(P.TO_REMOVE, P.REMOVED, "ads_library.post_placement"),
    Move(P.REMOVED, P.VOID, "ads_library.change_placement", needs_reason=True),
)
DESIGN_MOVES = (
    Move(D.DRAFT, D.IN_REVIEW, "ads_library.change_design"),
    Move(D.IN_REVIEW, D.DRAFT, "ads_library.review_design_first", needs_reason=True),
    Move(D.IN_REVIEW, D.APPROVED, "ads_library.approve_design"),
    Move(D.APPROVED, D.IN_REVIEW, "ads_library.change_design"),
    Move(D.APPROVED, D.WITHDRAWN, "ads_library.withdraw_design", needs_reason=True),
    Move(D.APPROVED, D.EXPIRED, None),
    Move(D.EXPIRED, D.IN_REVIEW, "ads_library.change_design"),
    Move(D.WITHDRAWN, D.ARCHIVED, "ads_library.withdraw_design"),
    Move(D.EXPIRED, D.ARCHIVED, "ads_library.withdraw_design"),
    Move(D.DRAFT, D.ARCHIVED, "ads_library.change_design"),
)


def find(moves: tuple[Move, ...], source: str, target: str) -> Move:
    move = next((move for move in moves if (move.source, move.target) == (source, target)), None)
    if move is None:
        raise Refused("状态不能这样变更。")
    return move


def check(move: Move, by, reason: str) -> None:
    """``by`` None is the machine: imports, expiry, demo data."""
    if by is not None and (move.permission is None or not by.has_perm(move.permission)):
        raise Refused("您没有这项权限。")
    if move.needs_reason and not reason.strip():
        raise Refused("请写明原因。")


def move_placements(placements, target: str, *, now, by=None, reason: str = "") -> list[Placement]:
    """``move_placement`` for many in a few statements. All of them or none: one move that the table refuses stops them all."""
    with transaction.atomic():
        locked = list(placements.select_for_update(of=("self",)).order_by("pk"))
        moves = {source: find(PLACEMENT_MOVES, source, target) for source in {row.state for row in locked}}
        for move in moves.values():
            check(move, by, reason)
        events = []
        for row in locked:
            events.append(
                PlacementEvent(
                    placement=row, at=now, by=by, from_state=row.state, to_state=target, reason=reason.strip()[:200]
                )
            )
            _enter(row, target, now)
        Placement.objects.bulk_update(locked, ["state", "live_from", "live_until"], batch_size=200)
        PlacementEvent.objects.bulk_create(events, batch_size=500)
    return locked


def _enter(placement: Placement, target: str, now) -> None:
    """Set the state and the interval it was on show."""
    day = timezone.localdate(now)
    if target in SHOWN and placement.state not in SHOWN:
        placement.live_from, placement.live_until = placement.live_from or day, None
    elif target not in SHOWN and placement.state in SHOWN:
        placement.live_until = max(day, placement.live_from or day)
    placement.state = target


def move_placement(placement: Placement, target: str, *, now, by=None, reason: str = "") -> Placement:
    """Lock, check, write the state, the interval it was on show and the event, in one transaction."""
    with transaction.atomic():
        locked = Placement.objects.select_for_update().get(pk=placement.pk)
        source = locked.state
        check(find(PLACEMENT_MOVES, source, target), by, reason)
        _enter(locked, target, now)
        locked.save(update_fields=["state", "live_from", "live_until"])
        PlacementEvent.objects.create(
            placement=locked, at=now, by=by, from_state=source, to_state=target, reason=reason.strip()[:200]
        )
    return locked


def move_design(design: Design, target: str, *, now, by=None, reason: str = "", recorded_by=None) -> Design:
    """``recorded_by`` names the person where a service has checked the right itself."""
    with transaction.atomic():
        locked = Design.objects.select_for_update().get(pk=design.pk)
        source = locked.state
        check(find(DESIGN_MOVES, source, target), by, reason)
        locked.state = target
        if target == DesignState.APPROVED:
            locked.approved_at = now
        locked.save(update_fields=["state", "approved_at"])
        DesignEvent.objects.create(
            design=locked, at=now, by=by or recorded_by, from_state=source, to_state=target, reason=reason.strip()[:200]
        )
    return locked
