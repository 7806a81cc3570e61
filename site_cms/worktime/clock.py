"""Working days and working hours, as pure functions over a calendar. No database, no clock of its own.

Two rules of the State Council's yearly notice make this more than Monday to Friday: a public holiday 法定节假日 takes
weekdays out, and make-up workdays 调休 put Saturdays and Sundays in. A year that the calendar lacks is Monday to
Friday and flagged as provisional; whoever keeps a deadline reckons it again when the year is entered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SATURDAY = 5
LONGEST_SEARCH = 366 * 3


@dataclass(frozen=True)
class Hours:
    """Office hours of a working day, in local time, e.g. 8:30 to 12:00 and 13:30 to 17:30."""

    spans: tuple[tuple[time, time], ...] = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))

    @property
    def length(self) -> timedelta:
        return sum((_between(start, end) for start, end in self.spans), timedelta())


@dataclass(frozen=True)
class Calendar:
    """`days`: dates that differ from Monday-to-Friday, True for a workday. `years`: the years that are known."""

    days: Mapping[date, bool]
    years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        return self.days.get(day, day.weekday() < SATURDAY)

    def knows(self, day: date) -> bool:
        return day.year in self.years


@dataclass(frozen=True)
class Due:
    """A moment, and whether it passed through a year the calendar does not know yet."""

    at: datetime
    is_provisional: bool


def add_working_days(start: datetime, days: int, calendar: Calendar, hours: Hours) -> Due:
    """The end of the last working day of a term of `days` working days; the day it starts on does not count.

    Negative `days` count backwards (a reminder one working day before a deadline); 0 is the end of the first working
    day at or after the start.
    """
    step = timedelta(days=1 if days >= 0 else -1)
    day, left, provisional = start.date(), abs(days), not calendar.knows(start.date())
    if days == 0:
        while not calendar.is_workday(day):
            day += timedelta(days=1)
            provisional = provisional or not calendar.knows(day)
    for _ in range(LONGEST_SEARCH):
        if left == 0:
            break
        day += step
        provisional = provisional or not calendar.knows(day)
        if calendar.is_workday(day):
            left -= 1
    return Due(datetime.combine(day, hours.spans[-1][1], tzinfo=start.tzinfo), provisional)


def add_working_hours(start: datetime, amount: timedelta, calendar: Calendar, hours: Hours) -> Due:
    """The moment after `amount` of office hours. A term that starts at night begins the next working morning."""
    day, left, provisional = start.date(), amount, not calendar.knows(start.date())
    for _ in range(LONGEST_SEARCH):
        provisional = provisional or not calendar.knows(day)
        if calendar.is_workday(day):
            for opens, closes in hours.spans:
                begin = max(datetime.combine(day, opens, tzinfo=start.tzinfo), start)
                end = datetime.combine(day, closes, tzinfo=start.tzinfo)
                if begin < end:
                    if left <= end - begin:
                        return Due(begin + left, provisional)
                    left -= end - begin
        day += timedelta(days=1)
    raise ValueError("a term of working hours does not end within three years")


def add_calendar_hours(start: datetime, amount: timedelta) -> Due:
    """Safety does not wait for Monday: hours on the wall clock."""
    return Due(start + amount, False)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Working days after `start` up to and including `end`; negative when `end` comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return sum(calendar.is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def office_time_between(start: datetime, end: datetime, calendar: Calendar, hours: Hours) -> timedelta:
    """How much office time lies between two moments; none when `end` comes first."""
    total, day = timedelta(), start.date()
    while day <= end.date():
        if calendar.is_workday(day):
            for opens, closes in hours.spans:
                begin = max(datetime.combine(day, opens, tzinfo=start.tzinfo), start)
                finish = min(datetime.combine(day, closes, tzinfo=start.tzinfo), end)
                total += max(finish - begin, timedelta())
        day += timedelta(days=1)
    return total


def next_working_morning(after: datetime, calendar: Calendar, hours: Hours) -> datetime:
    """The opening hour of the first working day after the given day."""
    day = after.date() + timedelta(days=1)
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, hours.spans[0][0], tzinfo=after.tzinfo)


def _between(start: time, end: time) -> timedelta:
    return datetime.combine(date.min, end) - datetime.combine(date.min, start)
