"""The review within Wagtail's admin: its screens, its place in the menu, and a door to it from every page."""

from django.contrib import messages
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from site_cms.wording.services import open_hits

from .views import RIGHTS, detail_url, may_look


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("review/", include("site_cms.review.urls"))]


class ReviewMenuItem(MenuItem):
    def is_shown(self, request):
        return any(request.user.has_perm(right) for right in RIGHTS)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ReviewMenuItem(
        gettext_lazy("Review"), reverse("review:waiting"), name="review", icon_name="tasks", order=150
    )


@hooks.register("register_page_header_buttons")
def header_button(page, user, view_name, next_url=None):
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page, user, next_url=None):
    yield from _button(page, user)


def _button(page, user):
    if page.pk and page.depth > 1 and may_look(user, page):
        yield Button(_("Review"), url=detail_url(page), icon_name="tasks", priority=7)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def show_hits(request, page) -> None:
    """After saving by hand: what the word check found. Autosave stays silent."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return
    hits = open_hits(page.get_latest_revision_as_object())
    if hits:
        lines = format_html_join(
            "",
            "<li>{}：…{}<b>{}</b>{}… {}</li>",
            ((hit.label, hit.before, hit.found, hit.after, hit.message) for hit in hits[:20]),
        )
        messages.warning(
            request,
            format_html(
                '{} <a href="{}">{}</a><ul>{}</ul>', _("The word check found:"), detail_url(page), _("Review"), lines
            ),
        )
