"""The states of a placement and of a design: every move there is. What is not in a table is refused."""

from dataclasses import dataclass

from django.db import transaction

from .choices import SHOWN, DesignState, PlacementState
from .models import Design, Placement, PlacementEvent

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


def move_placement(placement: Placement, target: str, *, now, by=None, reason: str = "") -> Placement:
    """Lock, check, write the state, the interval it was on show and the event, in one transaction."""
    with transaction.atomic():
        locked = Placement.objects.select_for_update().get(pk=placement.pk)
        source = locked.state
        check(find(PLACEMENT_MOVES, source, target), by, reason)
        day = now.date()
        if target in SHOWN and source not in SHOWN:
            locked.live_from, locked.live_until = locked.live_from or day, None
        elif target not in SHOWN and source in SHOWN:
            locked.live_until = max(day, locked.live_from or day)
        locked.state = target
        locked.save(update_fields=["state", "live_from", "live_until"])
        PlacementEvent.objects.create(
            placement=locked, at=now, by=by, from_state=source, to_state=target, reason=reason.strip()
        )
    return locked


def move_design(design: Design, target: str, *, now, by=None, reason: str = "") -> Design:
    with transaction.atomic():
        locked = Design.objects.select_for_update().get(pk=design.pk)
        check(find(DESIGN_MOVES, locked.state, target), by, reason)
        locked.state = target
        if target == DesignState.APPROVED:
            locked.approved_at = now
        locked.save(update_fields=["state", "approved_at"])
    return locked
