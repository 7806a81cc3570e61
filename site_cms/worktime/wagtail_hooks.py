from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from .models import CalendarDay, CalendarYear, WorkingHours


class CalendarDayViewSet(ModelViewSet):
    model = CalendarDay
    icon = "date"
    form_fields = ["date", "is_workday", "name"]
    list_display = ["date", "is_workday", "name"]
    list_filter = ["is_workday"]
    ordering = ["-date"]


class CalendarYearViewSet(ModelViewSet):
    model = CalendarYear
    icon = "date"
    form_fields = ["year", "source"]
    list_display = ["year", "source"]


class WorkingHoursViewSet(ModelViewSet):
    model = WorkingHours
    icon = "time"
    form_fields = ["morning_from", "morning_to", "afternoon_from", "afternoon_to"]


class WorktimeViewSetGroup(ViewSetGroup):
    menu_label = _("Working calendar")
    menu_icon = "date"
    menu_order = 800
    items = (
        CalendarDayViewSet("calendar_day"),
        CalendarYearViewSet("calendar_year"),
        WorkingHoursViewSet("working_hours"),
    )


@hooks.register("register_admin_viewset")
def register_worktime():
    return WorktimeViewSetGroup()
