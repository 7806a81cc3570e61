"""What the board asks of the database, with a hundred cases and with twenty thousand: the same."""

import pytest

from exposure.models import Case, ExposureBoardPage
from tests.factories.exposure import many_cases
from tests.factories.people import person
from tests.queries import costs

pytestmark = pytest.mark.django_db
FEW, MOST = 100, 20_000


def test_a_hundred_cases_or_twenty_thousand_cost_the_same(client, home, office):
    board = home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))
    board.save_revision().publish()
    case = many_cases(office, FEW)

    def pages():
        newest = Case.objects.order_by("-pk").first()
        return {
            "board": (board.url, 200, [newest.title, newest.get_absolute_url()], 10),
            "board, struck off": (
                f"{board.url}?state=closed&unit={office.unit.pk}",
                200,
                [newest.get_absolute_url()],
                10,
            ),
            "board, everything chosen": (
                f"{board.url}?state=closed&unit={office.unit.pk}&category={newest.category_id}"
                f"&district={office.district.pk}&month=2026-03",
                200,
                [newest.get_absolute_url()],
                10,
            ),
            "feed": (f"{board.url}atom/?unit={office.unit.pk}", 200, [case.title], 10),
            "case": (case.get_absolute_url(), 200, [case.title, case.number], 8),
            "newest case": (newest.get_absolute_url(), 200, [newest.title, newest.number], 8),
            "no such case": ("/case/2026000000", 404, [], 2),  # the case; a new process: and the frame
        }

    def queues():
        """Of the admin: the frame around them asks, too; what matters is that it asks no more of many."""
        newest = Case.objects.order_by("-pk").first()
        return {
            "queue": ("/admin/exposure/cases/?state=closed", 200, [newest.number], 60),
            "list of problems": ("/admin/exposure/lists/problem/", 200, [newest.number], 60),
            "case in the office": (f"/admin/exposure/cases/{case.number}/", 200, [case.number], 70),
        }

    staff = type(client)()
    staff.force_login(person("wagtailadmin.access_admin", "exposure.view_case"))
    few_of_queues = costs(staff, queues())
    few = costs(client, pages())
    assert few["no such case"] == (2, 1)
    many_cases(office, MOST - FEW)
    assert Case.objects.shown().count() == MOST
    assert costs(client, pages()) == few
    assert costs(staff, queues()) == few_of_queues
