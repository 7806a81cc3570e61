"""What every page's editor gets besides Wagtail's own."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def paste_script():
    return format_html(
        '<script src="{}" data-upload="{}"></script>',
        static("site_cms/js/paste.js"),
        reverse("wagtailimages:add_multiple"),
    )
