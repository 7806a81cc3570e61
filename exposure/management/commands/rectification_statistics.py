"""Print the figures of the exposure board for a period, each with its divisor."""

import datetime as dt
import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from exposure.services.figures import COUNTS, Line, Statistics, lines_of, statistics

TITLES = {"total": "全市", "units": "责任单位", "categories": "问题类别", "districts": "区域", "months": "月份"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class Command(BaseCommand):
    help = "Counts what was handed over, due and put right in a period, with every rate's divisor."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="start", type=day, help="YYYY-MM-DD (default: 1 January)")
        parser.add_argument("--to", dest="end", type=day, help="YYYY-MM-DD (default: today)")
        parser.add_argument("--as-of", type=day, help="the day the figures speak for (default: today)")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args, start, end, as_of, **options):
        end = end or timezone.localdate()
        start = start or end.replace(month=1, day=1)
        if end < start:
            raise CommandError("结束日期早于开始日期。")
        figures = statistics(start, end, as_of=as_of)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(figures), ensure_ascii=False))
        else:
            self.table(figures)

    def table(self, figures: Statistics):
        self.stdout.write(f"{figures.start.isoformat()} 至 {figures.end.isoformat()}，截至 {figures.as_of.isoformat()}")
        for name, lines in lines_of(figures):
            self.stdout.write("")
            heads = [TITLES[name], "移交", "有期限", "已整改"] + [str(rate.label) for rate in figures.total.rates]
            self.stdout.write("\t".join(heads))
            for line in lines:
                cells = [line.label, line.handed_over, line.deadline, line.closed]
                cells += [f"{rate.text}（{rate.fraction}）" for rate in line.rates]
                self.stdout.write("\t".join(str(cell) for cell in cells))


def as_json(figures: Statistics) -> dict:
    """Counts and rates as plain values; a rate without a divisor is null. Keys are codes, so that programs need no Chinese."""
    return {
        "from": figures.start.isoformat(),
        "to": figures.end.isoformat(),
        "as_of": figures.as_of.isoformat(),
        **{name: [_line(line) for line in lines] for name, lines in lines_of(figures) if name != "total"},
        "total": _line(figures.total),
    }


def _line(line: Line) -> dict:
    return {
        "label": line.label,
        **{name: line.counts[name] for name in COUNTS},
        "rates": {
            rate.name: {
                "value": None if rate.value is None else float(rate.value),
                "text": rate.text,
                "numerator": rate.numerator,
                "denominator": rate.denominator,
            }
            for rate in line.rates
        },
    }
