import pytest

from tests.factories.exposure import Office


@pytest.fixture
def office(db) -> Office:
    return Office()
