"""Addresses. Public objects have permanent prefixes outside the page tree; what is left goes to Wagtail's pages."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from site_cms.media.views import document, private_file, public_file
from site_cms.pages.admin_faults import admin_urlpatterns
from site_cms.pages.urls import page_urlpatterns

urlpatterns = [
    path("", include("site_cms.accounts.urls")),
    path("", include("site_cms.desk.urls")),
    *admin_urlpatterns,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<path:filename>", document, name="document"),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", public_file, name="public_file"),
    path("private/<slug:kind>/<str:key>/", private_file, name="private_file"),
    path("", include("site_cms.operations.urls")),
    path("", include("exposure.urls")),
    path("", include("ads_library.urls")),
    path("", include("site_cms.pages.urls")),
    path("", include("site_cms.search.urls")),
]

# What no rule above claims is a page by its place in the tree.
urlpatterns += page_urlpatterns

handler400 = "site_cms.pages.views.bad_request"
handler403 = "site_cms.pages.views.permission_denied"
handler404 = "site_cms.pages.views.page_not_found"
handler500 = "site_cms.pages.views.server_error"
