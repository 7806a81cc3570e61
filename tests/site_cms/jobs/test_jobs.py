"""Periodic jobs: due once, one runner, caught up, a failure stops no other, a killed runner is followed by another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from site_cms.jobs import registry, services
from site_cms.jobs.models import DueJob

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ran(monkeypatch):
    monkeypatch.setattr(registry, "_jobs", {})
    calls = []
    registry.register("hourly", every=HOUR, run=calls.append)
    return calls


def test_a_job_runs_when_due_and_not_before(ran):
    services.run_due(NOW)
    services.run_due(NOW + HOUR / 2)
    assert ran == [NOW]
    services.run_due(NOW + HOUR)
    assert ran == [NOW, NOW + HOUR]


def test_what_was_missed_is_caught_up_with_one_run(ran):
    services.run_due(NOW)
    services.run_due(NOW + 10 * HOUR)
    assert len(ran) == 2


def test_another_runner_has_it(ran):
    DueJob.objects.create(name="hourly", next_due=NOW, lease_until=NOW + HOUR)
    assert services.run_due(NOW) == []
    assert services.run_due(NOW + 2 * HOUR) and ran == [NOW + 2 * HOUR]


def test_a_failure_is_kept_and_stops_no_other(ran):
    def fail(now):
        raise ValueError("no ink")

    registry.register("a-failing", every=HOUR, run=fail)
    outcomes = {outcome.name: outcome.succeeded for outcome in services.run_due(NOW)}
    assert outcomes == {"a-failing": False, "hourly": True}
    row = DueJob.objects.get(name="a-failing")
    assert "no ink" in row.last_error and row.last_success is None and row.lease_until is None


def test_a_task_whose_worker_died_runs_again():
    DBTaskResult.objects.create(
        task_path="x.y", args_kwargs={"args": [], "kwargs": {}}, backend_name="background", queue_name="background",
        status="RUNNING", started_at=NOW - timedelta(hours=1), worker_ids=["gone"], run_after=NOW, priority=0,
    )  # fmt: skip
    assert services.return_dropped_tasks(NOW) == 1
    assert DBTaskResult.objects.get().status == "READY"
    assert services.return_dropped_tasks(NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_the_worker_beats_and_ends(ran):
    call_command("work", once=True)
    assert services.last_beat() is not None
    assert len(ran) == 1
