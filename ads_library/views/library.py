"""The library as residents see it: posters by theme, one poster, the rows behind a figure."""

import datetime as dt

from django.http import Http404, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from site_cms.imports.export import csv_lines
from site_cms.places.models import ResponsibleUnit

from ..choices import FileRole
from ..filters import DesignFilters
from ..models import Design, DesignFile, Placement
from ..services.figures import DEFINITIONS, figure, rows_behind

PAGE = 24
ROWS = 50


def library_list(request, page):
    """Posters, newest first, with counted facets; ``after`` is the last one seen."""
    today = timezone.localdate()
    filters = DesignFilters(request.GET, Design.objects.public(today))
    rows = filters.queryset()
    total, facets = filters.count()
    after = _cursor(request.GET.get("after", ""))
    listed = rows.order_by("-approved_at", "-pk")
    if after:
        moment, pk = after
        listed = listed.filter(approved_at__lte=moment).exclude(approved_at=moment, pk__gte=pk)
    designs = list(listed[: PAGE + 1])
    more = len(designs) > PAGE
    designs = designs[:PAGE]
    _with_pictures(designs)
    last = designs[-1] if more else None
    context = {
        "page": page,
        "self": page,
        "filters": filters,
        "facets": facets,
        "chips": filters.chips(),
        "designs": designs,
        "total": total,
        "first_url": filters.url() if after else "",
        "next_url": filters.url(after=f"{last.approved_at.timestamp():.6f}_{last.pk}") if last else "",
        "robots": "noindex" if filters.is_filtered or after else "",
    }
    return TemplateResponse(request, "ads_library/ad_library_page.html", context)


def design_page(request, page, code: str):
    """One design: its picture, its words, where it is on show."""
    today = timezone.localdate()
    design = Design.objects.public(today).filter(code=code).prefetch_related("themes").first()
    if design is None:
        raise Http404
    _with_pictures([design])
    shown = (
        Placement.objects.shown_on(today)
        .filter(design_version__design=design)
        .select_related("place")
        .order_by("place__name", "pk")[:ROWS]
    )
    context = {
        "page": page,
        "self": page,
        "design": design,
        "lines": [line for line in design.inscription.splitlines() if line.strip()],
        "placements": shown,
    }
    return TemplateResponse(request, "ads_library/design.html", context)


def figure_rows(request, page, slug: str):
    """A figure with its rule, its day and every row it counts; ``as_of`` asks for another day, ``format=csv`` for a file."""
    definition = DEFINITIONS.get(slug)
    if definition is None:
        raise Http404
    as_of = _day(request.GET.get("as_of", "")) or timezone.localdate()
    number = request.GET.get("unit", "")
    unit = ResponsibleUnit.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None
    rows = rows_behind(definition, as_of, unit).select_related("place", "unit", "face").order_by("pk")
    if request.GET.get("format") == "csv":
        response = StreamingHttpResponse(
            csv_lines([HEADS, *map(_cells, rows.iterator(chunk_size=1000))]), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{slug}-{as_of.isoformat()}.csv"'
        return response
    after = request.GET.get("after", "")
    if after.isdecimal() and len(after) < 18:
        rows = rows.filter(pk__gt=int(after))
    listed = list(rows[: ROWS + 1])
    more = len(listed) > ROWS
    query = f"as_of={as_of.isoformat()}" + (f"&unit={unit.pk}" if unit else "")
    context = {
        "page": page,
        "self": page,
        "figure": figure(slug, as_of, unit),
        "unit": unit,
        "as_of": as_of,
        "rows": listed[:ROWS],
        "next_url": f"?{query}&after={listed[ROWS - 1].pk}" if more else "",
        "first_url": f"?{query}" if after else "",
        "csv_url": f"?{query}&format=csv",
    }
    return TemplateResponse(request, "ads_library/figure.html", context)


HEADS = ("点位", "位置", "载体类型", "数量", "计量单位", "面积（㎡）", "责任单位", "内容", "设置时间", "编号")


def _cells(row: Placement) -> list:
    return [
        row.place.name, row.position, row.medium_name or row.get_medium_display(), row.quantity, row.measure, row.area_m2,
        row.unit.name if row.unit else "", row.content, row.starts or row.live_from, row.external_code,
    ]  # fmt: skip


def _with_pictures(designs: list[Design]) -> None:
    """Give each design the picture of its newest approved version, in one query."""
    files = (
        DesignFile.objects.filter(version__design__in=designs, version__is_approved=True, role=FileRole.WEB)
        .exclude(image=None)
        .select_related("image", "version")
        .order_by("version__number")
    )
    pictures = {file.version.design_id: file.image for file in files}
    for design in designs:
        design.picture = pictures.get(design.pk)


def _cursor(text: str):
    moment, _, pk = text.partition("_")
    try:
        return dt.datetime.fromtimestamp(float(moment), dt.UTC), int(pk[:18])
    except (ValueError, OverflowError, OSError):
        return None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
