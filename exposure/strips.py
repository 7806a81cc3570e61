"""What the board puts on the home page."""

from django.utils import timezone

from .models import Case, ExposureBoardPage
from .models.publication import picture_pairs
from .timeline import state_chip


def call(request) -> dict:
    return {}


def newest_cases(request) -> dict | None:
    """The three newest cases that are shown; nothing while there are none."""
    cases = list(Case.objects.shown().select_related("category", "unit").with_pictures().order_by("-pk")[:3])
    if not cases:
        return None
    board = ExposureBoardPage.objects.live().only("url_path").first()
    now = timezone.now()
    return {
        "rows": [{"case": case, "chip": state_chip(case, now), "pairs": picture_pairs(case)} for case in cases],
        "total": Case.objects.shown().count(),
        "url": board.get_url(request) if board else "",
    }
