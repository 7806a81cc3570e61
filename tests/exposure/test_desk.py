"""The unit's pages stand in the desk's frame, and the desk leads to them."""

import pytest

from tests.factories.people import person

pytestmark = pytest.mark.django_db


def test_the_desk_leads_to_the_units_cases_and_back(client, home, office):
    office.assigned()
    client.force_login(office.member)
    desk = client.get("/desk/").content.decode()
    assert 'href="/desk/cases/"' in desk and "指挥部交办的案件" in desk
    for address in ("/desk/cases/", f"/desk/cases/{office.member.unit.cases.get().number}/"):
        page = client.get(address)
        assert page.status_code == 200 and "no-store" in page["Cache-Control"]
        assert 'class="desk-bar"' in page.content.decode() and 'href="/desk/"' in page.content.decode()


def test_who_answers_no_cases_is_not_led_there(client, home):
    client.force_login(person())
    assert 'href="/desk/cases/"' not in client.get("/desk/").content.decode()
