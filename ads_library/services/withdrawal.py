"""Taking a design out of the city: where it is still up, who must take it down, by when."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from site_cms.places.models import Place
from site_cms.search.changes import refresh

from ..choices import SHOWN, DesignState, PlacementState, WorkKind
from ..models import Design, Placement, WorkLine, WorkOrder
from ..workflow import move_design, move_placements

TERM = dt.timedelta(days=3)
# What nobody has posted yet is not posted any more.
NOT_YET_UP = (PlacementState.PLANNED, PlacementState.APPROVED, PlacementState.DISPATCHED)
RAN_OUT = "作品适用期已满"


def still_up(design: Design):
    """The placements on which residents see a design today, whichever of its versions they show."""
    return Placement.objects.filter(design_version__design=design, state__in=SHOWN)


def withdraw_design(
    design: Design, *, by, now: dt.datetime, reason: str, due_on: dt.date | None = None, replaced_by: Design | None = None
) -> list[WorkOrder]:  # fmt: skip
    """Withdraw a design: it leaves the library at once, every live face that shows it is to be taken down, and each unit gets
    one order with its own. All or nothing. Returns the orders."""
    with transaction.atomic():
        design = move_design(design, DesignState.WITHDRAWN, by=by, now=now, reason=reason)
        if replaced_by is not None:
            design.replaced_by = replaced_by
            design.save(update_fields=["replaced_by"])
        return _take_down(design, by=by, now=now, reason=reason, due_on=due_on)


def expire_designs(now: dt.datetime) -> int:
    """The nightly job: designs whose time is up leave the library and are taken down. Safe to run twice."""
    ended = Design.objects.filter(state=DesignState.APPROVED, valid_until__lt=timezone.localdate(now))
    count = 0
    for design in ended:
        with transaction.atomic():
            move_design(design, DesignState.EXPIRED, now=now, reason=RAN_OUT)
            _take_down(design, by=None, now=now, reason=RAN_OUT, due_on=None)
        count += 1
    return count


def _take_down(design: Design, *, by, now: dt.datetime, reason: str, due_on: dt.date | None) -> list[WorkOrder]:
    waiting = Placement.objects.filter(design_version__design=design, state__in=NOT_YET_UP)
    move_placements(waiting, PlacementState.VOID, by=by, now=now, reason=reason)
    up = still_up(design)
    # An ad that is about to run out goes the shorter way; what is to be taken down already keeps its order.
    standing = up.filter(~Q(state=PlacementState.TO_REMOVE))
    moved = move_placements(standing, PlacementState.TO_REMOVE, by=by, now=now, reason=reason)
    ordered = set(
        WorkLine.objects.filter(
            placement__in=up, done_at=None, order__kind=WorkKind.TAKE_DOWN
        ).values_list("placement", flat=True)
    )  # fmt: skip
    by_unit: dict[int | None, list[Placement]] = {}
    for placement in up.select_related("face__carrier").order_by("place__name", "pk"):
        if placement.pk not in ordered:
            carrier = placement.face.carrier if placement.face else None
            keeper = carrier.maintainer_unit_id if carrier and carrier.maintainer_unit_id else placement.unit_id
            by_unit.setdefault(keeper, []).append(placement)
    orders = []
    for unit, placements in by_unit.items():
        order = WorkOrder.objects.create(
            kind=WorkKind.TAKE_DOWN, unit_id=unit, design=design, reason=reason.strip()[:200], issued_by=by, issued_at=now,
            due_on=due_on or timezone.localdate(now + TERM),
        )  # fmt: skip
        WorkLine.objects.bulk_create(
            [WorkLine(order=order, placement=placement) for placement in placements], batch_size=500
        )
        orders.append(order)
    # Bulk writes send no signal; what is on show at these places has not changed yet, but their lines' states have.
    transaction.on_commit(lambda: refresh(Place, {row.place_id for row in moved}))
    return orders
