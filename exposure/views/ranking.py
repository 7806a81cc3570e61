"""The public's monthly ranking, a page below the board."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..models.assessment import board_is_open
from ..models.ranking import MonthlyRanking
from ..services.ranking import LEAST, leagues_of, public_months, public_ranking


def public_page(request: HttpRequest, page, month: str = "") -> HttpResponse:
    """The ranking of a month written as 2026-10, or the newest. Only what a leader has signed, only while the board is open."""
    months = public_months() if board_is_open() else []
    wanted = _month(month) if month else (months[0] if months else None)
    ranking = public_ranking(wanted) if wanted in months else None
    if month and ranking is None:
        raise Http404
    context = {
        "page": page,
        "ranking": ranking,
        "leagues": leagues_of(ranking) if ranking else [],
        "revisions": MonthlyRanking.objects.filter(
            month=ranking.month, signed_at__isnull=False, revision__gt=0
        ).order_by("revision")
        if ranking
        else [],
        "months": months[:36],
        "least": LEAST,
    }
    return render(request, "exposure/ranking.html", context)


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01") if text.isascii() and len(text) == 7 else None
    except ValueError:
        return None
