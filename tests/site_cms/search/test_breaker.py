import pytest

from site_cms.search.breaker import Breaker

pytestmark = pytest.mark.pure


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_it_opens_asks_once_and_closes():
    clock = Clock()
    breaker = Breaker(threshold=2, pause=10, clock=clock)
    assert breaker.allows() and not breaker.failed()
    assert breaker.state == "closed"
    assert breaker.allows() and breaker.failed()
    assert breaker.state == "open" and not breaker.allows()
    clock.now = 9.9
    assert not breaker.allows()
    clock.now = 10
    assert breaker.state == "half open"
    assert breaker.allows()
    assert not breaker.allows()  # one asks, the others do not wait
    assert not breaker.failed()
    assert breaker.state == "open"
    clock.now = 20
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.state == "closed" and breaker.allows()


def test_one_success_forgets_a_failure():
    breaker = Breaker(threshold=2)
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.state == "closed"
