"""What the worker does for the search: count words nightly, fold in searches that found nothing, put right what differs."""

from datetime import datetime, timedelta

from site_cms.jobs.registry import register

from . import empty_searches, engines, indexing
from .reconcile import reconcile


def nightly(now: datetime) -> None:
    engine = engines.database()
    reconcile(engine, repair=True)
    indexing.count_terms()
    engine.optimize()


def fold_in(now: datetime) -> None:
    empty_searches.fold_in()


def register_jobs() -> None:
    register("search.upkeep", every=timedelta(hours=24), run=nightly, lease=timedelta(hours=1))
    register("search.empty_searches", every=timedelta(minutes=10), run=fold_in)
