"""People with exactly the permissions a test names."""

from django.contrib.auth.models import Permission

from site_cms.accounts.models import User

_count = 0


def person(*permissions: str, unit=None, **fields) -> User:
    """A member of staff holding the given dotted permissions and no others."""
    global _count
    _count += 1
    name = fields.pop("name", f"工作人员{_count}")
    user = User.objects.create_user(
        f"person{_count}", f"person{_count}@example.invalid", "pass-word-1", name=name, unit=unit, **fields
    )
    for dotted in permissions:
        app_label, codename = dotted.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    return User.objects.get(pk=user.pk)
