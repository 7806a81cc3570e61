"""The house stands: the home page answers, and the migrations say what the models say."""

from io import StringIO

from django.core.management import call_command


def test_home_page_answers(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert home.title in response.content.decode()


def test_migrations_match_the_models(db):
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())
