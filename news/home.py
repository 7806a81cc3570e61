"""What the home page shows of the columns: the lead story with the newest beside it, each column's newest, the notices."""

from typing import Any

from django.http import HttpRequest

from site_cms.pages.models import HomePage

from .choices import ColumnKind
from .models import ArticleRow, ColumnPage
from .querysets import newest_of

BESIDE = 3
EACH = 3
NOTICES = 5


def _public_columns(request: HttpRequest) -> list[ColumnPage]:
    """In the order of the tree; once a request."""
    if not hasattr(request, "_news_columns"):
        request._news_columns = list(ColumnPage.objects.live().public().order_by("path"))
    return request._news_columns


def _newest(request: HttpRequest) -> dict[int, list[ArticleRow]]:
    """The newest of every column in one query, once a request; enough for the lead, the columns and the notices."""
    if not hasattr(request, "_news_newest"):
        columns = _public_columns(request)
        request._news_newest = newest_of(columns, EACH + BESIDE)
        for column in columns:
            for row in request._news_newest[column.pk]:
                row.column = column
    return request._news_newest


def latest_strip(request: HttpRequest) -> dict[str, Any] | None:
    """The lead story that the editors chose, else the newest article with a picture; beside it the newest others."""
    newest = _newest(request)
    notices = {column.pk for column in _public_columns(request) if column.kind == ColumnKind.NOTICE}
    rows = sorted((row for found in newest.values() for row in found), key=lambda r: (r.at, r.pk), reverse=True)
    if not rows:
        return None
    lead = _chosen_lead() or next((r for r in rows if r.lead_image_id and r.column_id not in notices), rows[0])
    beside: list[ArticleRow] = []
    for row in rows:  # one of each column before a second of any
        if row.pk != lead.pk and row.column_id not in {other.column_id for other in beside} | notices:
            beside.append(row)
    beside = beside[:BESIDE]
    request._news_shown = {lead.pk, *(row.pk for row in beside)}
    return {"lead": lead, "beside": beside}


def _chosen_lead() -> ArticleRow | None:
    chosen = HomePage.objects.exclude(lead_page=None).values("lead_page")[:1]
    return ArticleRow.objects.filter(pk__in=chosen).select_related("lead_image", "column").first()


def columns_strip(request: HttpRequest) -> dict[str, Any] | None:
    """Each column of news with its newest that do not stand above already."""
    newest = _newest(request)
    shown = getattr(request, "_news_shown", set())
    blocks = []
    for column in _public_columns(request):
        rows = [row for row in newest[column.pk] if row.pk not in shown][:EACH]
        if column.kind != ColumnKind.NOTICE and rows:
            blocks.append({"column": column, "rows": rows})
    return {"columns": blocks} if blocks else None


def notices_strip(request: HttpRequest) -> dict[str, Any] | None:
    newest = _newest(request)
    for column in _public_columns(request):
        if column.kind == ColumnKind.NOTICE and newest[column.pk]:
            return {"column": column, "rows": newest[column.pk][:NOTICES]}
    return None
