"""Stops asking what does not answer.

closed: asks go through. open: after `threshold` failures in a row nobody asks for `pause` seconds, so that readers do not
each wait for the same silence. half open: then one asks; its success closes the breaker, its failure opens it again.
"""

import threading
import time
from collections.abc import Callable


class Breaker:
    def __init__(self, threshold: int = 2, pause: float = 10.0, clock: Callable[[], float] = time.monotonic):
        self.threshold, self.pause, self.clock = threshold, pause, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._asking = False

    @property
    def state(self) -> str:
        with self._lock:
            return self._state()

    def _state(self) -> str:
        if self._opened_at is None:
            return "closed"
        return "half open" if self.clock() - self._opened_at >= self.pause else "open"

    def allows(self) -> bool:
        """Whether to ask. Whoever is told yes says afterwards how it went."""
        with self._lock:
            state = self._state()
            if state == "closed":
                return True
            if state == "open" or self._asking:
                return False
            self._asking = True
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures, self._opened_at, self._asking = 0, None, False

    def failed(self) -> bool:
        """True when this failure opened the breaker."""
        with self._lock:
            was_closed = self._opened_at is None
            self._failures += 1
            self._asking = False
            if self._failures < self.threshold and was_closed:
                return False
            self._opened_at = self.clock()
            return was_closed
