from django.urls import path

from . import views

app_name = "imports"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/<slug:kind>/", views.upload, name="upload"),
    path("preview/<uuid:pk>/", views.preview, name="preview"),
    path("preview/<uuid:pk>/remarks/", views.remarks, name="remarks"),
    path("preview/<uuid:pk>/commit/", views.commit, name="commit"),
    path("<int:pk>/undo/", views.undo, name="undo"),
]
