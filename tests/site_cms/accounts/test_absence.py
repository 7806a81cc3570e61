"""Leave hands open items to a deputy; the staff of a day can or cannot keep the two-person rule."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from site_cms.accounts import services
from site_cms.accounts.models import Deputy, Leave
from tests.factories.accounts import UserFactory

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 12:00 in the city


def away(person, first=date(2026, 11, 20), last=date(2026, 11, 22)):
    return Leave.objects.create(person=person, first_day=first, last_day=last)


@pytest.fixture
def three(db):
    return [UserFactory(name=name) for name in ("甲", "乙", "丙")]


def test_nobody_acts_for_somebody_who_is_here(three):
    a, b, _ = three
    Deputy.objects.create(person=a, deputy=b)
    assert services.acting_for(b, NOON) == []


def test_the_first_deputy_who_is_here_takes_over(three):
    a, b, c = three
    Deputy.objects.create(person=a, deputy=c, order=2)
    Deputy.objects.create(person=a, deputy=b, order=1)
    away(a)
    assert services.acting_for(b, NOON) == [a]
    assert services.acting_for(c, NOON) == []
    away(b)
    assert services.acting_for(b, NOON) == []
    assert services.acting_for(c, NOON) == [a]


def test_a_closed_account_takes_nothing_over(three):
    a, b, _ = three
    Deputy.objects.create(person=a, deputy=b)
    away(a)
    b.is_active = False
    b.save()
    assert services.deputies_today(NOON) == {a.pk: None}


def test_days_are_the_citys(three):
    """16:00 UTC is midnight in the city: the leave's last day is over."""
    a, b, _ = three
    Deputy.objects.create(person=a, deputy=b)
    away(a, last=date(2026, 11, 21))
    assert services.acting_for(b, datetime(2026, 11, 21, 15, 59, tzinfo=UTC)) == [a]
    assert services.acting_for(b, datetime(2026, 11, 21, 16, 0, tzinfo=UTC)) == []


def test_what_makes_no_sense_is_refused(three):
    a, b, _ = three
    with pytest.raises(ValidationError, match="结束日期早于开始日期"):
        Leave(person=a, first_day=date(2026, 11, 22), last_day=date(2026, 11, 21)).full_clean()
    with pytest.raises(ValidationError, match="不能代理自己"):
        Deputy(person=a, deputy=a).full_clean()
    with transaction.atomic(), pytest.raises(IntegrityError):
        Deputy.objects.create(person=a, deputy=a)
    Deputy.objects.create(person=a, deputy=b)
    with pytest.raises(ValidationError, match="已经是"):
        Deputy(person=a, deputy=b).full_clean()


@pytest.fixture
def pair(monkeypatch):
    monkeypatch.setattr(services, "_duties", {})
    services.register_duties("test", "两个人", ["accounts.change_leave", "accounts.change_user"])


def test_one_person_cannot_be_two(db, pair):
    one = UserFactory(groups=["管理员"])  # holds both permissions
    assert [row.permission for row in services.unfillable_pairs(NOON)] == ["accounts.change_user"]
    other = UserFactory(groups=["指挥员"])  # holds the first
    assert services.unfillable_pairs(NOON) == []
    away(other)
    [row] = services.unfillable_pairs(NOON)
    assert (row.duties.label, row.holders) == ("两个人", (one.name,))


def test_superusers_and_closed_accounts_fill_nothing(db, pair):
    UserFactory(is_superuser=True)
    UserFactory(groups=["管理员"], is_active=False)
    assert [row.permission for row in services.unfillable_pairs(NOON)] == ["accounts.change_leave"]


def test_demo_accounts_fill_nothing_on_a_citys_server(db, pair, settings):
    UserFactory(groups=["管理员"], is_demo=True)
    UserFactory(groups=["指挥员"], is_demo=True)
    assert services.unfillable_pairs(NOON) == []
    settings.HTTPS = True
    assert len(services.unfillable_pairs(NOON)) == 1
