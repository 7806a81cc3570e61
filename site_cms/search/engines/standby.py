"""The cluster in front, the database behind it: readers are answered whether or not the cluster is.

Both have the same definition of a hit, so a list that one began the other can go on with.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings

from ..breaker import Breaker
from ..outbox import note
from .base import Engine, Entry, Unavailable
from .deadline import within

log = logging.getLogger(__name__)

PATIENCE = 2  # times the timeout: connecting and reading, or one node and then another
breaker = Breaker()  # one a process: what one thread learned of the cluster the others need not find out


class NotingEngine:
    """The database's engine while there is a cluster: each change is noted for it in the same transaction."""

    def __init__(self, database: Engine, using: str = "default"):
        self.database, self.using = database, using

    def write(self, entries: Sequence[Entry], fresh: bool = False) -> None:
        self.database.write(entries, fresh)
        note({entry.id: entry.seq for entry in entries}, using=self.using)

    def delete(self, versions: Mapping[int, int]) -> None:
        self.database.delete(versions)
        note(versions, using=self.using)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.database, name)


class StandbyEngine:
    """Asks the cluster, and the database when the cluster does not answer."""

    def __init__(self, cluster: Engine, database: Engine):
        self.cluster, self.database = cluster, database

    @property
    def name(self) -> str:
        return self.cluster.name if breaker.state == "closed" else self.database.name

    def __getattr__(self, name: str) -> Callable:
        behind = getattr(self.database, name)
        if name.startswith("_") or not callable(behind):
            return behind

        asked = getattr(self.cluster, name)

        def ask(*args: Any, **kwargs: Any) -> Any:
            if breaker.allows():
                try:
                    answer = within(PATIENCE * settings.ELASTICSEARCH_TIMEOUT_MS / 1000, asked, *args, **kwargs)
                except Unavailable as error:
                    if breaker.failed():
                        log.warning("the search cluster does not answer (%s); the database does", error)
                except BaseException:
                    breaker.failed()
                    raise
                else:
                    breaker.succeeded()
                    return answer
            return behind(*args, **kwargs)

        return ask
