"""Permanent addresses of the board: a renamed page never breaks a receipt or a printed notice."""

from django.urls import path, re_path

from .views import appeal, papers, public, report, resident, unit

urlpatterns = [
    path("report/", report.report, name="exposure_report"),
    path("r/", resident.receipt, name="exposure_receipt"),
    path("r/picture/", resident.receipt_picture, name="exposure_receipt_picture"),
    re_path(r"^r/(?P<code>[0-9A-Za-z-]{20,60})/?$", resident.receipt, name="exposure_receipt_link"),
    re_path(r"^case/(?P<number>\d{10,12})$", public.case_page, name="exposure_case"),
    re_path(
        r"^case/(?P<number>\d{10,12})/(?P<sha256>[0-9a-f]{64})$", public.case_picture, name="exposure_case_picture"
    ),
    path("appeal/", appeal.lookup, name="exposure_appeals"),
    re_path(r"^appeal/(?P<number>\d{10,12})/$", appeal.appeal, name="exposure_appeal"),
    path("desk/papers/", papers.desk_papers, name="exposure_desk_papers"),
    path("desk/papers/<slug:kind>/<int:pk>/", papers.desk_paper, name="exposure_desk_paper"),
    path("desk/papers/<slug:kind>/<int:pk>.pdf", papers.desk_paper_pdf, name="exposure_desk_paper_pdf"),
    path("desk/lists/<slug:name>/", papers.desk_list, name="exposure_desk_case_list"),
    path("desk/cases/", unit.case_list, name="exposure_desk_list"),
    re_path(r"^desk/cases/(?P<number>\d{10,12})/$", unit.case_detail, name="exposure_desk_case"),
]
