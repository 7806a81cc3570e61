"""The rates of the board against counts that stood in a newspaper, and how they change with the rows."""

import json
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from exposure.models import Case, Category, ExposureBoardPage, Extension
from exposure.services.figures import NOTHING, month_of, months_between, statistics
from exposure.strips import figures as home_figures
from site_cms.pages.models import HomePage
from site_cms.places.models import District, ResponsibleUnit
from tests.factories.exposure import SHANGHAI
from tests.factories.people import person

pytestmark = pytest.mark.django_db

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
HANDED_OVER = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
DUE = datetime(2026, 3, 12, 17, 30, tzinfo=SHANGHAI)
CLOSED = datetime(2026, 3, 10, 15, 0, tzinfo=SHANGHAI)
_number = iter(range(1, 10**6))


def rows(count: int, **fields) -> list[Case]:
    defaults = {
        "title": "路面不洁",
        "summary": "路面有油渍",
        "category": Category.objects.get(code="01-04"),
        "unit": ResponsibleUnit.objects.get_or_create(name="测试城管局")[0],
        "district": District.objects.get_or_create(code="990199", defaults={"name": "测试区"})[0],
        "filed_at": HANDED_OVER,
        "handed_over_at": HANDED_OVER,
        "due_at": DUE,
        "state": "in_progress",
    }
    cases = [Case(number=f"2026{next(_number):06d}", **(defaults | fields)) for _ in range(count)]
    return Case.objects.bulk_create(cases, batch_size=400)


def closed(count: int, **fields) -> list[Case]:
    return rows(count, **({"state": "closed", "closed_at": CLOSED, "submitted_at": CLOSED} | fields))


@pytest.fixture
def benxi(db):
    """357 handed over, 293 of them with a deadline, 203 put right."""
    closed(203)
    rows(90)
    rows(64, has_deadline=False, due_at=None)


def test_the_published_figures_come_out_of_the_rows(benxi):
    total = statistics(*MARCH).total
    assert (total.handed_over, total.deadline, total.deadline_closed) == (357, 293, 203)
    assert (total.deadline_rate.value, total.deadline_rate.text, total.deadline_rate.fraction) == (
        Decimal("69.28"),
        "69.28%",
        "203/293",
    )
    assert total.handed_over_rate.value == Decimal("56.86")
    assert [rate.value for rate in total.rates].count(Decimal("56.86")) == 1


def test_a_divisor_that_is_not_there_gives_no_rate(db):
    total = statistics(*MARCH).total
    assert {rate.text for rate in total.rates} == {NOTHING}
    assert {rate.value for rate in total.rates} == {None}


def test_rates_are_rounded_half_up(db):
    closed(1)
    rows(799)  # 0.125 %: half to even would give 0.12
    assert statistics(*MARCH).total.deadline_rate.text == "0.13%"


def test_the_figures_follow_the_rows(benxi):
    one = Case.objects.filter(state="closed").first()
    Case.objects.filter(pk=one.pk).update(state="reopened", closed_at=None)
    assert statistics(*MARCH).total.deadline_rate.fraction == "202/293"
    other = Case.objects.filter(state="closed").first()
    Case.objects.filter(pk=other.pk).update(has_deadline=False, due_at=None)
    total = statistics(*MARCH).total
    assert (total.deadline_rate.fraction, total.handed_over_rate.fraction) == ("201/292", "202/357")
    assert statistics(date(2026, 4, 1), date(2026, 4, 30)).total.handed_over == 0
    assert statistics(*MARCH, as_of=date(2026, 3, 9)).total.deadline_rate.fraction == "0/292"


def test_what_was_put_right_after_the_period_counts_for_the_handed_over_and_not_for_the_due(db):
    closed(1)
    closed(1, closed_at=datetime(2026, 4, 1, 0, 0, tzinfo=SHANGHAI))
    total = statistics(*MARCH).total
    assert (total.deadline_rate.fraction, total.due_rate.fraction) == ("2/2", "1/2")
    assert statistics(*MARCH, as_of=MARCH[1]).total.deadline_rate.fraction == "1/2"


def test_due_in_a_month_and_carried_over_into_it(db):
    """57 due, 20 of them carried over from February; 28 put right, 25 of them in time."""
    february = DUE - timedelta(days=28)
    rows(15, due_at=february)
    closed(3, due_at=february)  # late, in March
    closed(2, due_at=february, closed_at=datetime(2026, 4, 1, 0, 0, tzinfo=SHANGHAI))  # only in April
    closed(9, due_at=february, closed_at=february)  # done before March: no longer due in it
    closed(25)
    rows(12)
    rows(4, due_at=DUE + timedelta(days=20))  # due on 1 April
    rows(6, has_deadline=False, due_at=None)
    total = statistics(*MARCH).total
    assert (total.due, total.carried, total.due_closed, total.due_in_time) == (57, 20, 28, 25)
    assert (total.due_rate.value, total.due_rate.fraction) == (Decimal("49.12"), "28/57")
    assert (total.in_time_rate.value, total.in_time_rate.fraction) == (Decimal("43.86"), "25/57")
    february_line, march_line = statistics(date(2026, 2, 1), MARCH[1]).months
    assert (march_line.due, march_line.due_closed, march_line.carried) == (57, 28, 20)
    assert (february_line.due, february_line.due_closed) == (29, 9)


def test_the_first_and_the_last_moment_of_a_period_belong_to_it(db):
    for moment, inside in (
        (datetime(2026, 2, 28, 23, 59, 59, tzinfo=SHANGHAI), 0),
        (datetime(2026, 3, 1, 0, 0, tzinfo=SHANGHAI), 1),
        (datetime(2026, 3, 31, 23, 59, 59, tzinfo=SHANGHAI), 1),
        (datetime(2026, 4, 1, 0, 0, tzinfo=SHANGHAI), 0),
    ):
        Case.objects.all().delete()
        rows(1, handed_over_at=moment)
        assert statistics(*MARCH).total.handed_over == inside, moment


def test_rework_and_extension_have_their_own_divisors(db):
    rows(3)
    closed(4)
    closed(1, rework_count=2)
    extended = rows(2)
    by = person()
    for case, granted in zip(extended, (True, False), strict=True):
        Extension.objects.create(
            case=case,
            reason="缺料",
            working_days=2,
            asked_by=by,
            asked_at=CLOSED,
            decided_at=CLOSED,
            is_granted=granted,
        )
    total = statistics(*MARCH).total
    assert (total.rework_rate.fraction, total.extension_rate.fraction) == ("1/5", "1/10")


def test_units_categories_districts_add_up_to_the_total(benxi):
    other = ResponsibleUnit.objects.create(name="市政养护中心", short_name="市政养护")
    rows(7, unit=other, category=Category.objects.get(code="01-09"))
    figures = statistics(*MARCH)
    for lines in (figures.units, figures.categories, figures.districts):
        for name in ("handed_over", "deadline", "closed", "due", "due_closed"):
            assert sum(getattr(line, name) for line in lines) == getattr(figures.total, name)
    assert [line.label for line in figures.units] == ["测试城管局", "市政养护"]


def test_months():
    assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert [first.month for first, _ in months_between(date(2025, 11, 30), date(2026, 1, 1))] == [11, 12, 1]
    with pytest.raises(ValueError):
        statistics(MARCH[1], MARCH[0])


@pytest.mark.parametrize("count", [1, 60])
def test_the_number_of_queries_does_not_grow(count, django_assert_num_queries):
    rows(count)
    with django_assert_num_queries(2):
        statistics(date(2025, 1, 1), MARCH[1])


# --- Command, dashboard, home page --------------------------------------------------------------------------------------


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("rectification_statistics", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_every_rate_with_its_divisor(benxi):
    text = told("--from", "2026-03-01", "--to", "2026-03-31")
    assert "69.28%（203/293）" in text and "56.86%（203/357）" in text and "测试城管局" in text
    found = json.loads(told("--from", "2026-03-01", "--to", "2026-03-31", "--format", "json"))
    assert found["total"]["rates"]["deadline_rate"] == {
        "value": 69.28,
        "text": "69.28%",
        "numerator": 203,
        "denominator": 293,
    }
    assert (found["from"], found["to"], found["months"][0]["label"]) == ("2026-03-01", "2026-03-31", "2026-03")
    empty = json.loads(told("--from", "2020-01-01", "--to", "2020-01-31", "--format", "json"))
    assert empty["total"]["rates"]["deadline_rate"]["value"] is None


def test_the_command_says_what_is_wrong_with_a_period(db):
    with pytest.raises(CommandError, match="早于"):
        told("--from", "2026-03-02", "--to", "2026-03-01")
    with pytest.raises(CommandError):
        told("--from", "2026-02-30")


@pytest.fixture
def board(db):
    home = HomePage.objects.first() or HomePage.objects.create(title="首页", slug="home-t", path="00010009", depth=2)
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))


def test_the_dashboard_prints_figures_with_their_divisors(board, benxi):
    response = Client().get(f"{board.url}figures/?from=2026-03&to=2026-03")
    page = response.content.decode()
    assert response.status_code == 200
    assert "69.28%" in page and "已整改 203 ÷ 限期移交 293" in page and "已整改 203 ÷ 移交 357" in page
    assert 'class="chart__bar"' in page and "测试城管局" in page
    assert "style=" not in page


def test_the_table_of_months_begins_with_the_first_that_holds_anything(board, benxi):
    page = Client().get(f"{board.url}figures/?from=2025-09&to=2026-04").content.decode()
    assert re.findall(r'scope="row">(\d+年\d+月)<', page) == ["2026年3月", "2026年4月"]
    page = Client().get(f"{board.url}figures/?from=2025-09&to=2025-12").content.decode()
    assert re.findall(r'scope="row">(\d+年\d+月)<', page) == ["2025年12月"]


@pytest.mark.parametrize(
    "query",
    ["from=x", "from=2026-13", "from=9999-12&to=0001-01", "from=%00", "from=2026-03&to=2025-01", "to=9999-12", "from=０００１-01", "from=0001-01"],
)  # fmt: skip
def test_the_dashboard_meets_nonsense_with_a_page(board, query):
    rows(1)
    assert Client().get(f"{board.url}figures/?{query}").status_code == 200


def test_the_dashboard_asks_as_many_questions_of_many_cases_as_of_few(board, django_assert_max_num_queries):
    rows(50)
    with django_assert_max_num_queries(8):
        Client().get(f"{board.url}figures/")


def test_the_home_page_shows_what_was_struck_off(board, time_machine):
    time_machine.move_to(datetime(2026, 3, 31, 12, 0, tzinfo=SHANGHAI))
    assert home_figures(None) == []
    closed(3)
    rows(1)
    (figure,) = home_figures(None)
    assert (figure.value, figure.share) == ("3 ÷ 4", 0.75)
    assert "75.00%" in figure.note and "3/4" in figure.note
    assert figure.url.endswith("figures/")
