"""How the admin reaches the media room."""

from django.urls import path
from wagtail import hooks

from .views import AddDocumentsView, AddPicturesView


@hooks.register("register_admin_urls", order=-100)  # in front of Wagtail's own at the same addresses
def upload_urls():
    return [
        path("images/multiple/add/", AddPicturesView.as_view()),
        path("documents/multiple/add/", AddDocumentsView.as_view()),
    ]
