"""The board's part of the inbox: each role meets its own work, a unit its own cases only."""

import pytest
from django.utils import timezone

from exposure import waiting
from exposure.choices import CaseState
from exposure.models import Case
from site_cms.accounts import services
from site_cms.notices.services import waiting_for
from site_cms.places.models import ResponsibleUnit
from tests.factories.accounts import UserFactory

NOW = timezone.now()
SOURCES = [
    waiting.reports_to_verify,
    waiting.cases_of_my_unit,
    waiting.cases_to_verify,
    waiting.publications_to_redact,
    waiting.publications_to_approve,
]


@pytest.mark.parametrize("source", SOURCES)
def test_who_has_no_right_gets_nothing_and_costs_no_list(db, source, django_assert_max_num_queries):
    user = UserFactory(groups=["编辑"])
    with django_assert_max_num_queries(2):  # the permissions themselves
        assert list(source(user, NOW)) == []


def test_every_source_answers_every_role_without_a_fault(db):
    unit = ResponsibleUnit.objects.create(name="市城管局")
    for group in ("受理员", "脱敏员", "审核员", "核查员", "指挥员", "责任单位成员"):
        user = UserFactory(groups=[group], unit=unit)
        for source in SOURCES:
            list(source(user, NOW))
        assert waiting_for(user, NOW) == []


def test_the_two_person_pairs_are_known(db):
    assert {"exposure.redaction", "review"} <= set(services._duties)
    assert CaseState.ASSIGNED in waiting.WITH_THE_UNIT and Case.objects.of_unit(None).count() == 0
