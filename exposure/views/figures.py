"""The public dashboard: what was handed over and put right, by unit, category, district and month, with every divisor."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..services.figures import LONGEST, Line, month_of, months_between, statistics

CHART_WIDTH, CHART_HEIGHT, GAP = 720, 160, 8


def dashboard(request: HttpRequest, page) -> HttpResponse:
    """A GET form's worth: `from` and `to` as months. What means nothing is passed over, so that no address is an error."""
    today = timezone.localdate()
    start = _month(request.GET.get("from", ""), today.replace(month=1, day=1))
    end = month_of(_month(request.GET.get("to", ""), today))[1]
    if end < start:
        start, end = start.replace(day=1), month_of(start)[1]
    end = min(end, max(today, start))
    start = max(start, months_between(start, end)[0][0])
    figures = statistics(start, end)
    context = {
        "page": page,
        "figures": figures,
        "bars": _bars(figures.months),
        "chart": {"width": CHART_WIDTH, "height": CHART_HEIGHT, "half": CHART_HEIGHT / 2},
        "tables": [("unit", figures.units), ("category", figures.categories), ("district", figures.districts)],
        "limit": LONGEST,
    }
    return render(request, "exposure/figures.html", context)


def _month(text: str, otherwise: date) -> date:
    """The first day of a month written as 2026-09; of the other day's month when it is none, or of no campaign's time."""
    try:
        day = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return otherwise.replace(day=1)
    return day if text.isascii() and 2000 <= day.year < 2100 else otherwise.replace(day=1)


def _bars(months: list[Line]) -> list[dict]:
    """Where each month's bar stands: how much of what was due was put right. A month with nothing due has none."""
    step = CHART_WIDTH / max(len(months), 1)
    bars = []
    for number, line in enumerate(months):
        share = float(line.due_rate.value or 0) / 100
        height = round(CHART_HEIGHT * share, 1)
        bars.append(
            {
                "line": line,
                "x": round(number * step + GAP / 2, 1),
                "width": round(max(step - GAP, 1), 1),
                "y": round(CHART_HEIGHT - height, 1),
                "height": height,
                "middle": round(number * step + step / 2, 1),
                "is_labelled": len(months) <= 12 or number % 3 == 0,
            }
        )
    return bars
