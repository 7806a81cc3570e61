"""The topics in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "order", "is_active"]
    list_filter = ["is_active"]
    search_backend_name = None
    search_fields = ["name"]
