"""What editors do for the search: synonyms, promoted results, and what readers looked for in vain."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import EmptySearch, Outbox, Promoted, Synonym


class SynonymViewSet(ModelViewSet):
    model = Synonym
    icon = "link"
    form_fields = ["word", "stands_for", "both_ways"]
    list_display = ["word", "stands_for", "both_ways"]
    list_filter = ["both_ways"]
    ordering = ["word"]


class PromotedViewSet(ModelViewSet):
    model = Promoted
    icon = "pick"
    form_fields = ["words", "title", "description", "url", "sort_order"]
    list_display = ["words", "title", "url"]
    ordering = ["words", "sort_order"]


class EmptySearchViewSet(ModelViewSet):
    """A list to read: the worker fills it, and old entries leave by themselves."""

    model = EmptySearch
    icon = "search"
    form_fields = ["words"]
    list_display = ["words", "day", "times"]
    list_filter = ["day"]
    ordering = ["-day", "-times"]
    inspect_view_enabled = True


class OnlyToRead(ModelPermissionPolicy):
    """Rows that code alone writes: nobody adds, changes or deletes one, not even a superuser."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Outbox, OnlyToRead(Outbox), exact_class=True)


class OutboxViewSet(ModelViewSet):
    """A list to read: what the search cluster has not taken. Empty where there is no cluster."""

    model = Outbox
    icon = "mail"
    form_fields = ["error"]
    list_display = ["document", "changed_at", "attempts", "error", "is_dead"]
    list_filter = ["is_dead"]
    ordering = ["-is_dead", "changed_at"]


class SearchViewSetGroup(ViewSetGroup):
    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 750
    items = (
        SynonymViewSet("search_synonym"),
        PromotedViewSet("search_promoted"),
        EmptySearchViewSet("search_empty"),
        OutboxViewSet("search_outbox"),
    )


@hooks.register("register_admin_viewset")
def register_search():
    return SearchViewSetGroup()
