"""The board in Wagtail's admin."""

from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import QuestionsField
from .models import Category
from .views import appeals_office, assessment, office, papers, ranking_office


class PermissionMenuItem(MenuItem):
    """Shown to those who may open what it leads to."""

    def __init__(self, *args, permissions: tuple[str, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.permissions = permissions

    def is_shown(self, request):
        return any(request.user.has_perm(permission) for permission in self.permissions)


class CategoryViewSet(ModelViewSet):
    model = Category
    icon = "tag"
    menu_label = _("Categories")
    add_to_admin_menu = False
    form_fields = [
        "code",
        "name",
        "parent",
        "standard",
        "questions",
        "term_kind",
        "term",
        "precision",
        "may_publish_photo",
        "is_danger",
        "accepts_reports",
        "unit",
        "order",
    ]
    list_display = ["code", "name", "parent", "term", "term_kind", "accepts_reports"]
    search_fields = ["code", "name"]
    search_backend_name = None

    def formfield_for_dbfield(self, db_field, **kwargs):
        if db_field.name == "questions":
            return QuestionsField(label=db_field.verbose_name, help_text=db_field.help_text, required=False)
        return super().formfield_for_dbfield(db_field, **kwargs)


@hooks.register("register_admin_viewset")
def register_categories():
    return CategoryViewSet("exposure_categories", url_prefix="exposure/categories")


@hooks.register("register_admin_urls")
def register_office_urls():
    return [
        path("exposure/reports/", office.report_queue, name="exposure_office_reports"),
        path("exposure/reports/new/", office.type_in, name="exposure_office_type_in"),
        path("exposure/reports/<int:pk>/", office.report_detail, name="exposure_office_report"),
        path("exposure/board/", assessment.board, name="exposure_office_board"),
        path("exposure/appeals/", appeals_office.appeal_list, name="exposure_office_appeals"),
        path("exposure/appeals/<int:pk>/", appeals_office.appeal_detail, name="exposure_office_appeal"),
        path("exposure/rankings/", ranking_office.ranking_list, name="exposure_office_rankings"),
        path("exposure/rankings/<int:pk>/", ranking_office.ranking_detail, name="exposure_office_ranking"),
        path("exposure/papers/<slug:kind>/", papers.office_papers, name="exposure_office_papers"),
        path("exposure/papers/<slug:kind>/<int:pk>/", papers.office_paper, name="exposure_office_paper"),
        path("exposure/papers/<slug:kind>/<int:pk>.pdf", papers.office_paper_pdf, name="exposure_office_paper_pdf"),
        path("exposure/lists/<slug:name>/", papers.office_list, name="exposure_office_list"),
        path("exposure/yard-poster/", office.yard_poster, name="exposure_office_yard_poster"),
        path("exposure/cases/", office.case_queue, name="exposure_office_cases"),
        re_path(r"^exposure/cases/(?P<number>\d{10,12})/$", office.case_detail, name="exposure_office_case"),
        path("exposure/publications/<int:pk>/", office.publication_detail, name="exposure_office_publication"),
    ]


@hooks.register("register_admin_menu_item")
def register_board_menu():
    items = [
        PermissionMenuItem(
            pgettext_lazy("residents", "Reports"),
            reverse("exposure_office_reports"),
            icon_name="mail",
            order=10,
            permissions=("exposure.view_report",),
        ),
        PermissionMenuItem(
            _("Type in a report"),
            reverse("exposure_office_type_in"),
            icon_name="edit",
            order=15,
            permissions=("exposure.type_in_report",),
        ),
        PermissionMenuItem(
            _("Cases"), reverse("exposure_office_cases"), icon_name="list-ul", order=20, permissions=office.OFFICE
        ),
        PermissionMenuItem(
            _("Appeals"),
            reverse("exposure_office_appeals"),
            icon_name="warning",
            order=21,
            permissions=appeals_office.MAY_SEE,
        ),
        PermissionMenuItem(
            _("Three lists"),
            reverse("exposure_office_list", args=["responsibility"]),
            icon_name="list-ul",
            order=22,
            permissions=office.OFFICE,
        ),
        PermissionMenuItem(
            _("Papers"),
            reverse("exposure_office_papers", args=["notice"]),
            icon_name="doc-full",
            order=24,
            permissions=office.OFFICE,
        ),
        PermissionMenuItem(
            _("Monthly ranking"),
            reverse("exposure_office_rankings"),
            icon_name="order",
            order=26,
            permissions=ranking_office.MAY_SEE,
        ),
        PermissionMenuItem(
            _("Opening of the board"),
            reverse("exposure_office_board"),
            icon_name="lock-open",
            order=90,
            permissions=assessment.MAY_SEE,
        ),
        PermissionMenuItem(
            _("Yard poster"),
            reverse("exposure_office_yard_poster"),
            icon_name="doc-full",
            order=25,
            permissions=("exposure.type_in_report", *office.OFFICE),
        ),
        PermissionMenuItem(
            _("Categories"),
            reverse("exposure_categories:index"),
            icon_name="tag",
            order=30,
            permissions=("exposure.change_category",),
        ),
    ]
    return SubmenuMenuItem(_("Exposure board"), Menu(items=items), icon_name="warning", order=300)
