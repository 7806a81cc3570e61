"""A row that changes its state is locked first. SQLite takes its one writer instead and drops the words, so the asking itself is watched."""

import datetime as dt
from unittest import mock

import pytest
from django.db.models import QuerySet

from ads_library.choices import DesignState, PlacementState
from ads_library.models import Design, Placement
from ads_library.services.designs import create_design
from ads_library.workflow import move_design, move_placement
from exposure.models import Case
from exposure.services import cases
from news.models import ArticlePage, ColumnPage
from site_cms.review.models import ReviewTaskState
from site_cms.review.services import pass_review, submit_for_review
from tests.factories.accounts import UserFactory
from tests.factories.ads_library import PlacementFactory
from tests.factories.exposure import NOW, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked():
    """The models whose rows were asked for with a lock."""
    models: list[type] = []
    lock = QuerySet.select_for_update

    def note(queryset, *args, **kwargs):
        models.append(queryset.model)
        return lock(queryset, *args, **kwargs)

    with mock.patch.object(QuerySet, "select_for_update", note):
        yield models


def test_a_step_of_the_board_locks_its_row(locked):
    office = Office()
    case = office.assigned()
    locked.clear()
    cases.accept_case(case, actor=office.member, now=NOW)
    assert Case in locked


def test_a_move_of_the_library_locks_its_row(locked):
    now = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    move_placement(PlacementFactory(), PlacementState.FIX_NEEDED, now=now, reason="破损")
    assert Placement in locked
    move_design(create_design(title="一米等候", source_kind="own", now=now), DesignState.IN_REVIEW, now=now)
    assert Design in locked


def test_a_pass_of_the_review_locks_its_step(locked, home):
    author, reviewer = UserFactory(groups=["编辑"]), UserFactory(groups=["初审"])
    column = home.add_child(instance=ColumnPage(title="全民在行动", slug="quanmin"))
    page = column.add_child(instance=ArticlePage(title="一个周五上午", live=False, owner=author))
    page.save_revision(user=author)
    submit_for_review(page, user=author, now=NOW)
    locked.clear()
    pass_review(page, user=reviewer, now=NOW)
    assert ReviewTaskState in locked
