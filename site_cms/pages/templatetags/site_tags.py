"""Small tags that every template may use: the menu, icons."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.models import Site

from ..navigation import main_menu

register = template.Library()


@register.inclusion_tag("components/menu.html", takes_context=True)
def menu(context):
    request = context["request"]
    site = Site.find_for_request(request)
    return {"items": main_menu(site, request.path) if site else []}


@register.simple_tag
def icon(name: str) -> str:
    """One symbol of the vendored sprite. Always beside a word, so hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("site_cms/img/icons.svg"),
        name,
    )
