"""The library in the admin: themes, designs, carriers, placements. Lists, filters, export that imports again."""

import django_filters
from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.images.widgets import AdminImageChooser

from site_cms.imports.export import csv_lines, xlsx_bytes
from site_cms.media.models import SiteImage
from site_cms.places.viewsets import XLSX, WordsFilter

from .choices import DesignState, Medium, PlacementState
from .models import Carrier, Design, Placement, Theme
from .services.designs import enter_design, revise_design, web_file
from .services.ledgers import export_rows


class DesignFilterSet(WagtailFilterSet):
    words = WordsFilter(label=pgettext_lazy("search", "Words"), fields=("title", "inscription", "creator"))
    state = django_filters.MultipleChoiceFilter(choices=DesignState.choices, label=_("state"))

    class Meta:
        model = Design
        fields = ["themes", "kind", "source_kind"]


class PlacementFilterSet(WagtailFilterSet):
    words = WordsFilter(
        label=pgettext_lazy("search", "Words"), fields=("place__name", "content", "external_code", "unit__name")
    )
    medium = django_filters.MultipleChoiceFilter(choices=Medium.choices, label=_("medium"))
    state = django_filters.MultipleChoiceFilter(choices=PlacementState.choices, label=_("state"))

    class Meta:
        model = Placement
        fields = ["unit", "is_counted"]


class CarrierFilterSet(WagtailFilterSet):
    words = WordsFilter(label=pgettext_lazy("search", "Words"), fields=("place__name", "code", "external_codes__code"))
    medium = django_filters.MultipleChoiceFilter(choices=Medium.choices, label=_("medium"))

    class Meta:
        model = Carrier
        fields = ["owner_unit"]


class PlacementIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("place", "unit")

    def as_spreadsheet(self, queryset, spreadsheet_format):
        rows = export_rows(queryset)
        if spreadsheet_format == self.FORMAT_CSV:
            response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
        else:
            response = HttpResponse(xlsx_bytes(rows, "公益广告台账"), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="placements.{spreadsheet_format}"'
        return response


class CarrierIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("place", "owner_unit")


class ThemeViewSet(ModelViewSet):
    model = Theme
    icon = "tag"
    form_fields = ["code", "name", "parent", "aliases", "is_required_kind", "weight", "order", "is_active"]
    list_display = ["name", "code", "parent", "is_required_kind", "is_active"]
    search_backend_name = None


class DesignForm(WagtailAdminModelForm):
    """A design with the picture of its newest version."""

    image = forms.ModelChoiceField(
        label=_("picture"), queryset=SiteImage.objects.all(), widget=AdminImageChooser, required=False
    )

    class Meta:
        model = Design
        fields = [
            "title",
            "themes",
            "kind",
            "source_kind",
            "is_psa",
            "inscription",
            "description",
            "local_element",
            "creator",
            "licence",
            "sponsor_name",
            "sponsor_area_ratio",
            "has_contact_info",
            "has_map",
            "map_review_no",
            "has_flag_emblem",
            "has_person",
            "is_ai_generated",
            "is_political",
            "valid_from",
            "valid_until",
            "replaced_by",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].widget = forms.CheckboxSelectMultiple(choices=self.fields["themes"].choices)
        if self.instance.pk:
            file = web_file(self.instance)
            self.initial["image"] = file.image if file else None


class DesignCreateView(generic.CreateView):
    def save_instance(self):
        instance = super().save_instance()
        return enter_design(instance, image=self.form.cleaned_data["image"], by=self.request.user, now=timezone.now())


class DesignEditView(generic.EditView):
    def save_instance(self):
        instance = super().save_instance()
        revise_design(instance, image=self.form.cleaned_data["image"], by=self.request.user, now=timezone.now())
        return instance


class DesignIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance):
        review = Button(_("Review"), reverse("ads_design_review", args=[instance.pk]), icon_name="check", priority=5)
        return [review, *super().get_list_more_buttons(instance)]


class DesignViewSet(ModelViewSet):
    model = Design
    icon = "image"
    index_view_class = DesignIndexView
    add_view_class = DesignCreateView
    edit_view_class = DesignEditView
    filterset_class = DesignFilterSet

    def get_form_class(self, for_update=False):
        return DesignForm

    list_display = ["title", "kind", "source_kind", "state", "valid_until"]
    search_fields = ["title", "inscription", "creator"]
    search_backend_name = None
    add_to_reference_index = False


class CarrierViewSet(ModelViewSet):
    model = Carrier
    icon = "pick"
    index_view_class = CarrierIndexView
    filterset_class = CarrierFilterSet
    form_fields = [
        "place", "position", "medium", "medium_name", "structure_form", "support", "is_large", "height_m", "owner_unit",
        "maintainer_unit", "is_commercial_site", "permit_no", "permit_until", "installed_on", "removed_on",
    ]  # fmt: skip
    list_display = ["place", "medium", "owner_unit", "code"]
    search_backend_name = None


class PlacementViewSet(ModelViewSet):
    model = Placement
    icon = "clipboard-list"
    index_view_class = PlacementIndexView
    filterset_class = PlacementFilterSet
    form_fields = [
        "place", "position", "medium", "medium_name", "is_large", "unit", "content", "quantity", "is_approximate",
        "measure", "width_m", "height_m", "area_m2", "starts", "is_counted", "uncounted_reason", "external_code", "note",
    ]  # fmt: skip
    list_display = ["place", "medium", "quantity", "unit", "state", "live_from"]
    list_export = ["place", "medium"]
    search_backend_name = None
    list_per_page = 50


class AdLibraryViewSetGroup(ViewSetGroup):
    menu_label = _("Ad library")
    menu_icon = "image"
    menu_order = 300
    items = (
        PlacementViewSet("placements"),
        DesignViewSet("designs"),
        CarrierViewSet("carriers"),
        ThemeViewSet("themes"),
    )
