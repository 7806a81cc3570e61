"""What the worker does for the search: count words nightly, fold in searches that found nothing, put right what differs,
and tell the cluster, where there is one, what changed."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management.base import CommandError

from site_cms.jobs.registry import register, register_round

from . import cluster, delivery, empty_searches, engines, indexing
from .reconcile import reconcile

log = logging.getLogger(__name__)


def nightly(now: datetime) -> None:
    engine = engines.database()
    reconcile(engine, repair=True)
    indexing.count_terms()
    engine.optimize()
    if drift := compared(repair=True):
        log.warning("the search cluster differed in %s documents, repaired %s", len(drift.all), drift.repaired)


def fold_in(now: datetime) -> None:
    empty_searches.fold_in()


def deliver(now: datetime) -> None:
    """Each second: a change is found in the cluster about as soon as in the database."""
    if settings.ELASTICSEARCH_URL:
        delivery.deliver_all(now)


def compared(*, repair: bool):
    """The cluster compared with the database, or None where there is no cluster. A silent one is a CommandError."""
    if not settings.ELASTICSEARCH_URL:
        return None
    try:
        return cluster.compare(engines.cluster(), repair=repair)
    except engines.Unavailable as error:
        raise CommandError(f"The search cluster does not answer ({error}); the database does.") from error


def register_jobs() -> None:
    register("search.upkeep", every=timedelta(hours=24), run=nightly, lease=timedelta(hours=1))
    register("search.empty_searches", every=timedelta(minutes=10), run=fold_in)
    register_round(deliver)
