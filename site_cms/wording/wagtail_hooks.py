"""The word lists in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import WordRule


class WordRuleViewSet(SnippetViewSet):
    model = WordRule
    icon = "edit"
    menu_label = _("Word check")
    menu_name = "wording"
    menu_order = 800
    add_to_admin_menu = True
    list_display = ["wrong", "right", "kind", "severity", "is_active"]
    list_filter = ["kind", "severity", "is_active"]
    search_fields = ["wrong", "right", "reason"]
    search_backend_name = None
    list_per_page = 50


register_snippet(WordRuleViewSet)
