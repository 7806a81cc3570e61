"""Ends the process that it is called in with -9, at named points and by the dice, and notes where before it does."""

import os
import random
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from .ledger import Ledger


class Dice:
    def __init__(self, ledger: Ledger, seed: str, share: float):
        self.ledger, self.random, self.share = ledger, random.Random(seed), share

    def at(self, point: str) -> None:
        if self.random.random() < self.share:
            self.ledger.write(struck=point)
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, owner: Any, name: str, before: str, after: str) -> None:
        """Let a call of `owner.name` be struck before it does anything, and after it has done all."""
        called: Callable = getattr(owner, name)

        @wraps(called)
        def call(*args, **kwargs):
            self.at(before)
            result = called(*args, **kwargs)
            self.at(after)
            return result

        setattr(owner, name, call)
