"""The panel on Wagtail's dashboard: what waits for me, before anything else."""

from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .services import waiting_for


class WaitingPanel(Component):
    name = "waiting"
    order = 10
    template_name = "notices/panel.html"

    def get_context_data(self, parent_context):
        return {"groups": waiting_for(parent_context["request"].user, timezone.now())}


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request, panels):
    panels.insert(0, WaitingPanel())
