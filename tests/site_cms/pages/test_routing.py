"""Addresses lead to pages in one query, and to exactly the pages Wagtail would have found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from site_cms.pages.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(home):
    return home.add_child(instance=StandardPage(title="关于我们", slug="about", intro="本站由创城办主办"))


@pytest.fixture
def nested(about):
    return about.add_child(instance=StandardPage(title="联系办法", slug="contact"))


def test_nested_page_answers(client, nested):
    response = client.get("/about/contact/")
    assert response.status_code == 200
    assert "联系办法" in response.content.decode()


def test_unpublished_page_is_not_found_but_its_children_are(client, about, nested):
    about.live = False
    about.save()
    assert client.get("/about/").status_code == 404
    assert client.get("/about/contact/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/nothing/", "/about/nothing/", "/about/contact/more/", "/%00/", "/" + "a/" * 60, "/" + "长" * 400 + "/"]
)
def test_missing_addresses_are_not_found(client, nested, path):
    assert client.get(path).status_code == 404


def test_page_costs_few_queries_and_a_missing_one_a_single_one(
    client, nested, django_assert_num_queries, django_assert_max_num_queries
):
    client.get("/about/")  # the frame is read once a version
    with django_assert_max_num_queries(3):
        assert client.get("/about/contact/").status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/about/nothing/").status_code == 404


def test_frame_follows_a_publication_at_once(client, home, about):
    assert "关于我们" not in client.get("/").content.decode()
    about.show_in_menus = True
    about.save_revision().publish()
    assert "关于我们" in client.get("/").content.decode()
    about.unpublish()
    assert "关于我们" not in client.get("/").content.decode()


def test_redirect_of_a_moved_page_works(client, about):
    Redirect.objects.create(old_path="/old-about", redirect_page=about, is_permanent=True)
    response = client.get("/old-about/")
    assert response.status_code == 301
    assert response["Location"].endswith("/about/")


def test_restricted_page_asks_for_its_password(client, about, nested):
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="geheim")
    response = client.get("/about/contact/")
    assert response.context["form"]
    assert "联系办法" not in response.content.decode()


def test_public_get_writes_nothing(client, nested):

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/about/contact/")
        client.get("/")
    assert not [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
