"""Repeating events: an RFC 5545 rule in, moments out. Nothing here touches the database."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from dateutil.rrule import rrule, rrulestr
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")  # finer ones belong to machines
_PARTS = re.compile(r"^[A-Z]+=[A-Z0-9+,\-]+(;[A-Z]+=[A-Z0-9+,\-]+)*$")
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "COUNT", "UNTIL"}
MOST = 400  # moments of one event in one answer: more than a year of days


def parse(rule: str, start: datetime) -> rrule:
    """The rule from `start` on. Raises ValidationError with a message for the form.

    Computed on the clock on the wall, without a time zone, as people mean it: "every Friday at nine".
    """
    rule = rule.strip().upper().removeprefix("RRULE:")
    parts = dict(part.split("=", 1) for part in rule.split(";")) if _PARTS.match(rule) else {}
    if parts.get("FREQ") not in FREQUENCIES or set(parts) - _KNOWN:
        raise ValidationError(
            _("This rule of repetition is not understood. Write it as the examples show, or leave it empty.")
        )
    try:
        found = rrulestr(rule, dtstart=start.replace(tzinfo=None))
        next(iter(found), None)
    except (ValueError, TypeError, OverflowError, KeyError) as error:
        raise ValidationError(
            _("This rule of repetition is not understood. Write it as the examples show, or leave it empty.")
        ) from error
    return found


def moments(rule: str, start: datetime, since: datetime, until: datetime) -> Iterator[datetime]:
    """The starts of all repetitions from `since` to `until`, aware, in order; at most MOST."""
    zone = timezone.get_current_timezone()
    local = timezone.localtime(start, zone)
    low = timezone.localtime(since, zone).replace(tzinfo=None)
    high = timezone.localtime(until, zone).replace(tzinfo=None)
    if high < low:
        return
    for number, moment in enumerate(parse(rule, local).xafter(low, inc=True)):
        if moment > high or number >= MOST:
            return
        yield moment.replace(tzinfo=zone)


def next_moment(rule: str, start: datetime, now: datetime) -> datetime | None:
    return next(moments(rule, start, now, now + timedelta(days=366 * 4)), None)
