"""English that stands bare in the templates of an installed package.

A copy of such a template would freeze all of it at one version for the sake of a word. This loader replaces the word as the
template is read; a test holds that each replaced text is still there after an upgrade.
"""

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectoriesLoader

# Template → (as it stands, as it should). What stands on the right is template source.
WORDS: dict[str, list[tuple[str, str]]] = {
    "wagtailadmin/shared/headers/_actions.html": [
        ('aria-label="Actions"', "aria-label=\"{% load i18n %}{% translate 'Actions' %}\"")
    ],
    "wagtailadmin/shared/header.html": [('value="Search"', "value=\"{% translate 'Search' %}\"")],
    "wagtailadmin/home.html": [('value="Search"', "value=\"{% translate 'Search' %}\"")],
    "wagtailadmin/tables/cell.html": [
        ("{{ value }}", "{% if value is True or value is False %}{{ value|yesno }}{% else %}{{ value }}{% endif %}")
    ],
    "wagtailadmin/tables/boolean_cell.html": [("value|stringformat:'s'", "value|yesno")],
    # A page published by a command has no publisher; the cell would say "None".
    "wagtailadmin/reports/aging_pages_results.html": [
        (
            '{% include "wagtailadmin/shared/user_avatar.html" with user=page.last_published_by username=page.last_published_by_user %}',
            "{% if page.last_published_by %}"
            '{% include "wagtailadmin/shared/user_avatar.html" with user=page.last_published_by username=page.last_published_by_user %}'
            "{% endif %}",
        )
    ],
    "wagtailadmin/reports/listing/_list_page_types_usage.html": [
        ("{{ page_type.app_label }}.{{ page_type.model }}", "{{ page_type.app_labeled_name }}")
    ],
    # The search of all pages names no model, and so counts "None".
    "wagtailadmin/pages/listing/_page_title_column_header.html": [
        (
            "items_count=items_count|intcomma %}",
            "items_count=items_count|intcomma model_name=model_name|default:_('pages') %}",
        )
    ],
    "wagtailimages/chooser/results.html": [('title="Select ', "title=\"{% translate 'Select' %} ")],
}


class Loader(AppDirectoriesLoader):
    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        for old, new in WORDS.get(origin.template_name, ()):
            source = source.replace(old, new)
        return source
