"""Events as iCalendar (RFC 5545), for the calendar on the telephone."""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, vRecur
from wagtail.models import Page


def calendar_response(events: Iterable[Page], *, name: str, filename: str) -> HttpResponse:
    """The calendar as a file that telephones open with their own calendar."""
    base = settings.PUBLIC_BASE_URL
    data = calendar_of(events, name=name, host=urlsplit(base).hostname or "localhost", base=base)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def calendar_of(events: Iterable[Page], *, name: str, host: str, base: str) -> bytes:
    """One calendar of these events. Times are the wall clock's of the city's zone, so that "every Friday at nine" stays
    nine; days that are cancelled are left out."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//Chuangcheng//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for page in events:
        calendar.add_component(_event(page, host, base))
    return calendar.to_ical()


def _event(page: Page, host: str, base: str) -> Event:
    start, end = timezone.localtime(page.starts_at), timezone.localtime(page.ends_at)
    event = Event()
    event.add("uid", f"event-{page.pk}@{host}")
    event.add("summary", page.title)
    event.add("dtstamp", (page.last_published_at or page.starts_at).astimezone(UTC))
    event.add("dtstart", start.date() if page.is_all_day else start)
    event.add("dtend", end.date() if page.is_all_day else end)
    if page.recurrence:
        event.add("rrule", vRecur.from_ical(page.recurrence))
        for row in page.cancellations.all():
            day = start.replace(year=row.day.year, month=row.day.month, day=row.day.day)
            event.add("exdate", row.day if page.is_all_day else day)
    event.add("location", " ".join(part for part in (page.place, page.place_detail) if part))
    details = [part for part in (page.summary, page.organiser, page.contact) if part]
    if details:
        event.add("description", "\n".join(details))
    event.add("url", base + (page.url or ""))
    return event
