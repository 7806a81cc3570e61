"""A board and a place as residents see them: what is on show here, and what was before."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from site_cms.places.models import Place

from ..choices import DesignState
from ..models import AdLibraryPage, Carrier, Placement

ROWS = 50
PAST = 20


@require_safe
def board(request, code: str):
    """One carrier by the code on its plate. What was taken down has no page: nothing can be seen there any more."""
    today = timezone.localdate()
    carrier = get_object_or_404(
        Carrier.objects.select_related("place", "owner_unit").filter(removed_on=None), code=code.lower()
    )
    placements = list(_on_faces(carrier).shown_on(today).order_by("face__number", "pk")[:ROWS])
    past = list(
        _on_faces(carrier).filter(live_until__lte=today, live_from__isnull=False).order_by("-live_until", "-pk")[:PAST]
    )
    for placement in [*placements, *past]:
        placement.design = _public_design(placement, today)
    context = {
        "library": AdLibraryPage.objects.live().first(),
        "carrier": carrier,
        "faces": carrier.faces.order_by("number"),
        "placements": placements,
        "past": past,
    }
    return TemplateResponse(request, "ads_library/board.html", context)


@require_safe
def place(request, pk: int):
    """What is on show at a place today; ``after`` is the last row seen. A place without any has no page."""
    today = timezone.localdate()
    if pk > 2**62:
        raise Http404
    here = get_object_or_404(Place.objects.filter(is_active=True).select_related("district"), pk=pk)
    rows = (
        Placement.objects.shown_on(today)
        .filter(place=here)
        .select_related("unit", "face__carrier", "design_version__design")
        .order_by("pk")
    )
    total = rows.count()
    if not total:
        raise Http404
    after = request.GET.get("after", "")
    if after.isascii() and after.isdecimal() and len(after) < 18:
        rows = rows.filter(pk__gt=int(after))
    listed = list(rows[: ROWS + 1])
    more = len(listed) > ROWS
    listed = listed[:ROWS]
    for placement in listed:
        placement.design = _public_design(placement, today)
    context = {
        "library": AdLibraryPage.objects.live().first(),
        "place": here,
        "placements": listed,
        "total": total,
        "first_url": request.path if after else "",
        "next_url": f"?after={listed[-1].pk}" if more else "",
    }
    return TemplateResponse(request, "ads_library/place.html", context)


def _on_faces(carrier: Carrier):
    return Placement.objects.filter(face__carrier=carrier).select_related("design_version__design", "face")


def _public_design(placement: Placement, today):
    """The design shown, when residents may open it."""
    design = placement.design_version.design if placement.design_version else None
    if design is None or design.state != DesignState.APPROVED:
        return None
    begun = design.valid_from is None or design.valid_from <= today
    return design if begun and (design.valid_until is None or design.valid_until >= today) else None
