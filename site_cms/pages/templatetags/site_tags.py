"""Small tags that every template may use: the menu, the reader's choices, icons, figures."""

import segno
from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..registry import home
from ..words import phrases

register = template.Library()


@register.inclusion_tag("components/menu.html", takes_context=True)
def menu(context):
    """The main menu; the item whose section holds the request's path is current."""
    path = context["request"].path
    items = [
        {"title": link.title, "url": link.url, "current": path.startswith(link.url)} for link in context["frame"].menu
    ]
    return {"items": items, "at_home": path == "/"}


@register.inclusion_tag("components/choices.html", takes_context=True)
def reader_choices(context):
    """Buttons that turn elder mode, 繁體 and high contrast on and off; plain forms, so they work without JavaScript."""
    request = context["request"]
    return {"preferences": context["preferences"], "next": request.get_full_path() if request.method == "GET" else "/"}


@register.inclusion_tag("components/figures.html", takes_context=True)
def registered_figures(context):
    """The figures that the apps registered for the home page."""
    request = context["request"]
    return {"figures": [figure for _order, source in home.figures for figure in source(request)]}


@register.simple_tag
def icon(name: str) -> str:
    """One symbol of the vendored sprite. Always beside a word, so hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("site_cms/img/icons.svg"),
        name,
    )


@register.filter
def unbroken(text: str) -> SafeString:
    """A heading that breaks between words and never inside one; `.words` in base.css does the rest."""
    return format_html(
        '<span class="words">{}</span>', format_html_join(mark_safe("<wbr>"), "{}", zip(phrases(str(text))))
    )


@register.filter
def bar_width(share: float) -> str:
    """A share of 0..1 as the width of a bar of 100 units, with a point whatever the locale."""
    return f"{max(0.0, min(1.0, share)) * 100:.2f}"


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """The address as an inline SVG, in the page's own ink on white, without a style attribute and without a request."""
    code = segno.make(address, error="m", micro=False)
    matrix = code.matrix
    size = len(matrix) + 8  # four modules of silence on each side, as the standard wants
    rows = (f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(matrix) for x, module in enumerate(row) if module)
    return mark_safe(  # noqa: S308 - digits alone
        f'<svg class="code" viewBox="0 0 {size} {size}" role="img" aria-hidden="true" focusable="false" '
        f'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path fill="#000" d="{"".join(rows)}"/></svg>'
    )
