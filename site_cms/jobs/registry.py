"""Which jobs run how often. Apps register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Job:
    """`run(now)` must be safe to run twice: a runner that was killed in mid-air is followed by another.

    `every` is the shortest time between two starts. What was missed while nothing ran is caught up with one run, not
    with one for each time it was missed.
    """

    name: str
    every: timedelta
    run: Callable[[datetime], None]
    lease: timedelta = timedelta(minutes=15)


_jobs: dict[str, Job] = {}


def register(
    name: str, *, every: timedelta, run: Callable[[datetime], None], lease: timedelta = timedelta(minutes=15)
) -> None:
    _jobs[name] = Job(name, every, run, lease)


def jobs() -> list[Job]:
    return sorted(_jobs.values(), key=lambda job: job.name)


_starts: list[Callable[[datetime], object]] = []


def register_start(run: Callable[[datetime], object]) -> None:
    """`run(now)` once when a worker starts: what a killed process left is cleared before anything else."""
    if run not in _starts:
        _starts.append(run)


def starts() -> list[Callable[[datetime], object]]:
    return list(_starts)


_rounds: list[Callable[[datetime], None]] = []


def register_round(run: Callable[[datetime], None]) -> None:
    """`run(now)` in each round of the worker, about once a second. It must be quick when there is nothing to do."""
    if run not in _rounds:
        _rounds.append(run)


def rounds() -> list[Callable[[datetime], None]]:
    return list(_rounds)
