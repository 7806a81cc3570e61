"""Granting named permissions to groups, for use in migrations.

Groups are a city's own: it may rename or split them. So code never asks for a group; migrations only say which
permissions a role starts with, and every check names a permission.
"""

from collections.abc import Mapping, Sequence


def grant(apps, table: Mapping[str, Sequence[str]]) -> None:
    """Give each group (made if missing) its permissions, named "app_label.codename".

    Permissions are normally made after all migrations have run; one that is missing is made here with its codename
    as a name, which Django's own post-migrate step then leaves alone; its model must be migrated by then.
    Raises LookupError for a permission whose codename no model of the app declares.
    """
    for group_name, permissions in table.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=group_name)
        group.permissions.add(*[_permission(apps, dotted) for dotted in permissions])


def grant_on_page(apps, page, table: Mapping[str, Sequence[str]]) -> None:
    """Give each group permissions ("add_page" ...) for one page and all below it. `page` is an instance of the
    historical wagtailcore.Page or of a page type."""
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    for group_name, codenames in table.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=group_name)
        for codename in codenames:
            permission = _permission(apps, f"wagtailcore.{codename}")
            GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def grant_on_files(apps, table: Mapping[str, Sequence[str]]) -> None:
    """Give each group permissions ("wagtailimages.add_image" ...) for the collection of all files."""
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for group_name, permissions in table.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=group_name)
        for dotted in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=_permission(apps, dotted)
            )


def _permission(apps, dotted: str):
    from django.apps import apps as real_apps

    app_label, codename = dotted.split(".")
    Permission = apps.get_model("auth", "Permission")
    permission = Permission.objects.filter(content_type__app_label=app_label, codename=codename).first()
    if permission is None:
        model, name = _declaring_model(real_apps, app_label, codename)
        content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label=app_label, model=model
        )
        permission = Permission.objects.create(content_type=content_type, codename=codename, name=name)
    return permission


def _declaring_model(real_apps, app_label: str, codename: str) -> tuple[str, str]:
    """The model of the app that declares the codename, and the permission's English name."""
    for model in real_apps.get_app_config(app_label).get_models(include_auto_created=True):
        options = model._meta
        for action in options.default_permissions:
            if codename == f"{action}_{options.model_name}":
                return options.model_name, f"Can {action} {options.verbose_name_raw}"
        for declared, name in options.permissions:
            if codename == declared:
                return options.model_name, str(name)
    raise LookupError(f"no model of {app_label} declares the permission {codename}")
