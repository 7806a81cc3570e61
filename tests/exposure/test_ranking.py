"""The monthly ranking: its order, its leagues, that it is frozen, and how it is corrected."""

from datetime import UTC, date, datetime, timedelta

import pytest

from exposure.jobs import keep_months
from exposure.models import Case, Category, ExposureBoardPage, MonthlyRanking, RankingRow
from exposure.services.assessment import close_board
from exposure.services.figures import COUNTS, Line
from exposure.services.ranking import (
    CHAIN,
    RankingRefused,
    freeze_month,
    freeze_what_is_due,
    leagues_of,
    public_ranking,
    ranked,
    revise_month,
    sign_ranking,
)
from site_cms.audit.services import verify_chain
from site_cms.places.models import ResponsibleUnit
from tests.factories.exposure import SHANGHAI
from tests.factories.people import person

pytestmark = pytest.mark.django_db

OCTOBER = date(2026, 10, 1)
THE_FIRST = datetime(2026, 11, 1, 0, 30, tzinfo=SHANGHAI)


def line(label, due, closed, in_time, reworked=0, submitted=10):
    counts = dict.fromkeys(COUNTS, 0) | {
        "due": due,
        "due_closed": closed,
        "due_in_time": in_time,
        "reworked": reworked,
        "submitted": submitted,
    }
    return Line(label, label, counts)


def test_the_order_and_shared_ranks():
    lines = [
        line("丙", 10, 8, 6, reworked=1),
        line("甲", 10, 9, 5),
        line("乙", 10, 8, 7),
        line("戊", 10, 8, 6, reworked=1),
        line("丁", 20, 16, 12, reworked=1),
        line("己", 10, 8, 6, reworked=2),
        line("少", 4, 4, 4),
        line("无", 0, 0, 0),
    ]
    assert [(rank, row.label) for rank, row in ranked(lines)] == [
        (1, "甲"),
        (2, "乙"),
        (3, "丁"),
        (4, "丙"),
        (4, "戊"),
        (6, "己"),
        (None, "少"),
    ]


def test_nothing_is_parted_by_rounding():
    """1/3 of 6 and of 9 are the same rate, whatever two places say; more cases come first."""
    assert [row.label for _rank, row in ranked([line("六", 6, 2, 2), line("九", 9, 3, 3)])] == ["九", "六"]


def make(unit, count, closed, *, due=datetime(2026, 10, 10, 12, tzinfo=UTC), late=0):
    """`closed` of `count` cases due in October put right by its end, `late` of them after the deadline."""
    category = Category.objects.get(code="01-02")
    start = Case.objects.count()
    rows = []
    for number in range(count):
        closed_at = None
        if number < closed:
            closed_at = due + timedelta(days=1) if number < late else due - timedelta(hours=1)
        rows.append(
            Case(
                number=f"2026{start + number:06d}",
                title="题",
                summary="事",
                category=category,
                unit=unit,
                state="closed" if closed_at else "in_progress",
                filed_at=due - timedelta(days=3),
                handed_over_at=due - timedelta(days=3),
                due_at=due,
                closed_at=closed_at,
            )
        )
    Case.objects.bulk_create(rows)


@pytest.fixture
def units(db):
    made = {}
    for name, kind in (
        ("城管局", "department"),
        ("住建局", "department"),
        ("河东区", "district"),
        ("物业公司", "enterprise"),
    ):
        made[name] = ResponsibleUnit.objects.create(name=name, short_name=name, kind=kind)
    make(made["城管局"], 10, 8)
    make(made["住建局"], 10, 9, late=3)
    make(made["河东区"], 6, 6)
    make(made["物业公司"], 4, 4)
    make(made["住建局"], 2, 0, due=datetime(2026, 9, 20, 12, tzinfo=UTC))
    return made


def test_leagues_carry_over_and_the_least_number(units):
    ranking = freeze_month(OCTOBER, now=THE_FIRST)
    found = {
        label: [(row.unit_name, row.rank, line.due_rate.fraction, line.carried) for row, line in rows]
        for label, rows in leagues_of(ranking)
    }
    assert list(found.values()) == [
        [("河东区", 1, "6/6", 0)],
        [("城管局", 1, "8/10", 0), ("住建局", 2, "9/12", 2)],
        [("物业公司", None, "4/4", 0)],
    ]


def test_frozen_stays_frozen_and_the_job_is_safe_twice(units):
    keep_months(THE_FIRST)
    before = list(RankingRow.objects.values_list("unit_name", "rank", "counts"))
    Case.objects.filter(unit=units["城管局"]).update(closed_at=datetime(2026, 10, 9, tzinfo=UTC))
    keep_months(THE_FIRST + timedelta(hours=6))
    assert list(RankingRow.objects.values_list("unit_name", "rank", "counts")) == before
    assert MonthlyRanking.objects.filter(month=OCTOBER).count() == 1
    assert not verify_chain(CHAIN)


def test_missed_months_are_made_up(units):
    freeze_month(date(2026, 8, 5), now=THE_FIRST)
    frozen = freeze_what_is_due(datetime(2026, 11, 21, tzinfo=UTC))
    assert [row.month.month for row in frozen] == [9, 10]
    assert freeze_what_is_due(datetime(2026, 11, 22, tzinfo=UTC)) == []


def refusal(call) -> str:
    with pytest.raises(RankingRefused) as error:
        call()
    assert str(error.value.message)
    return error.value.code


def test_a_correction_is_a_dated_revision_signed_by_another(units):
    inspector = person("exposure.revise_ranking", "exposure.sign_ranking")
    leader = person("exposure.sign_ranking")
    first = freeze_month(OCTOBER, now=THE_FIRST)
    assert public_ranking(OCTOBER) is None
    assert refusal(lambda: revise_month(OCTOBER, reason="漏计", actor=inspector, now=THE_FIRST)) == "waiting"
    sign_ranking(first, actor=leader, now=THE_FIRST)
    assert refusal(lambda: sign_ranking(first, actor=leader, now=THE_FIRST)) == "signed"
    assert refusal(lambda: revise_month(OCTOBER, reason=" ", actor=inspector, now=THE_FIRST)) == "reason"
    assert refusal(lambda: revise_month(OCTOBER, reason="漏计", actor=leader, now=THE_FIRST)) == "permission"
    Case.objects.filter(unit=units["城管局"]).update(closed_at=datetime(2026, 10, 9, tzinfo=UTC))
    second = revise_month(OCTOBER, reason="两件已销号漏计", actor=inspector, now=THE_FIRST + timedelta(days=4))
    assert public_ranking(OCTOBER) == first
    assert refusal(lambda: sign_ranking(second, actor=inspector, now=THE_FIRST)) == "same_person"
    sign_ranking(second, actor=leader, now=THE_FIRST + timedelta(days=5))
    assert public_ranking(OCTOBER) == second
    assert second.rows.get(unit=units["城管局"]).counts["due_closed"] == 10
    assert first.rows.get(unit=units["城管局"]).counts["due_closed"] == 8


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))


def test_the_public_page(client, board, office, units):
    address = f"{board.url}ranking/"
    ranking = freeze_month(OCTOBER, now=THE_FIRST)
    assert "城管局" not in client.get(address).content.decode()
    assert client.get(f"{address}2026-10/").status_code == 404
    leader = person("exposure.sign_ranking")
    sign_ranking(ranking, actor=leader, now=THE_FIRST)
    for page in (address, f"{address}2026-10/"):
        body = client.get(page).content.decode()
        assert "80.00%" in body and "8/10" in body and "样本不足" in body and leader.name not in body
    close_board(reason="年度复评", actor=office.leader, now=THE_FIRST)
    assert client.get(f"{address}2026-10/").status_code == 404


@pytest.mark.parametrize("month", ["2026-13", "２０２６-10", "9999-99", "x", "2026-1", "2026-10-01", "%00", "1'"])
def test_months_that_make_no_sense(client, board, office, month):
    assert client.get(f"{board.url}ranking/{month}/").status_code == 404


def test_its_queries_do_not_grow(client, board, office, units, django_assert_max_num_queries):
    sign_ranking(freeze_month(OCTOBER, now=THE_FIRST), actor=person("exposure.sign_ranking"), now=THE_FIRST)
    client.get(f"{board.url}ranking/")
    with django_assert_max_num_queries(10):
        client.get(f"{board.url}ranking/")


def test_in_the_admin(client, home, units):
    admin = "wagtailadmin.access_admin"
    ranking = freeze_month(OCTOBER, now=THE_FIRST)
    address = f"/admin/exposure/rankings/{ranking.pk}/"
    client.force_login(person(admin, "exposure.revise_ranking"))
    assert "城管局" in client.get(address).content.decode()
    assert client.post(address, {"action": "sign"}).status_code == 422
    client.force_login(person(admin, "exposure.sign_ranking"))
    assert client.post(address, {"action": "sign"}).status_code == 302
    client.force_login(person(admin, "exposure.revise_ranking"))
    assert client.post(address, {"action": "revise"}).status_code == 422
    assert client.post(address, {"action": "revise", "reason": "漏计"}).status_code == 302
    assert "漏计" in client.get("/admin/exposure/rankings/").content.decode()


def test_no_person_can_be_ranked():
    """P19: neither table has a way to a user but those who ask and sign."""
    people = {
        field.name
        for model in (MonthlyRanking, RankingRow)
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and field.related_model._meta.label == "accounts.User"
    }
    assert people == {"asked_by", "signed_by"}
