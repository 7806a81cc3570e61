"""The reader's choices, files that crawlers look for, and pages by their place in the tree (last, it takes the rest)."""

from django.urls import path, re_path
from wagtail import views as wagtail_views
from wagtail.urls import serve_pattern

from . import views
from .preferences import set_preferences
from .routing import serve

urlpatterns = [
    path("preferences/", set_preferences, name="set_preferences"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_section, name="sitemap_section"),
    path("map/", views.site_map, name="site_map"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        wagtail_views.authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
]

page_urlpatterns = [re_path(serve_pattern, serve, name="wagtail_serve")]
