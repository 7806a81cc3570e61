"""Divisions, units and places in the admin: lists with filters and search, choosers, export that imports again."""

import django_filters
from django.db.models import Q
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from site_cms.imports.export import csv_lines, xlsx_bytes

from .choices import PlaceType, UnitKind, UnitLevel
from .models import District, Place, ResponsibleUnit
from .sheets import SHEETS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WordsFilter(django_filters.CharFilter):
    """Finds Chinese anywhere in the named fields: every word must be in one of them."""

    def __init__(self, *args, fields, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = fields

    def filter(self, queryset, value):
        for word in (value or "").replace("\x00", "").split()[:8]:
            condition = Q()
            for name in self.fields:
                condition |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(condition)
        return queryset


class SheetIndexView(generic.IndexView):
    """A list whose export has the columns of its import, so that what goes out comes in again unchanged."""

    sheet = ""

    def as_spreadsheet(self, queryset, spreadsheet_format):
        sheet = SHEETS[self.sheet]
        rows = sheet.export(queryset.iterator(chunk_size=500))
        if spreadsheet_format == self.FORMAT_CSV:
            response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
        else:
            response = HttpResponse(xlsx_bytes(rows, sheet.label), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{self.sheet}.{spreadsheet_format}"'
        return response


class DistrictIndexView(SheetIndexView):
    sheet = "districts"


class UnitIndexView(SheetIndexView):
    sheet = "units"


class PlaceIndexView(SheetIndexView):
    sheet = "places"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("district", "responsible_unit")


class DistrictFilterSet(WagtailFilterSet):
    words = WordsFilter(label=pgettext_lazy("search", "Words"), fields=("name", "code"))

    class Meta:
        model = District
        fields = ["parent"]


class UnitFilterSet(WagtailFilterSet):
    words = WordsFilter(label=pgettext_lazy("search", "Words"), fields=("name", "short_name"))
    kind = django_filters.MultipleChoiceFilter(choices=UnitKind.choices, label=_("kind"))
    level = django_filters.MultipleChoiceFilter(choices=UnitLevel.choices, label=_("level"))

    class Meta:
        model = ResponsibleUnit
        fields = ["is_active"]


class PlaceFilterSet(WagtailFilterSet):
    words = WordsFilter(label=pgettext_lazy("search", "Words"), fields=("name", "code"))
    place_type = django_filters.MultipleChoiceFilter(choices=PlaceType.choices, label=_("type"))

    class Meta:
        model = Place
        fields = ["district", "responsible_unit", "is_assessed", "is_active"]


class DistrictViewSet(ModelViewSet):
    model = District
    icon = "site"
    index_view_class = DistrictIndexView
    filterset_class = DistrictFilterSet
    form_fields = ["code", "name", "parent"]
    list_display = ["name", "code", "parent"]
    list_export = ["code", "name"]
    search_fields = ["name", "code"]
    search_backend_name = None
    ordering = ["code"]
    list_per_page = 50


class ResponsibleUnitViewSet(ModelViewSet):
    model = ResponsibleUnit
    icon = "group"
    index_view_class = UnitIndexView
    filterset_class = UnitFilterSet
    form_fields = ["name", "short_name", "kind", "level", "districts", "contacts", "is_active"]
    list_display = ["name", "short_name", "kind", "level", "is_active"]
    list_export = ["name", "short_name"]
    search_fields = ["name", "short_name"]
    search_backend_name = None
    list_per_page = 50


class PlaceViewSet(ModelViewSet):
    model = Place
    icon = "globe"
    index_view_class = PlaceIndexView
    filterset_class = PlaceFilterSet
    form_fields = [
        "code", "name", "place_type", "district", "parent", "responsible_unit", "length_m", "area_m2", "geometry",
        "source_datum", "source_coordinates", "is_assessed", "is_active",
    ]  # fmt: skip
    list_display = ["name", "place_type", "district", "responsible_unit", "is_active"]
    list_export = ["name", "place_type"]
    search_fields = ["name", "code"]
    search_backend_name = None
    list_per_page = 50


class PlacesViewSetGroup(ViewSetGroup):
    menu_label = _("Places and units")
    menu_icon = "globe"
    menu_order = 600
    items = (PlaceViewSet("places"), ResponsibleUnitViewSet("units"), DistrictViewSet("districts"))


class PlaceChooserViewSet(ChooserViewSet):
    model = Place
    icon = "globe"
    choose_one_text = _("Choose a place")
    choose_another_text = _("Choose another place")
    per_page = 20


class UnitChooserViewSet(ChooserViewSet):
    model = ResponsibleUnit
    icon = "group"
    choose_one_text = _("Choose a responsible unit")
    choose_another_text = _("Choose another responsible unit")
    per_page = 20


place_chooser = PlaceChooserViewSet("place_chooser")
unit_chooser = UnitChooserViewSet("unit_chooser")
