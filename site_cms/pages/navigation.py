"""The main menu: the live pages right under the home page that editors marked "show in menus", in tree order."""

from dataclasses import dataclass

from wagtail.models import Page, Site


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    is_current: bool


def main_menu(site: Site, path: str) -> list[MenuItem]:
    """One query. `path` is the request's path: the item whose section holds it is current."""
    root = site.root_page
    pages = Page.objects.child_of(root).live().public().in_menu().only("title", "url_path", "slug")
    items = [MenuItem("首页", "/", path == "/")]
    for page in pages:
        url = "/" + page.url_path.removeprefix(root.url_path)
        items.append(MenuItem(page.title, url, path.startswith(url)))
    return items
