"""The table of roles and addresses holds: every address has a row, every row an address, every role meets what its row says."""

import collections

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import Resolver404, resolve
from wagtail.models import Site

from . import world
from .asking import OK, Asker, routes
from .table import EVERYONE, NOBODY, READER, ROOT, SECTIONS, SHADOWED, Section

pytestmark = pytest.mark.django_db
CATCH_ALL = {"admin/.*/$", "^((?:[\\w\\-]+/)*)$"}


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """One world for the whole table, in a transaction that is undone when the last section has been asked."""
    with django_db_blocker.unblock(), transaction.atomic():
        people, things = world.build(Site.objects.get(is_default_site=True).root_page.specific)
        yield people, things
        transaction.set_rollback(True)


def addresses(things):
    for section in SECTIONS:
        for row in section.rows:
            address = row.address.format(**things)
            yield row.address, address if address.startswith("/") else f"/{address}"


def test_every_group_is_a_role(db):
    assert EVERYONE - {READER, NOBODY, ROOT} == set(Group.objects.values_list("name", flat=True))


def test_every_address_has_a_row(city):
    reached = {resolve(address.partition("?")[0]).route for _, address in addresses(city[1])}
    assert not sorted(routes() - reached - SHADOWED), "addresses without a row in tests/access/table.py"
    assert not sorted(SHADOWED & reached), "said to be out of reach, and reached"


def test_every_row_has_an_address(city):
    """A row of an address that is gone would fall through to the catch-all patterns and say nothing."""
    lost = []
    pages = Site.objects.get(is_default_site=True).root_page.get_descendants(inclusive=True)
    paths = {page.url for page in pages}
    for written, address in addresses(city[1]):
        path = address.partition("?")[0]
        try:
            route = resolve(path).route
        except Resolver404:
            lost.append(written)
            continue
        if route in CATCH_ALL and "no-such" not in written and not any(path.startswith(p) for p in paths - {"/"}):
            lost.append(written) if path != "/" else None
    assert not lost


def expected(section: Section, rows, role: str, method: str) -> str | None:
    """What the table says, or None when it does not ask."""
    stated = [row for row in rows if getattr(row, method.lower()) is not None]
    if not stated:
        return None
    met = {getattr(row, method.lower()) for row in stated if role in row.who}
    if met:
        assert len(met) == 1, f"{rows[0].address}: two outcomes for {role}"
        return met.pop()
    if role in section.outside:
        return section.door
    others = {row.others or section.others for row in stated}
    assert len(others) == 1, f"{rows[0].address}: two outcomes for everybody else"
    return others.pop()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_each_role_meets_what_the_table_says(city, section):
    people, things = city
    asker = Asker(people)
    rows = collections.defaultdict(list)
    for row in section.rows:
        rows[row.address].append(row)
    wrong = []
    for address, stated in rows.items():
        path = address.format(**things)
        path = path if path.startswith("/") else f"/{path}"
        roles = EVERYONE.union(*(row.beside for row in stated), *(row.who for row in stated))
        for method in ("GET", "POST"):
            drawn = False
            for role in sorted(roles, key=list(people).index):
                wanted = expected(section, stated, role, method)
                if wanted is None:
                    break
                met = asker.ask(role, method, path, drawn=wanted == OK and not drawn)
                drawn = drawn or wanted == OK
                if met != wanted:
                    wrong.append(f"{method} {address} as {role}: {met}, not {wanted}")
    assert not wrong, "\n" + "\n".join(wrong)
