"""A month of the calendar: its weeks, its days, and what happens on each."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

FIRST_YEAR, LAST_YEAR = 2000, 2100
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


@dataclass
class Day:
    date: date
    is_inside: bool
    is_today: bool
    occurrences: list = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """A month of the years 2000 to 2100; weeks begin on Monday."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        """ "2026-11"; None for anything else."""
        match = _MONTH.match(text)
        if not match:
            return None
        year, number = int(match[1]), int(match[2])
        return cls(year, number) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12 else None

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def previous(self) -> "Month | None":
        day = self.first - timedelta(days=1)
        return Month.of(day) if day.year >= FIRST_YEAR else None

    @property
    def next(self) -> "Month | None":
        day = self.first + timedelta(days=31)
        return Month.of(day) if day.year <= LAST_YEAR else None

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first moment of its first week and the first after its last, in the city's time."""
        days = calendar.Calendar().monthdatescalendar(self.year, self.number)
        zone = timezone.get_current_timezone()
        after = days[-1][-1] + timedelta(days=1)
        return datetime.combine(days[0][0], time(), zone), datetime.combine(after, time(), zone)

    def weeks(self, occurrences: Iterable, today: date) -> list[list[Day]]:
        """Its weeks with each day's occurrences in the order of the clock."""
        by_day = defaultdict(list)
        for occurrence in occurrences:
            for day in occurrence.days:
                by_day[day].append(occurrence)
        for found in by_day.values():
            found.sort(key=lambda occurrence: (not occurrence.event.is_all_day, occurrence.starts_at))
        return [
            [Day(day, day.month == self.number, day == today, by_day[day]) for day in week]
            for week in calendar.Calendar().monthdatescalendar(self.year, self.number)
        ]
