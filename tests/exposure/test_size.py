"""What the board asks of the database, with a hundred cases and with twenty thousand: the same."""

import pytest

from exposure.models import Case, ExposureBoardPage
from tests.factories.exposure import many_cases
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

    few = costs(client, pages())
    assert few["no such case"] == (2, 1)
    many_cases(office, MOST - FEW)
    assert Case.objects.shown().count() == MOST
    assert costs(client, pages()) == few
