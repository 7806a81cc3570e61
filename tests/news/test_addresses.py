"""An article's address: a draft's, then its own for good."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from news.addresses import draft_slug, new_id, public_slug, short_id_of, with_month, without_month
from news.models import ArticlePage, ColumnPage


def test_ids_keep_their_letters():
    assert short_id_of(draft_slug("k3f9")) == "k3f9"
    assert short_id_of(public_slug(date(2026, 11, 21), "k3f9")) == "k3f9"
    assert short_id_of("about") == ""
    assert len(new_id()) == 4


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/quanmin/t20261121_k3f9/", "/quanmin/202611/t20261121_k3f9/"),
        ("/quanmin/d-k3f9/", "/quanmin/d-k3f9/"),
        ("/quanmin/", "/quanmin/"),
        ("/", "/"),
    ],
)
def test_the_month_stands_in_front_of_the_slug(path, address):
    assert with_month(path) == address
    assert without_month(address.strip("/").split("/")) == path.strip("/").split("/")


def test_a_month_that_is_not_the_articles_stays():
    assert without_month(["quanmin", "202610", "t20261121_k3f9"]) == ["quanmin", "202610", "t20261121_k3f9"]


@pytest.fixture
def column(home):
    return home.add_child(instance=ColumnPage(title="全民在行动", slug="quanmin"))


@pytest.fixture
def article(column):
    return column.add_child(instance=ArticlePage(title="一个周五上午", live=False))


@pytest.mark.django_db
class TestFirstPublication:
    def test_draft_then_lasting_address(self, article, django_capture_on_commit_callbacks):
        short_id = short_id_of(article.slug)
        assert article.slug == f"d-{short_id}"
        with django_capture_on_commit_callbacks(execute=True):
            article.save_revision().publish()
        article.refresh_from_db()
        today = timezone.localdate()
        assert article.slug == f"t{today:%Y%m%d}_{short_id}"
        assert article.get_url() == f"/quanmin/{today:%Y%m}/t{today:%Y%m%d}_{short_id}/"
        assert not Redirect.objects.exists()

    def test_the_site_map_names_the_lasting_address(self, client, article):
        article.save_revision().publish()
        article.refresh_from_db()
        assert f"{article.get_url()}</loc>" in client.get("/sitemap-pages.xml").content.decode()
        assert client.get(article.get_url()).status_code == 200

    def test_an_older_revision_brings_no_older_address(self, article):
        first = article.save_revision()
        first.publish()
        article.refresh_from_db()
        slug = article.slug
        assert article.get_latest_revision_as_object().slug == slug
        first.publish()
        article.refresh_from_db()
        assert article.slug == slug
        assert article.url_path.endswith(f"/quanmin/{slug}/")

    def test_a_copy_gets_its_own(self, article):
        article.save_revision().publish()
        article.refresh_from_db()
        copy = article.copy(update_attrs={"slug": "anything", "title": "另一篇"}, keep_live=False)
        assert copy.slug.startswith("d-")
        assert copy.slug != article.slug

    def test_a_taken_id_is_not_given_twice(self, column, article, monkeypatch):
        answers = iter([short_id_of(article.slug), "zzzz"])
        monkeypatch.setattr("news.models.article.new_id", lambda length=4: next(answers))
        other = column.add_child(instance=ArticlePage(title="另一篇", live=False))
        assert other.slug == "d-zzzz"
