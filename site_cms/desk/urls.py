"""The desk. Apps add their own pages below /desk/ in their own URL files."""

from django.urls import path

from .views import desk

urlpatterns = [path("desk/", desk, name="desk")]
