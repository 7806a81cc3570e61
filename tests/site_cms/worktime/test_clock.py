"""Terms across weekends, holidays and make-up workdays."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_cms.worktime import services
from site_cms.worktime.clock import (
    Calendar,
    Hours,
    add_calendar_hours,
    add_working_days,
    add_working_hours,
    next_working_morning,
    working_days_between,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = Hours()
# National Day 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked.
NATIONAL_DAY = {date(2025, 10, day): False for day in range(1, 9)} | {date(2025, 9, 28): True, date(2025, 10, 11): True}
# Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked.
SPRING_FESTIVAL = {date(2026, 2, day): False for day in range(15, 24)} | {
    date(2026, 2, 14): True,
    date(2026, 2, 28): True,
}
CALENDAR = Calendar(NATIONAL_DAY | SPRING_FESTIVAL, frozenset({2025, 2026}))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2025-09-30 10:00", 3, "2025-10-11 17:30"),  # 9, 10 and the make-up Saturday 11 October
        ("2025-09-26 10:00", 1, "2025-09-28 17:30"),  # the make-up Sunday counts
        ("2026-02-13 16:00", 2, "2026-02-24 17:30"),  # make-up Saturday 14, then the first day after the festival
        ("2026-03-06 10:00", 5, "2026-03-13 17:30"),
        ("2025-10-04 10:00", 0, "2025-10-09 17:30"),
        ("2025-10-09 10:00", -1, "2025-09-30 17:30"),
    ],
)
def test_working_days(start, days, end):
    assert add_working_days(at(start), days, CALENDAR, HOURS).at == at(end)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-06 10:00", 2, "2026-03-06 12:00"),
        ("2026-03-06 11:00", 2, "2026-03-06 14:30"),  # lunch is nobody's working time
        ("2026-03-06 16:30", 4, "2026-03-09 11:30"),  # over a weekend
        ("2026-03-06 22:00", 1, "2026-03-09 09:30"),  # filed at night: starts the next working morning
        ("2025-09-30 17:00", 1, "2025-10-09 09:00"),
    ],
)
def test_working_hours(start, hours, end):
    assert add_working_hours(at(start), timedelta(hours=hours), CALENDAR, HOURS).at == at(end)


def test_safety_runs_on_the_wall_clock():
    assert add_calendar_hours(at("2025-10-01 20:00"), timedelta(hours=24)).at == at("2025-10-02 20:00")


def test_a_year_the_calendar_lacks_is_monday_to_friday_and_provisional():
    due = add_working_days(at("2026-12-30 10:00"), 3, CALENDAR, HOURS)
    assert due.is_provisional and due.at.date() == date(2027, 1, 4)
    assert not add_working_days(at("2026-03-06 10:00"), 3, CALENDAR, HOURS).is_provisional


def test_next_working_morning():
    assert next_working_morning(at("2025-09-30 20:00"), CALENDAR, HOURS) == at("2025-10-09 08:30")


@given(st.dates(date(2025, 1, 1), date(2026, 12, 1)), st.integers(1, 30))
def test_days_added_are_days_between(day, days):
    start = datetime.combine(day, time(10), tzinfo=SHANGHAI)
    end = add_working_days(start, days, CALENDAR, HOURS).at.date()
    assert working_days_between(day, end, CALENDAR) == days
    assert CALENDAR.is_workday(end)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2026, 6, 1)), st.integers(1, 200))
def test_hours_end_inside_office_hours_and_after_the_start(moment, quarter_hours):
    start = moment.replace(tzinfo=SHANGHAI)
    end = add_working_hours(start, timedelta(minutes=15 * quarter_hours), CALENDAR, HOURS).at
    assert end > start
    assert any(opens <= end.time() <= closes for opens, closes in HOURS.spans)


def test_the_seeded_calendar_knows_this_year(db):
    calendar = services.current_calendar()
    assert 2026 in calendar.years
    assert not calendar.is_workday(date(2026, 10, 1))
    assert calendar.is_workday(date(2026, 10, 10))
    assert services.current_hours().length == timedelta(hours=7.5)
