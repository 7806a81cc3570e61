"""Who is here, who stands in, and whether today's staff can keep the two-person rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from .models import Deputy, Leave, User

BACKEND = "site_cms.accounts.backends.PasswordBackend"  # the one that knows permissions; axes' own only counts


def day_of(now: datetime) -> date:
    return timezone.localtime(now).date()


def away_on(day: date) -> set[int]:
    """Keys of the users who are on leave."""
    return set(Leave.objects.filter(first_day__lte=day, last_day__gte=day).values_list("person_id", flat=True))


def may_sign_in(user: User) -> bool:
    """A closed account may not, nor a demo account on a city's server, whose password everybody knows."""
    return user.is_active and not (settings.HTTPS and user.is_demo)


def deputies_today(now: datetime) -> dict[int, int | None]:
    """For each user on leave, who takes over: the first deputy in order who is active and here, or None."""
    away = away_on(day_of(now))
    found: dict[int, int | None] = dict.fromkeys(away)
    rows = Deputy.objects.filter(person_id__in=away, deputy__is_active=True).order_by("order", "pk")
    for person, deputy in rows.values_list("person_id", "deputy_id"):
        if found[person] is None and deputy not in away:
            found[person] = deputy
    return found


def acting_for(user: User, now: datetime) -> list[User]:
    """Those on leave whose open items `user` takes over today; never `user`, never somebody who named another first.

    What the items ask for is still asked of `user`: work is handed over, rights are not.
    """
    keys = [person for person, deputy in deputies_today(now).items() if deputy == user.pk]
    return list(User.objects.filter(pk__in=keys).order_by("name"))


@dataclass(frozen=True)
class Duties:
    """Steps that must be done by different people, each named by the permission that it asks for."""

    label: str
    permissions: tuple[str, ...]


_duties: dict[str, Duties] = {}


def register_duties(name: str, label: str, permissions: Iterable[str]) -> None:
    """Called by the apps in `ready()`: e.g. redaction and approval, or writing and the three reviews."""
    _duties[name] = Duties(label, tuple(permissions))


@dataclass(frozen=True)
class Unfillable:
    """Duties that today's staff cannot share out, and the permission that is left without a person of its own."""

    duties: Duties
    permission: str
    holders: tuple[str, ...]


def unfillable_pairs(now: datetime) -> list[Unfillable]:
    """The duties for which no set of different people can be found among those who are active and here.

    Superusers do not count: they are there to set the site up, and the two-person rule binds them all the same.
    """
    away = away_on(day_of(now))
    found: list[Unfillable] = []
    for duties in _duties.values():
        holders = {permission: _holders(permission, away) for permission in duties.permissions}
        missing = _without_a_person(holders)
        if missing is not None:
            names = User.objects.filter(pk__in=holders[missing]).order_by("name").values_list("name", flat=True)
            found.append(Unfillable(duties, missing, tuple(names)))
    return found


def _holders(permission: str, away: set[int]) -> frozenset[int]:
    users = User.objects.with_perm(permission, include_superusers=False, backend=BACKEND)
    if settings.HTTPS:
        users = users.filter(is_demo=False)
    return frozenset(users.exclude(pk__in=away).values_list("pk", flat=True))


def _without_a_person(holders: Mapping[str, frozenset[int]]) -> str | None:
    """One step that stays open when each person may do one step only (bipartite matching by augmenting paths)."""
    doing: dict[int, str] = {}

    def place(step: str, tried: set[int]) -> bool:
        for person in sorted(holders[step] - tried):
            tried.add(person)
            if person not in doing or place(doing[person], tried):
                doing[person] = step
                return True
        return False

    return next((step for step in holders if not place(step, set())), None)
