from django.urls import path

from . import views

app_name = "review"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/preview/", views.preview, name="preview"),
    path("<int:pk>/<slug:action>/", views.act, name="act"),
]
