"""What waits for whom, and telling them."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from site_cms.accounts.models import User
from site_cms.accounts.services import acting_for, may_sign_in

from .models import NoticeSent
from .registry import OpenItem, Source, sources

logger = logging.getLogger(__name__)

LIMIT = 50  # items a source on one screen; nobody works through more in a day
KEPT = timedelta(days=180)


@dataclass(frozen=True)
class Waiting:
    """An open item as it concerns one reader: whose it was, when a deputy reads it, and whether it is late."""

    item: OpenItem
    late: bool
    on_behalf_of: User | None = None


@dataclass
class Group:
    """The open items of one source."""

    source: Source
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def label(self) -> Any:
        return self.source.label


def waiting_for(user: User, now: datetime) -> list[Group]:
    """Everything that waits for `user`, by source: their own items and those of people on leave for whom they stand in.

    An item stands there once; of somebody else's only what `user` has the permission for. A source that fails is left
    out and logged: one broken list must not keep a whole office from its other work.
    """
    people: list[tuple[User, User | None]] = [(user, None), *((person, person) for person in acting_for(user, now))]
    groups: list[Group] = []
    for source in sources():
        group, seen = Group(source), set()
        for person, absent in people:
            for item in _items(source, person, now):
                if item.key in seen or (absent and item.permission and not user.has_perm(item.permission)):
                    continue
                seen.add(item.key)
                group.waiting.append(Waiting(item, bool(item.due and item.due < now), absent))
        if group.waiting:
            group.waiting.sort(key=_urgency)
            groups.append(group)
    return groups


def _items(source: Source, person: User, now: datetime) -> Iterable[OpenItem]:
    try:
        return list(source.items(person, now))[:LIMIT]
    except Exception:
        logger.exception("the open items of %s are left out", source.name)
        return []


def _urgency(waiting: Waiting) -> tuple:
    item = waiting.item
    stamp = (item.due or item.since).timestamp() if (item.due or item.since) else 0.0
    return (item.due is None, stamp)


def send_new(now: datetime) -> int:
    """One mail to each person for what newly waits for them. Returns the number of mails. Safe to run at any time:
    what was told is on record before the mail leaves, so a crash loses one mail rather than sending it for ever."""
    sent = 0
    for user in _reachable():
        known = set(NoticeSent.objects.filter(user=user).values_list("key", flat=True))
        fresh = _untold(waiting_for(user, now), known)
        keys = [_key(group.source, waiting.item) for group in fresh for waiting in group.waiting]
        if keys:
            rows = [NoticeSent(user=user, key=key, sent_at=now) for key in keys]
            NoticeSent.objects.bulk_create(rows, ignore_conflicts=True)
            sent += _mail(user, fresh, "new")
    NoticeSent.objects.filter(sent_at__lt=now - KEPT).delete()
    return sent


def send_digest(now: datetime) -> int:
    """The morning's list: one mail to each person for whom anything waits. Returns the number of mails."""
    return sum(_mail(user, groups, "digest") for user in _reachable() if (groups := waiting_for(user, now)))


def _reachable() -> list[User]:
    return [user for user in User.objects.filter(is_active=True, is_demo=False).exclude(email="") if may_sign_in(user)]


def _untold(groups: list[Group], known: set[str]) -> list[Group]:
    """The groups with what nobody was told of yet."""
    kept = [Group(g.source, [w for w in g.waiting if _key(g.source, w.item) not in known]) for g in groups]
    return [group for group in kept if group.waiting]


def _key(source: Source, item: OpenItem) -> str:
    key = f"{source.name}:{item.key}"
    return key if len(key) <= 160 else f"{source.name}:{hashlib.sha256(item.key.encode()).hexdigest()}"


def _mail(user: User, groups: list[Group], kind: str) -> int:
    """A mail names what waits and where; never what it says, for mail is a postcard."""
    count = sum(len(group.waiting) for group in groups)
    with override(settings.LANGUAGE_CODE):
        if kind == "new":
            subject = ngettext("%(count)d new item waits for you", "%(count)d new items wait for you", count)
        else:
            subject = ngettext("%(count)d item waits for you", "%(count)d items wait for you", count)
        context = {"user": user, "groups": groups, "base": settings.PUBLIC_BASE_URL}
        body = render_to_string("notices/mail.txt", context)
        message = EmailMessage(f"[{_('Campaign office')}] {subject % {'count': count}}", body, to=[user.email])
    try:
        return message.send()
    except OSError:
        logger.exception("no mail to user %s", user.pk)
        return 0
