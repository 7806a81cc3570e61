"""What the board puts on the home page."""

from django.utils import timezone
from django.utils.translation import gettext as _

from site_cms.pages.registry import Figure

from .models import Case, ExposureBoardPage
from .models.publication import picture_pairs
from .services.figures import statistics
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


def figures(request) -> list[Figure]:
    """Struck off out of all handed over this year, with the rate of those that had a deadline; nothing while there are none."""
    today = timezone.localdate()
    total = statistics(today.replace(month=1, day=1), today, breakdown=False).total
    if not total.handed_over:
        return []
    board = ExposureBoardPage.objects.live().only("url_path").first()
    rate = total.deadline_rate
    return [
        Figure(
            label=_("Exposure board, struck off this year"),
            value=f"{total.closed} ÷ {total.handed_over}",
            note=_("Put right of those with a deadline: %(rate)s (%(fraction)s)")
            % {"rate": rate.text, "fraction": rate.fraction},
            share=total.closed / total.handed_over,
            url=f"{board.get_url(request)}figures/" if board else "",
            link_label=_("All figures"),
        )
    ]
