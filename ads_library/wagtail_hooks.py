from wagtail import hooks

from .viewsets import AdLibraryViewSetGroup


@hooks.register("register_admin_viewset")
def register_ad_library():
    return AdLibraryViewSetGroup()
