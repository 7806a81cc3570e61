"""What a crew reports of its orders."""

import datetime as dt
from collections.abc import Mapping
from typing import IO

from django.db import transaction

from site_cms.media import intake
from site_cms.places.datum import metres_between

from ..choices import REQUIRED_PHOTOS, PhotoKind, PlacementState, WorkKind
from ..models import ProofPhoto, WorkLine, WorkOrder
from ..workflow import Refused, move_placement

LONGEST_SIDE = 1600


def finish_line(line: WorkLine, *, photos: Mapping[str, IO[bytes]], by, now: dt.datetime) -> WorkLine:
    """Report one line as done, with the pictures that its kind of work asks for. The order is done with its last line.

    Raises ``Refused`` when a picture is missing or the line is done already, ``IntakeError`` for a file that is no picture.
    """
    if line.order.unit_id != by.unit_id:
        raise Refused("这不是您单位的派单。")
    missing = [kind for kind in REQUIRED_PHOTOS[line.order.kind] if not photos.get(kind)]
    if missing:
        raise Refused(f"还缺照片：{'、'.join(str(PhotoKind(kind).label) for kind in missing)}。")
    # Outside the transaction: a picture may take seconds.
    rebuilt = {
        kind: intake.rebuild(photos[kind], LONGEST_SIDE, position=True) for kind in REQUIRED_PHOTOS[line.order.kind]
    }
    with transaction.atomic():
        order = WorkOrder.objects.select_for_update().get(pk=line.order_id)
        line = WorkLine.objects.select_related("placement__face__carrier").get(pk=line.pk)
        if line.done_at:
            raise Refused("这一处已经报过完成。")
        for kind, picture in rebuilt.items():
            ProofPhoto.objects.create(
                line=line, kind=kind, picture=intake.PictureFile(picture), sha256=picture.sha256, uploaded_at=now,
                distance_m=_distance(line, picture.position),
            )  # fmt: skip
        if order.kind == WorkKind.TAKE_DOWN and line.placement.state == PlacementState.TO_REMOVE:
            move_placement(line.placement, PlacementState.REMOVED, by=by, now=now)
        line.done_at, line.done_by = now, by
        line.save(update_fields=["done_at", "done_by"])
        if not order.lines.filter(done_at=None).exists():
            order.done_at = now
            order.save(update_fields=["done_at"])
    return line


def _distance(line: WorkLine, position) -> int | None:
    carrier = line.placement.face.carrier if line.placement.face else None
    if position is None or carrier is None or carrier.lon is None:
        return None
    return round(metres_between(position, (float(carrier.lon), float(carrier.lat))))
