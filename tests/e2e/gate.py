"""Requests that a live server takes between two tests, and those still under way when a test ends."""

from collections.abc import Callable
from threading import Condition

from django.http import HttpResponse

LONGEST = 30  # seconds that a request under way may take to end


class Gate:
    """Counts the requests that are being answered; closed, it answers none and waits for those to end."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_open = False
        self._inside = 0

    def open(self) -> None:
        with self._changed:
            self._is_open = True

    def close(self) -> None:
        with self._changed:
            self._is_open = False
            assert self._changed.wait_for(lambda: not self._inside, LONGEST), "a request does not end"

    def guarding(self, get_response: Callable) -> Callable:
        def guarded(handler, request):
            with self._changed:
                if not self._is_open:
                    return HttpResponse(status=503)
                self._inside += 1
            try:
                return get_response(handler, request)
            finally:
                with self._changed:
                    self._inside -= 1
                    self._changed.notify_all()

        return guarded
