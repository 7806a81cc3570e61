"""The calendar and the hours as the database has them."""

from datetime import date, time

import chinese_calendar
from django.db import transaction

from .clock import Calendar, Hours
from .models import CalendarDay, CalendarYear, WorkingHours

HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def current_calendar() -> Calendar:
    """Two queries; hold on to it for the length of a job."""
    days = dict(CalendarDay.objects.values_list("date", "is_workday"))
    return Calendar(days, frozenset(CalendarYear.objects.values_list("year", flat=True)))


def current_hours() -> Hours:
    row = WorkingHours.objects.order_by("pk").first()
    if row is None:
        return Hours()
    return Hours(
        ((_time(row.morning_from), _time(row.morning_to)), (_time(row.afternoon_from), _time(row.afternoon_to)))
    )


def _time(value: time | str) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


@transaction.atomic
def enter_year(year: int, days: dict[date, tuple[bool, str]], source: str = "") -> None:
    """Set one year's exceptions: {date: (is a workday, name)}. What was there for that year is replaced."""
    CalendarDay.objects.filter(date__year=year).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(date=day, is_workday=is_workday, name=name) for day, (is_workday, name) in sorted(days.items())
    )
    CalendarYear.objects.update_or_create(year=year, defaults={"source": source})


def seed_from_library(first: int, last: int) -> list[int]:
    """Enter the years that the chinesecalendar package knows between `first` and `last`; gives those it entered."""
    entered = []
    for year in range(first, last + 1):
        days: dict[date, tuple[bool, str]] = {}
        for known, is_workday in ((chinese_calendar.holidays, False), (chinese_calendar.workdays, True)):
            days |= {
                day: (is_workday, HOLIDAY_NAMES.get(str(name), str(name)) + ("调休上班" if is_workday else ""))
                for day, name in known.items()
                if day.year == year
            }
        if days:
            enter_year(year, days, "国务院办公厅放假安排通知（随软件附带）")
            entered.append(year)
    return entered
