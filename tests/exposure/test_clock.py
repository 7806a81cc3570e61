"""The clock of a case: pauses, the one extension, years whose holidays are entered late, across two long holidays."""

from datetime import date, datetime, timedelta

import pytest

from exposure.models import Case, Category, Deadline
from exposure.services import cases, deadlines
from exposure.workflow import TransitionRefused
from site_cms.audit.models import AuditEvent
from site_cms.worktime.models import CalendarDay, CalendarYear
from site_cms.worktime.services import enter_year
from tests.factories.exposure import NOW, SHANGHAI
from tests.factories.people import person

pytestmark = pytest.mark.django_db

# The notices of the State Council: National Day 2025 (1 to 8 October, worked on 28 September and 11 October), Spring
# Festival 2026 (15 to 23 February, worked on 14 and 28 February).
OFF_2025 = [date(2025, 10, day) for day in range(1, 9)]
OFF_2026 = [date(2026, 2, day) for day in range(15, 24)]


@pytest.fixture
def holidays(db):
    enter_year(2025, dict.fromkeys(OFF_2025, (False, "国庆节")) | {
        date(2025, 9, 28): (True, "国庆节调休上班"), date(2025, 10, 11): (True, "国庆节调休上班")
    })  # fmt: skip
    enter_year(2026, dict.fromkeys(OFF_2026, (False, "春节")) | {
        date(2026, 2, 14): (True, "春节调休上班"), date(2026, 2, 28): (True, "春节调休上班")
    })  # fmt: skip


def at(*parts) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


def handed_over(office, now, kind="working_days", term=5):
    Category.objects.filter(code="01-02").update(term_kind=kind, term=term)
    return cases.assign_case(office.filed(now=now), unit=office.unit, actor=office.commander, now=now)


@pytest.mark.parametrize(
    ("start", "kind", "term", "due"),
    [
        # Tue 30 Sep + 3 working days: Thu 9, Fri 10 and the worked Sat 11 October
        (at(2025, 9, 30, 15, 0), "working_days", 3, at(2025, 10, 11, 17, 30)),
        # Fri 26 Sep + 1: the worked Sunday 28
        (at(2025, 9, 26, 9, 0), "working_days", 1, at(2025, 9, 28, 17, 30)),
        # Sat 14 Feb 2026 is worked: 2 hours left that day (15:30-17:30), 2 more on Tue 24
        (at(2026, 2, 14, 15, 30), "working_hours", 4, at(2026, 2, 24, 10, 30)),
        # danger does not wait for the holiday's end
        (at(2025, 9, 30, 17, 0), "calendar_hours", 24, at(2025, 10, 1, 17, 0)),
        # Fri 27 Feb + 1: the worked Saturday 28
        (at(2026, 2, 27, 9, 0), "working_days", 1, at(2026, 2, 28, 17, 30)),
    ],
)
def test_a_term_counts_holidays_and_make_up_workdays(office, holidays, start, kind, term, due):
    case = handed_over(office, start, kind, term)
    assert case.due_at == due
    assert not case.deadlines.get().is_provisional


def test_a_pause_moves_the_deadline_by_its_working_days(office, holidays):
    case = handed_over(office, at(2025, 9, 29, 9, 0), term=3)  # 30 September, 9 and 10 October
    assert case.due_at == at(2025, 10, 10, 17, 30)
    case = deadlines.pause_case(case, reason="暴雨红色预警", actor=office.commander, now=at(2025, 9, 29, 10, 0))
    assert case.clock_stopped_at == at(2025, 9, 29, 10, 0)
    assert not case.is_overdue(at(2025, 12, 1, 9, 0))
    assert not Case.objects.overdue(at(2025, 12, 1, 9, 0)).exists()
    # back on 9 October: 30 September and 9 October were lost, the holidays cost nobody anything
    case = deadlines.end_pause(case, actor=office.commander, now=at(2025, 10, 9, 9, 0))
    assert (case.due_at, case.clock_stopped_at) == (at(2025, 10, 13, 17, 30), None)
    assert Case.objects.get(pk=case.pk).due_at == case.due_at
    assert case.deadlines.filter(replaced_at=None).count() == 1 and case.deadlines.count() == 2
    assert list(AuditEvent.objects.filter(chain=case.chain).values_list("action", flat=True)[2:]) == [
        "case.pause",
        "case.end_pause",
    ]


@pytest.mark.parametrize(
    ("kind", "term", "due"),
    [("working_hours", 4, at(2026, 3, 4, 17, 0)), ("calendar_hours", 24, at(2026, 3, 5, 13, 0))],
)
def test_a_pause_is_counted_as_its_term_is(office, kind, term, due):
    """Wednesday 10:00, stopped from 11:00 to 14:00: three hours on the clock, one and a half of the office."""
    case = handed_over(office, NOW, kind, term)
    case = deadlines.pause_case(case, reason="停电", actor=office.commander, now=NOW + timedelta(hours=1))
    assert deadlines.end_pause(case, actor=office.commander, now=NOW + timedelta(hours=4)).due_at == due


def test_a_pause_ends_with_the_work(office):
    case = office.submitted()
    case = deadlines.pause_case(case, reason="等待检测", actor=office.commander, now=NOW)
    case = cases.verify_rectification(case, passed=True, finding="好了", actor=office.verifier, now=NOW)
    assert case.clock_stopped_at is None and not case.pauses.filter(to_at=None).exists()


def test_a_pause_that_a_refused_step_would_have_ended_goes_on(office):
    case = deadlines.pause_case(office.submitted(), reason="等待检测", actor=office.commander, now=NOW)
    own = person("exposure.verify_case", unit=office.unit)
    with pytest.raises(TransitionRefused):
        cases.verify_rectification(case, passed=True, finding="好了", actor=own, now=NOW)
    assert Case.objects.get(pk=case.pk).clock_stopped_at == NOW
    assert case.pauses.filter(to_at=None).exists()


def test_one_extension_counts_from_the_deadline(office, holidays):
    case = handed_over(office, at(2025, 9, 29, 9, 0), term=1)  # 30 September
    case = deadlines.ask_extension(
        case, working_days=2, reason="配件未到", actor=office.member, now=at(2025, 9, 29, 15, 0)
    )
    assert case.due_at == at(2025, 9, 30, 17, 30)
    supervisor = person("exposure.approve_extension")
    case = deadlines.decide_extension(case, granted=True, actor=supervisor, now=at(2025, 9, 29, 16, 0))
    assert Case.objects.get(pk=case.pk).due_at == at(2025, 10, 10, 17, 30)
    assert case.extension.is_granted and case.extension.decided_by == supervisor
    for step in (
        lambda: deadlines.ask_extension(case, working_days=1, reason="再来", actor=office.member, now=NOW),
        lambda: deadlines.decide_extension(case, granted=True, actor=supervisor, now=NOW),
    ):
        with pytest.raises(TransitionRefused):
            step()


def test_a_refused_extension_leaves_the_deadline(office):
    case = handed_over(office, NOW)
    due = case.due_at
    deadlines.ask_extension(case, working_days=2, reason="忙", actor=office.member, now=NOW)
    case = deadlines.decide_extension(
        case, granted=False, reason="理由不足", actor=person("exposure.approve_extension"), now=NOW
    )
    assert Case.objects.get(pk=case.pk).due_at == due
    assert case.extension.is_granted is False


def test_a_provisional_deadline_is_reckoned_again_when_the_year_is_entered(office, holidays):
    CalendarDay.objects.filter(date__year=2026).delete()
    CalendarYear.objects.filter(year=2026).delete()
    case = handed_over(office, at(2026, 2, 13, 9, 0), term=2)  # Friday; without the calendar Monday and Tuesday
    assert case.deadlines.get().is_provisional and case.due_at == at(2026, 2, 17, 17, 30)
    assert deadlines.reckon_provisional_deadlines(at(2026, 2, 13, 10, 0)) == 0
    enter_year(2026, dict.fromkeys(OFF_2026, (False, "春节")) | {date(2026, 2, 14): (True, "调休上班")})
    assert deadlines.reckon_provisional_deadlines(at(2026, 2, 13, 11, 0)) == 1
    assert Case.objects.get(pk=case.pk).due_at == at(2026, 2, 24, 17, 30)  # Saturday 14 and Tuesday 24
    assert Deadline.objects.filter(case=case, replaced_at=None).get().is_provisional is False
    assert deadlines.reckon_provisional_deadlines(at(2026, 2, 13, 12, 0)) == 0
