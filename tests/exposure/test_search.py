"""A case is found in the words that two people let through, for as long as they are public."""

import pytest

from exposure.choices import PublicationState
from exposure.models import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_spooled(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def test_a_case_is_found_while_its_approved_words_are_public(client, home, office):
    hidden, case = office.assigned(), office.show(office.assigned())

    def found():
        return client.get("/search/", {"q": "市场垃圾"}).content.decode()

    assert case.get_absolute_url() in found() and hidden.get_absolute_url() not in found()
    # An update() tells no index; the rule is asked again when a hit is shown.
    Publication.objects.filter(case=case).update(state=PublicationState.HELD)
    assert case.get_absolute_url() not in found()
