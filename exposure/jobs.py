"""What the worker does for the board by itself."""

from datetime import datetime

from .services.deadlines import reckon_provisional_deadlines
from .services.escalation import escalate
from .services.retention import run_retention


def keep_deadlines(now: datetime) -> None:
    """Deadlines through a year that was entered since are reckoned again before anybody is urged by them."""
    reckon_provisional_deadlines(now)
    escalate(now)


def keep_retention(now: datetime) -> None:
    run_retention(now)
