"""Events: repetitions, cancelled days, the month, iCalendar."""

from datetime import date, datetime

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import EventCancellation
from news.month import Month
from news.recurrence import moments, parse
from tests.factories.news import EventFactory, EventsPageFactory

pytestmark = pytest.mark.django_db


def at(*parts):
    return datetime(*parts, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def calendar(home):
    return EventsPageFactory(parent=home)


@pytest.fixture
def friday(calendar):
    return EventFactory(
        parent=calendar,
        title="周五志愿服务日",
        slug="volunteer-friday",
        starts_at=at(2026, 11, 6, 9),
        ends_at=at(2026, 11, 6, 16),
        recurrence="FREQ=WEEKLY;BYDAY=FR",
    )


def days(event, since, until):
    return [timezone.localtime(o.starts_at).date().day for o in event.occurrences(since, until) if not o.cancelled]


def test_every_friday(friday):
    assert days(friday, at(2026, 11, 1), at(2026, 12, 1)) == [6, 13, 20, 27]


def test_a_cancelled_day(friday):
    friday.cancellations.add(EventCancellation(day=date(2026, 11, 13), note="大风"))
    assert days(friday, at(2026, 11, 1), at(2026, 12, 1)) == [6, 20, 27]


def test_a_week_that_began_before_the_month(calendar):
    week = EventFactory(
        parent=calendar, starts_at=at(2026, 10, 29), ends_at=at(2026, 11, 5), is_all_day=True, slug="week"
    )
    (found,) = week.occurrences(at(2026, 11, 1), at(2026, 12, 1))
    assert [day.day for day in found.days] == [29, 30, 31, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "rule",
    ["hello", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=abc", "FREQ=WEEKLY;X=1", "FREQ=MONTHLY;\0"],
)
def test_a_rule_that_is_not_understood(rule):
    with pytest.raises(ValidationError):
        parse(rule, at(2026, 11, 6, 9))


def test_a_rule_without_end_does_not_run_away():
    found = list(moments("FREQ=DAILY", at(2000, 1, 1), at(2026, 1, 1), at(2030, 1, 1)))
    assert len(found) == 400


def test_month_page(client, friday):
    html = client.get("/events/2026-11/").content.decode()
    assert html.count("周五志愿服务日") >= 4
    assert "2026年11月" in html
    assert client.get("/events/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/events/2026-13/", "/events/1999-12/", "/events/0000-00/", "/events/2026-1/", "/events/x/"]
)
def test_months_that_are_none(client, friday, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("text", "before", "after"), [("2000-01", None, "2000-02"), ("2100-12", "2100-11", None)])
def test_the_calendar_ends_somewhere(text, before, after):
    month = Month.parse(text)
    assert (month.previous and str(month.previous), month.next and str(month.next)) == (before, after)


def test_icalendar(client, friday):
    friday.cancellations.add(EventCancellation(day=date(2026, 11, 13)))
    friday.save_revision().publish()
    for path in ("/events/ical/", "/events/volunteer-friday/ical/"):
        response = client.get(path)
        assert response["Content-Type"].startswith("text/calendar")
        (event,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
        assert str(event["summary"]) == "周五志愿服务日"
        assert event["rrule"]["FREQ"] == ["WEEKLY"]
        assert timezone.localtime(event.decoded("dtstart")).hour == 9
        assert event["exdate"].dts[0].dt.day == 13


def test_event_page(client, friday):
    html = client.get("/events/volunteer-friday/").content.decode()
    assert "明河广场" in html
    assert "09:00–16:00" in html
