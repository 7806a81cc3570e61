"""Accounts for every role of the demo city. All share one password, which is shown; a city's server (HTTPS=on) refuses them."""

import tomllib

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import ProtectedError

from site_cms.accounts.models import User

from ..models import DemoObject
from ..registry import MINGHE, DemoContext
from ..services import remember

PASSWORD = "minghe-2026"  # noqa: S105 - printed on the screen, on purpose


def roles() -> list[dict]:
    """Rows of people.toml: group, what it does, and its people."""
    return tomllib.loads((MINGHE / "people.toml").read_text(encoding="utf-8"))["role"]


def load(context: DemoContext) -> None:
    """Users by the name of their group in made["people"]; a member of a unit has it in `unit`."""
    shared = ""
    people: dict[str, list[User]] = {}
    for role in roles():
        group, made = Group.objects.get_or_create(name=role["group"])
        if made:
            remember(group)
        for person in role["people"]:
            user = User.objects.filter(username=person["username"]).first()
            if user is None:
                shared = shared or make_password(PASSWORD)  # hashing is slow on purpose, so once
                unit = context.made["units"][person["unit"]] if "unit" in person else None
                user = remember(
                    User.objects.create(
                        username=person["username"],
                        name=person["name"],
                        email=f"{person['username']}@minghe.invalid",
                        password=shared,
                        unit=unit,
                        is_demo=True,
                        date_joined=context.now,
                    )
                )
                user.groups.add(group)
            people.setdefault(role["group"], []).append(user)
    context.made["people"] = people


def clear() -> None:
    """Accounts that the append-only history names stay as names: closed, without a password, in no group."""
    rows = DemoObject.objects.filter(content_type__app_label="accounts", content_type__model="user")
    for row in rows:
        user = User.objects.filter(pk=row.object_id).first()
        if user is None:
            continue
        try:
            with transaction.atomic():
                user.delete()
        except ProtectedError:
            user.set_unusable_password()
            user.is_active = False
            user.unit = None
            user.save(update_fields=["password", "is_active", "unit"])
            user.groups.clear()
            row.delete()
