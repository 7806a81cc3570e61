"""Screens for users, deputies and leave."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.users.views import users

from .forms import UserCreationForm, UserEditForm
from .models import Deputy, Leave


class UserIndexView(users.IndexView):
    search_fields = ["username", "name", "email"]

    @property
    def columns(self):
        columns = super().columns
        columns[1].sort_key = "name"
        columns.insert(3, Column("unit", label=_("responsible unit"), accessor="unit", width="20%"))
        return columns

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("unit")

    def order_queryset(self, queryset):
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering)
        return super().order_queryset(queryset)


class UserEditView(users.EditView):
    """Who is no superuser may not take a superuser's account over by setting its password."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form(self, *args, **kwargs):
        return _without_superuser(super().get_form(*args, **kwargs), self.request)


class UserCreateView(users.CreateView):
    def get_form(self, *args, **kwargs):
        return _without_superuser(super().get_form(*args, **kwargs), self.request)


def _without_superuser(form, request):
    """Only a superuser makes another; for everybody else what is sent is ignored."""
    if not request.user.is_superuser and "is_superuser" in form.fields:
        form.fields["is_superuser"].disabled = True
    return form


class UserViewSet(users.UserViewSet):
    ordering = "name"
    create_template_name = "accounts/user_create.html"
    edit_template_name = "accounts/user_edit.html"
    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm


class LeaveViewSet(ModelViewSet):
    model = Leave
    icon = "calendar-alt"
    menu_label = _("Leave")
    list_display = ["person", "first_day", "last_day", "note"]
    list_filter = ["person"]
    panels = [FieldPanel("person"), FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("note")]
    add_to_reference_index = False


class DeputyViewSet(ModelViewSet):
    model = Deputy
    icon = "group"
    menu_label = _("Deputies")
    list_display = ["person", "order", "deputy"]
    list_filter = ["person"]
    panels = [FieldPanel("person"), FieldPanel("deputy"), FieldPanel("order")]
    add_to_reference_index = False


class AbsenceViewSetGroup(ModelViewSetGroup):
    menu_label = _("Leave and deputies")
    menu_icon = "calendar-alt"
    menu_order = 590
    add_to_settings_menu = True
    items = (LeaveViewSet("leave"), DeputyViewSet("deputies"))
