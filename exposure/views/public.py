"""The public's side: a case, its pictures. Nothing is shown unless its approval fits the very bytes that are served."""

import hashlib

from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from site_cms.pages.views import gone

from ..choices import PublicationKind, PublicationState
from ..guards import is_approved_for
from ..models import Case, Publication
from ..models.assessment import BoardOpening, board_is_open
from ..models.publication import picture_pairs
from ..services.notes import shown_notes
from ..services.publishing import shown_text
from ..timeline import public_steps, state_chip


@require_safe
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """One case. 404 when it was never shown, 410 when it was taken down."""
    case = (
        Case.objects.select_related("category", "unit", "place", "district")
        .with_pictures()
        .annotate(board_is_open=Exists(BoardOpening.objects.filter(closed_at=None)))
        .filter(number=number)
        .first()
    )
    if case is None or not case.board_is_open:
        raise Http404
    publications = list(case.publications.all())
    for publication in publications:
        publication.case = case
    if shown_text(case) is None:
        text = next((p for p in publications if p.kind == PublicationKind.TEXT), None)
        if text is not None and text.state in (PublicationState.UNPUBLISHED, PublicationState.HELD):
            return gone(request)
        raise Http404
    reply = case.replies.order_by("-at").first() if case.closed_at else None
    response = render(
        request,
        "exposure/case.html",
        {
            "case": case,
            "chip": state_chip(case, timezone.now()),
            "steps": public_steps(case),
            "pairs": picture_pairs(case),
            "reply": reply,
            "notes": shown_notes(case),
        },
    )
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def case_picture(request: HttpRequest, number: str, sha256: str) -> HttpResponse:
    """A derivative by its hash, and only the bytes with that hash, and only while they are published."""
    publication = (
        Publication.objects.select_related("redaction", "case")
        .filter(
            case__number=number,
            state=PublicationState.PUBLISHED,
            approved_hash=sha256,
            redaction__isnull=False,
        )
        .first()
    )
    if publication is None:
        raise Http404
    text = Publication.objects.select_related("case").filter(case=publication.case, kind=PublicationKind.TEXT).first()
    if text is None or text.state != PublicationState.PUBLISHED or not board_is_open():
        raise Http404
    try:
        with publication.redaction.derivative.open("rb") as file:
            content = file.read()
    except OSError as error:
        raise Http404 from error
    if not is_approved_for(publication, hashlib.sha256(content).hexdigest()):
        raise Http404
    name = publication.redaction.derivative.name
    response = HttpResponse(
        content, content_type="image/jpeg" if name.endswith((".jpg", ".jpeg")) else f"image/{name.rsplit('.', 1)[-1]}"
    )
    response["ETag"] = f'"{sha256}"'
    response["X-Robots-Tag"] = "noindex, noimageindex"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, no_cache=True)
    return response
