"""Pictures in templates. Never makes a rendition: a GET writes nothing."""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def site_picture(
    image, alt: str = "", decorative: bool = False, sizes: str = "100vw", css_class: str = "picture", lazy: bool = True
) -> str:
    """The picture with its dimensions, so that nothing jumps; alt text from the place it is used, else its own."""
    if image is None:
        return ""
    text = "" if decorative else alt or image.alt_text or image.title
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}" sizes="{}"{}>',
        css_class,
        image.file.url,
        image.width,
        image.height,
        text,
        sizes,
        format_html(' loading="lazy"') if lazy else "",
    )
