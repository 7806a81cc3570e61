"""The papers and the three lists, for the office in the admin and for the unit at its desk."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from site_cms.audit.services import record
from site_cms.imports.export import csv_lines, xlsx_bytes
from site_cms.papers.pdf import CannotBeSet
from site_cms.places.models import ResponsibleUnit

from ..models.paper import PAPERS, Paper
from ..services.lists import LISTS, CaseList, cases_of
from ..services.papers import pdf_of, printed
from .office import OFFICE
from .unit import may_answer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_SCREEN = 100


def _demand(request: HttpRequest) -> None:
    if not any(request.user.has_perm(permission) for permission in OFFICE):
        raise PermissionDenied


def _no_store(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response


def _paper(kind: str, pk: int, **narrowed: Any) -> Paper:
    if kind not in PAPERS:
        raise Http404
    return get_object_or_404(PAPERS[kind], pk=pk, **narrowed)


def _shown(request: HttpRequest, paper: Paper, kind: str, pdf_url: str) -> HttpResponse:
    context = {"paper": printed(paper), "kind": kind, "pdf_url": pdf_url}
    return _no_store(render(request, "exposure/paper.html", context))


def _pdf(request: HttpRequest, paper: Paper) -> HttpResponse:
    try:
        content = pdf_of(paper)
    except CannotBeSet as error:
        problem = _("No font here has these characters: %(characters)s. Print the page instead.")
        context = {"paper": printed(paper), "problem": problem % {"characters": "、".join(error.characters)}}
        return _no_store(render(request, "exposure/paper.html", context, status=422))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = (
        f'inline; filename="{paper._meta.model_name}-{paper.year}-{paper.sequence:04d}.pdf"'
    )
    return _no_store(response)


@require_safe
def office_papers(request: HttpRequest, kind: str = "notice") -> HttpResponse:
    """The papers of one kind, newest first."""
    _demand(request)
    if kind not in PAPERS:
        raise Http404
    page = Paginator(PAPERS[kind].objects.select_related("unit"), 50).get_page(request.GET.get("p"))
    kinds = [(name, model._meta.verbose_name) for name, model in PAPERS.items()]
    return _no_store(render(request, "exposure/office/papers.html", {"page": page, "kind": kind, "kinds": kinds}))


@require_safe
def office_paper(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    _demand(request)
    return _shown(request, _paper(kind, pk), kind, f"{request.path.rstrip('/')}.pdf")


@require_safe
def office_paper_pdf(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    _demand(request)
    return _pdf(request, _paper(kind, pk))


@may_answer
@require_safe
def desk_papers(request: HttpRequest) -> HttpResponse:
    """All papers that came to the unit, newest first."""
    rows = [
        {"kind": kind, "name": model._meta.verbose_name, "paper": paper}
        for kind, model in PAPERS.items()
        for paper in model.objects.filter(unit_id=request.user.unit_id).order_by("-pk")[:50]
        if request.user.unit_id
    ]
    rows.sort(key=lambda row: row["paper"].issued_at, reverse=True)
    return _no_store(render(request, "exposure/desk_papers.html", {"rows": rows}))


@may_answer
@require_safe
def desk_paper(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """404 for another unit's paper, as for its case."""
    paper = _paper(kind, pk, unit_id=request.user.unit_id or 0)
    return _shown(request, paper, kind, f"{request.path.rstrip('/')}.pdf")


@may_answer
@require_safe
def desk_paper_pdf(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    return _pdf(request, _paper(kind, pk, unit_id=request.user.unit_id or 0))


# --- The three lists --------------------------------------------------------------------------------------------------


@require_safe
def office_list(request: HttpRequest, name: str) -> HttpResponse:
    """One list on the screen, as CSV, XLSX or for printing. What means nothing in the address is passed over."""
    _demand(request)
    chosen = _list(name)
    unit = _number(request.GET.get("unit", ""))
    state = request.GET.get("state", "")
    start, end = _day(request.GET.get("from", "")), _day(request.GET.get("to", ""))
    is_open = {"open": True, "closed": False}.get(state)
    cases = cases_of(chosen, unit_id=unit, start=start, end=end, is_open=is_open)
    context = {
        "units": ResponsibleUnit.objects.order_by("name").only("name", "short_name"),
        "chosen": {
            "unit": unit,
            "from": start.isoformat() if start else "",
            "to": end.isoformat() if end else "",
            "state": state if is_open is not None else "",
        },
        "lists": LISTS.values(),
    }
    return _answer(request, chosen, cases, "exposure/office/list.html", context)


@may_answer
@require_safe
def desk_list(request: HttpRequest, name: str) -> HttpResponse:
    """The same three lists of the unit's own cases."""
    chosen = _list(name)
    cases = cases_of(chosen, unit_id=request.user.unit_id or 0)
    return _answer(request, chosen, cases, "exposure/desk_case_list.html", {"lists": LISTS.values()})


def _answer(request: HttpRequest, chosen: CaseList, cases, template: str, context: dict[str, Any]) -> HttpResponse:
    now = timezone.now()
    wanted = request.GET.get("format", "")
    if wanted in ("csv", "xlsx"):
        _say_that_it_left(request, chosen, wanted, now)
        return _file(chosen, cases, wanted, now)
    shown = list(cases[: None if wanted == "print" else ON_SCREEN])
    query = request.GET.copy()
    query.pop("format", None)
    query = {name: value for name, value in query.items() if len(value) < 20}
    context |= {
        "list": chosen,
        "rows": [chosen.cells(case, now) for case in shown],
        "total": cases.count(),
        "is_print": wanted == "print",
        "day": timezone.localdate(now),
        "query": "".join(f"{name}={slugify(value)}&" for name, value in query.items() if slugify(value)),
    }
    if wanted == "print":
        return _no_store(render(request, "exposure/list_print.html", context))
    return _no_store(render(request, template, context))


def _file(chosen: CaseList, cases, wanted: str, now: datetime) -> HttpResponse | StreamingHttpResponse:
    table: Iterator[list[Any]] = chosen.table(cases, now)
    if wanted == "csv":
        response: Any = StreamingHttpResponse(csv_lines(table), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(xlsx_bytes(table, str(chosen.title)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{chosen.name}-{timezone.localdate(now):%Y%m%d}.{wanted}"'
    return _no_store(response)


def _say_that_it_left(request: HttpRequest, chosen: CaseList, wanted: str, now: datetime) -> None:
    """Exports are in the history, like views of originals."""
    record(
        chain="exposure:exports",
        action="list.export",
        subject=f"exposure.list:{chosen.name}",
        now=now,
        actor=request.user,
        payload={"format": wanted, "query": request.GET.urlencode()[:300]},
    )


def _list(name: str) -> CaseList:
    if name not in LISTS:
        raise Http404
    return LISTS[name]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        return None
    return day if day and 2000 <= day.year < 2100 else None
