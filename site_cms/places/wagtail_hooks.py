from wagtail import hooks

from .viewsets import PlacesViewSetGroup, place_chooser, unit_chooser


@hooks.register("register_admin_viewset")
def register_places():
    return PlacesViewSetGroup()


@hooks.register("register_admin_viewset")
def register_choosers():
    return [place_chooser, unit_chooser]
