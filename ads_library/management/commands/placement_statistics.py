"""Print the figures of the ad library as of a day, exact and as a newspaper would print them."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone

from ads_library.choices import Medium
from ads_library.services.figures import Statistics, place_type_label, statistics
from site_cms.imports.export import safe_row
from site_cms.places.models import ResponsibleUnit


class Command(BaseCommand):
    help = "Counts public-service ads as of a day: places, pieces, square metres, vehicles."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=dt.date.fromisoformat, help="YYYY-MM-DD (default: today)")
        parser.add_argument("--unit", default="", help="one responsible unit, by name or short name")
        parser.add_argument("--format", choices=["table", "json", "xlsx"], default="table")
        parser.add_argument("--output", type=Path, help="file for xlsx")

    def handle(self, *args, as_of, unit, output, **options):
        found = None
        if unit:
            found = ResponsibleUnit.objects.filter(Q(name=unit) | Q(short_name=unit)).first()
            if found is None:
                raise CommandError(f"没有这个责任单位：{unit}")
        facts = statistics(as_of or timezone.localdate(), found)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(facts), ensure_ascii=False))
        elif options["format"] == "xlsx":
            if output is None:
                raise CommandError("请用 --output 指定文件。")
            write_xlsx(facts, output)
        else:
            self.table(facts)

    def table(self, facts: Statistics):
        self.stdout.write(f"截至 {facts.as_of.isoformat()}{'　' + facts.unit if facts.unit else ''}")
        for item in facts.figures:
            if item.rows:
                self.stdout.write(f"{item.definition.label}\t{item.exact}\t{item.phrase}\t{item.rows} 行")
        for line in facts.lines:
            cells = _cells(line)
            self.stdout.write("\t".join("" if cell is None else str(cell) for cell in cells))


HEADS = ("责任单位", "载体", "点位类型", "数量", "面积（平方米）", "点位数", "台账行数", "含约数")


def _cells(line):
    return (
        line.unit,
        str(dict(Medium.choices).get(line.medium, line.medium)),
        place_type_label(line.place_type),
        None if line.count is None else float(line.count),
        None if line.area_m2 is None else float(line.area_m2),
        line.places,
        line.rows,
        "是" if line.approximate else "",
    )


def as_json(facts: Statistics) -> dict:
    """The figures and the table as plain values; keys are codes, so that programs need no Chinese."""
    return {
        "as_of": facts.as_of.isoformat(),
        "unit": facts.unit,
        "places": facts.places,
        "figures": [
            {
                "figure": item.definition.slug,
                "label": item.definition.label,
                "exact": float(item.exact),
                "approximate": item.approximate,
                "phrase": item.phrase,
                "rows": item.rows,
            }
            for item in facts.figures
        ],
        "lines": [
            {
                "unit": line.unit,
                "medium": line.medium,
                "place_type": line.place_type,
                "measure": str(line.measure),
                "count": None if line.count is None else float(line.count),
                "area_m2": None if line.area_m2 is None else float(line.area_m2),
                "places": line.places,
                "rows": line.rows,
                "approximate": line.approximate,
            }
            for line in facts.lines
        ],
    }


def write_xlsx(facts: Statistics, output: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("公益广告统计")
    page.append([f"截至 {facts.as_of.isoformat()}{'　' + facts.unit if facts.unit else ''}"])
    page.append(["指标", "准确数", "报道用语", "台账行数"])
    for item in facts.figures:
        if item.rows:
            page.append(safe_row([item.definition.label, float(item.exact), item.phrase, item.rows]))
    page.append([])
    page.append(HEADS)
    for line in facts.lines:
        page.append(safe_row(_cells(line)))
    book.save(output)
