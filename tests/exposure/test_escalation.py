"""Reminder, urging, supervision, report: on the working day that they belong to, each once."""

from datetime import date, datetime, timedelta

import pytest

from exposure.jobs import keep_deadlines
from exposure.models import Case, Category, Escalation, ReminderCard
from exposure.services import cases, deadlines
from exposure.services.escalation import escalate
from exposure.waiting import escalations
from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain
from site_cms.worktime.models import CalendarDay, CalendarYear
from site_cms.worktime.services import enter_year
from tests.factories.exposure import SHANGHAI
from tests.factories.people import person

from .test_clock import OFF_2025, OFF_2026

pytestmark = pytest.mark.django_db


def at(*parts) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.fixture
def holidays(db):
    worked = (True, "调休上班")
    enter_year(
        2025, dict.fromkeys(OFF_2025, (False, "国庆节")) | {date(2025, 9, 28): worked, date(2025, 10, 11): worked}
    )
    enter_year(2026, dict.fromkeys(OFF_2026, (False, "春节")) | {date(2026, 2, 14): worked, date(2026, 2, 28): worked})


def handed_over(office, now, kind="working_days", term=5) -> Case:
    Category.objects.filter(code="01-02").update(term_kind=kind, term=term)
    return cases.assign_case(office.filed(now=now, photos=[]), unit=office.unit, actor=office.commander, now=now)


def steps_by_the_day(case: Case, start: datetime, days: int) -> list[tuple[str, datetime]]:
    """Run the job in the small hours, before the office opens, after it, and at night, the third time twice."""
    for day in range(days):
        for hour in (2, 8, 9, 9, 23):
            now = (start + timedelta(days=day)).replace(hour=hour, minute=0)
            if now >= start:
                escalate(now)
    rows = Escalation.objects.filter(case=case).order_by("at")
    return [(row.step, row.at.astimezone(SHANGHAI)) for row in rows]


def test_across_national_day(office, holidays):
    """Due on Tuesday 30 September 2025. The working days that follow: 9, 10, 11 (Saturday, worked), 13 to 17, 20, 21."""
    case = handed_over(office, at(2025, 9, 25, 9, 0), term=4)  # 26, the worked Sunday 28, 29, 30
    assert case.due_at == at(2025, 9, 30, 17, 30)
    assert steps_by_the_day(case, at(2025, 9, 28, 0, 0), 27) == [
        ("t-1", at(2025, 9, 29, 9, 0)),
        ("t+1", at(2025, 10, 9, 9, 0)),
        ("t+5", at(2025, 10, 14, 9, 0)),
        ("t+10", at(2025, 10, 21, 9, 0)),
    ]
    actions = list(AuditEvent.objects.filter(chain=case.chain, action="case.escalate").values_list("actor", flat=True))
    assert actions == [None] * 4 and not verify_chain(case.chain)


def test_across_spring_festival(office, holidays):
    """Due on Friday 13 February 2026; the Saturday after it is worked, then nobody works until Tuesday 24."""
    case = handed_over(office, at(2026, 2, 10, 9, 0), term=3)
    assert case.due_at == at(2026, 2, 13, 17, 30)
    assert steps_by_the_day(case, at(2026, 2, 11, 0, 0), 28) == [
        ("t-1", at(2026, 2, 12, 9, 0)),
        ("t+1", at(2026, 2, 14, 9, 0)),
        ("t+5", at(2026, 2, 27, 9, 0)),
        ("t+10", at(2026, 3, 5, 9, 0)),
    ]


@pytest.mark.parametrize(("kind", "term"), [("working_days", 1), ("working_hours", 4), ("calendar_hours", 24)])
def test_a_short_term_gets_no_reminder_and_is_urged_the_next_working_morning(office, holidays, kind, term):
    case = handed_over(office, at(2025, 9, 29, 8, 30), kind, term)  # Monday: due that day, or on Tuesday
    due = case.due_at.astimezone(SHANGHAI)
    morning = at(2025, 9, 30, 9, 0) if due.date() == date(2025, 9, 29) else at(2025, 10, 9, 9, 0)
    assert steps_by_the_day(case, at(2025, 9, 29, 9, 0), 11) == [("t+1", morning)]


def test_a_night_deadline_on_a_holiday_is_urged_after_it(office, holidays):
    case = handed_over(office, at(2025, 10, 3, 2, 0), "calendar_hours", 24)
    assert case.due_at == at(2025, 10, 4, 2, 0)
    assert steps_by_the_day(case, at(2025, 10, 3, 2, 0), 7) == [("t+1", at(2025, 10, 9, 9, 0))]


def test_what_was_missed_is_not_made_up(office, holidays):
    case = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
    escalate(at(2025, 10, 30, 9, 0))
    escalate(at(2025, 11, 30, 9, 0))
    assert list(Escalation.objects.filter(case=case).values_list("step", flat=True)) == ["t+10"]


def test_nobody_is_urged_while_the_clock_stands_or_the_verifier_has_it(office, holidays):
    late = at(2025, 10, 15, 9, 0)
    paused = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
    deadlines.pause_case(paused, reason="暴雨", actor=office.commander, now=at(2025, 9, 26, 9, 0))
    for state in ("submitted", "suspended", "closed", "declined", "reopened", "filed"):
        other = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
        Case.objects.filter(pk=other.pk).update(state=state)
    planned = cases.assign_case(
        office.filed(now=at(2025, 9, 25, 9, 0), photos=[]),
        unit=office.unit,
        actor=office.commander,
        now=at(2025, 9, 25, 9, 0),
        has_deadline=False,
    )
    assert escalate(late) == [] and planned.due_at is None


def test_a_moved_deadline_has_steps_of_its_own(office, holidays):
    case = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
    escalate(at(2025, 9, 29, 9, 0))
    case = deadlines.ask_extension(case, working_days=3, reason="缺料", actor=office.member, now=at(2025, 9, 29, 10, 0))
    supervisor = person("exposure.approve_extension")
    deadlines.decide_extension(case, granted=True, actor=supervisor, now=at(2025, 9, 29, 11, 0))  # 11 October
    assert steps_by_the_day(case, at(2025, 9, 30, 0, 0), 15)[1:] == [
        ("t-1", at(2025, 10, 10, 9, 0)),
        ("t+1", at(2025, 10, 13, 9, 0)),
    ]


def test_the_job_reckons_a_new_year_before_it_urges(office, holidays):
    CalendarDay.objects.filter(date__year=2026).delete()
    CalendarYear.objects.filter(year=2026).delete()
    case = handed_over(office, at(2026, 2, 13, 9, 0), term=1)  # without the calendar Monday 16
    enter_year(2026, dict.fromkeys(OFF_2026, (False, "春节")))
    keep_deadlines(at(2026, 2, 18, 9, 0))
    assert Case.objects.get(pk=case.pk).due_at == at(2026, 2, 24, 17, 30)
    assert not Escalation.objects.exists()


def test_the_unit_and_the_supervision_office_read_it(office, holidays):
    case = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
    now, supervisor = at(2025, 10, 9, 9, 0), person("exposure.approve_extension")
    escalate(now)
    assert [item.title for item in escalations(office.member, now)] == [f"催办 {case.number} {case.title}"]
    assert list(escalations(supervisor, now)) == [] == list(escalations(person("exposure.answer_case"), now))
    escalate(at(2025, 10, 14, 9, 0))
    assert [item.title[:2] for item in escalations(supervisor, now)] == ["督办"]


@pytest.mark.parametrize("count", [2, 30])
def test_the_questions_do_not_grow_with_cases_that_need_nothing(office, holidays, count, django_assert_max_num_queries):
    case = handed_over(office, at(2025, 9, 25, 9, 0), term=4)
    escalate(at(2025, 10, 9, 9, 0))
    ReminderCard.objects.all().delete()
    Escalation.objects.all().delete()
    others = [
        Case(number=f"2024{number:06d}", title="甲", summary="乙", category=case.category, unit=case.unit, state="assigned",
             filed_at=case.filed_at, handed_over_at=case.handed_over_at, due_at=at(2025, 10, 20, 17, 30))
        for number in range(count)
    ]  # fmt: skip
    Case.objects.bulk_create(others)
    Case.objects.filter(pk=case.pk).update(state="closed")
    with django_assert_max_num_queries(6):
        escalate(at(2025, 10, 9, 9, 0))
