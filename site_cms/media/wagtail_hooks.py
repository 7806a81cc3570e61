"""How the admin and Wagtail's document view reach the media room."""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.cache import patch_cache_control
from wagtail import hooks

from .documents import is_public, may_open
from .serving import PrivateFile, file_response, private_file_response
from .views import AddDocumentsView, AddPicturesView


@hooks.register("register_admin_urls", order=-100)  # in front of Wagtail's own at the same addresses
def upload_urls():
    return [
        path("images/multiple/add/", AddPicturesView.as_view()),
        path("documents/multiple/add/", AddDocumentsView.as_view()),
    ]


@hooks.register("before_serve_document", order=1000)  # after Wagtail has asked for the collection's restriction
def serve_document(document, request):
    """Always an attachment. Public ones may be revalidated, private ones are logged and kept nowhere."""
    file = PrivateFile(
        name=document.file.name,
        subject=f"media.sitedocument:{document.pk}",
        download_name=document.filename,
        storage=document.file.storage,
    )
    restricted = document.collection.get_view_restrictions().exists()
    if not restricted and is_public(document):
        response = file_response(file)
        patch_cache_control(response, public=True, no_cache=True)
        response["ETag"] = f'"{document.sha256}"'
        return response
    if restricted or may_open(request.user, document):
        return private_file_response(request, file)
    raise PermissionDenied
