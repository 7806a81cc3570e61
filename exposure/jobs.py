"""What the worker does for the board by itself."""

from datetime import datetime

from .services.deadlines import reckon_provisional_deadlines
from .services.escalation import escalate
from .services.orphans import sweep_orphans
from .services.papers import issue_letters
from .services.ranking import freeze_what_is_due
from .services.retention import run_retention


def keep_deadlines(now: datetime) -> None:
    """Deadlines through a year that was entered since are reckoned again before anybody is urged by them."""
    reckon_provisional_deadlines(now)
    escalate(now)


def keep_retention(now: datetime) -> None:
    run_retention(now)


def keep_months(now: datetime) -> None:
    """On the 1st the month that is over is frozen and its 提示函 go out; missed, on the first run after it."""
    freeze_what_is_due(now)
    issue_letters(now)


def keep_private_pictures(now: datetime) -> None:
    sweep_orphans(now)
