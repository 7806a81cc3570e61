"""The public dashboard: what was handed over and put right, by unit, category, district and month, with every divisor."""

import itertools
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..services.figures import LONGEST, Line, month_of, months_between, statistics

STEP, CHART_HEIGHT, GAP = 60, 160, 8  # of the chart of months, in sixteenths of a letter's height
FEWEST = 5  # months that the chart leaves room for, so that two bars do not stand in a slit


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
    months = _from_the_first(figures.months)
    context = {
        "page": page,
        "figures": figures,
        "months": months,
        "bars": _bars(months),
        "chart": _chart(len(months)),
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


def _from_the_first(months: list[Line]) -> list[Line]:
    """Without the empty months before the board began; the last one stays in any case."""
    empty = itertools.takewhile(lambda line: not (line.handed_over or line.due), months[:-1])
    return months[len(list(empty)) :]


def _chart(months: int) -> dict:
    """As wide as its months want, in `em` so that it grows with the reader's letters; a long one scrolls."""
    width = STEP * max(months, FEWEST)
    return {"width": width, "ems": f"{width / 16:g}em", "height": CHART_HEIGHT, "half": CHART_HEIGHT / 2}


def _bars(months: list[Line]) -> list[dict]:
    """Where each month's bar stands: how much of what was due was put right. A month with nothing due has none."""
    bars = []
    for number, line in enumerate(months):
        share = float(line.due_rate.value or 0) / 100
        height = round(CHART_HEIGHT * share, 1)
        bars.append(
            {
                "line": line,
                "x": number * STEP + GAP // 2,
                "width": STEP - GAP,
                "y": round(CHART_HEIGHT - height, 1),
                "height": height,
                "middle": number * STEP + STEP // 2,
            }
        )
    return bars
