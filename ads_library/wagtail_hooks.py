from django.urls import path
from wagtail import hooks

from .views.review import review
from .viewsets import AdLibraryViewSetGroup


@hooks.register("register_admin_viewset")
def register_ad_library():
    return AdLibraryViewSetGroup()


@hooks.register("register_admin_urls")
def review_urls():
    return [path("designs/review/<int:pk>/", review, name="ads_design_review")]
