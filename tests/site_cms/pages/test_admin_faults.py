"""What Wagtail's admin would answer with a 500."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ads_library.models import Placement
from site_cms.accounts.models import User
from site_cms.places.models import Place
from site_cms.review.models import Proofreading
from tests.factories.accounts import UserFactory
from tests.factories.ads_library import PlacementFactory
from tests.factories.news import ArticleFactory, ColumnFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_a_form_that_arrives_incomplete_is_a_bad_request(root, home):
    article = ArticleFactory(parent=ColumnFactory(parent=home))
    for name in ("edit", "copy"):
        assert root.post(reverse(f"wagtailadmin_pages:{name}", args=[article.pk])).status_code == 400
    assert root.post(reverse("wagtailadmin_choose_page_external_link")).status_code == 400
    assert root.post(reverse("wagtailredirects:process_import")).status_code == 400
    whole = {"external-link-chooser-url": "https://example.invalid/", "external-link-chooser-link_text": "某处"}
    assert root.post(reverse("wagtailadmin_choose_page_external_link"), whole).status_code == 200


def test_somebody_with_a_history_is_not_deleted_and_the_screen_says_why(root, home):
    article = ArticleFactory(parent=ColumnFactory(parent=home))
    reader = UserFactory(groups=["校对"])
    Proofreading.objects.create(
        page=article, revision=article.latest_revision, content_hash="0" * 64, reader=reader, at=timezone.now()
    )
    response = root.post(reverse("wagtailusers_users:delete", args=[reader.pk]), follow=True)
    assert response.status_code == 200 and "不能删除：校对 1" in response.content.decode()
    assert User.objects.filter(pk=reader.pk).exists()


def test_a_place_with_placements_stays(root):
    place = PlacementFactory().place
    response = root.post(reverse("places:delete", args=[place.pk]))
    assert response.status_code == 302
    assert Place.objects.filter(pk=place.pk).exists() and Placement.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/failwhale/",
        "/admin/test404/",
        "/admin/place_chooser/create/",
        "/admin/unit_chooser/create/",
        "/admin/snippets/choose/news/topic/create/",
    ],
)
def test_there_is_nothing_at_these_addresses(root, home, address):
    assert root.get(address).status_code == 404
    assert root.post(address).status_code == 404
