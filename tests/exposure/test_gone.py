"""What must no longer be seen is gone from everything the site emits, in the answer that follows."""

from datetime import timedelta

import pytest

from exposure.models import Case, ExposureBoardPage, IssuePage
from exposure.services import publishing
from exposure.services.figures import statistics
from exposure.services.retention import run_retention
from tests.factories.exposure import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(home):
    return home.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))


def surfaces(case: Case, board) -> list[str]:
    return [
        "/",
        "/board/",
        "/board/?state=closed",
        f"/board/?category={case.category_id}",
        "/board/atom/",
        f"/board/atom/?unit={case.unit_id}",
        "/board/issue-1/",
        "/board/issues/",
        "/board/issues/atom/",
        "/sitemap-pages.xml",
        f"/search/?q={case.number}",
        f"/search/?q={case.title}",
        f"/api/v1/search/?q={case.title}",
    ]


@pytest.fixture
def case(office, board) -> Case:
    case = Case.objects.get(pk=office.show(office.closed()).pk)
    items = [("case", {"number": case.number})]
    board.add_child(instance=IssuePage(title="第一期", slug="issue-1", number=1, items=items))
    return case


def emitted(client, case, board) -> dict[str, str]:
    return {path: client.get(path, follow=True).content.decode() for path in surfaces(case, board)}


def test_taken_down_is_gone_from_everywhere(client, office, board, case):
    pictures = [f"{case.get_absolute_url()}/{p.approved_hash}" for p in case.publications.exclude(kind="text")]
    before = emitted(client, case, board)
    assert sum(case.get_absolute_url() in body for body in before.values()) >= 6
    assert [client.get(path).status_code for path in pictures] == [200, 200]
    publishing.take_down(case, reason="当事人申诉", actor=office.duty, now=NOW)
    left = [path for path, body in emitted(client, case, board).items() if case.get_absolute_url() in body]
    assert left == []
    assert client.get(case.get_absolute_url()).status_code == 410
    assert [client.get(path).status_code for path in pictures] == [404, 404]


def test_thirty_days_after_striking_off_pictures_go_and_numbers_stay(client, office, board, case):
    hashes = [p.approved_hash for p in case.publications.exclude(kind="text")]
    month = NOW.date().replace(day=1)
    figures = statistics(month, NOW.date()).total
    run_retention(NOW + timedelta(days=29))
    assert all(client.get(f"{case.get_absolute_url()}/{sha256}").status_code == 200 for sha256 in hashes)
    run_retention(NOW + timedelta(days=31))
    assert all(client.get(f"{case.get_absolute_url()}/{sha256}").status_code == 404 for sha256 in hashes)
    pages = emitted(client, case, board) | {"case": client.get(case.get_absolute_url()).content.decode()}
    assert [path for path, body in pages.items() if any(sha256 in body for sha256 in hashes)] == []
    assert case.title in pages["case"].replace("<wbr>", "") and case.get_absolute_url() in pages["/board/"]
    assert statistics(month, NOW.date()).total == figures and figures.closed == 1
