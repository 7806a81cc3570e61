"""What every test may count on."""

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Site

from site_cms.audit.models import AuditEvent
from site_cms.pages.frame import forget_frame
from site_cms.search import engines, indexing
from site_cms.search.models import Document

pytest_plugins = ["tests.parts", "tests.migrated"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database as the migrations leave it, kept as text for `pytest_runtest_teardown` to give back."""
    with django_db_blocker.unblock():
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()
        connection._test_audit_events = set(AuditEvent.objects.values_list("pk", flat=True))


def is_transactional(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker is not None and marker.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    )


def pytest_collection_modifyitems(items):
    for item in items:
        if is_transactional(item):
            item.fixturenames.insert(0, "django_db_serialized_rollback")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A transactional test empties the database behind it. What the migrations put there (the site, the roles, the
    categories) is given back at once, so that no test depends on which ran before."""
    result = yield
    if is_transactional(item):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
            # The engine's own tables are no models', so emptying the database left them as they were.
            engine = engines.database()
            engine.clear()
            engine.write([indexing.entry(row) for row in Document.objects.all()], fresh=True)
            # Giving the roles their rights back is no event of anybody's.
            AuditEvent.objects.exclude(pk__in=connection._test_audit_events).delete()
    return result


@pytest.fixture(autouse=True)
def _fresh_frame():
    """Test databases go back in time; the frame that a process keeps must not outlive them."""
    forget_frame()
    yield
    forget_frame()


@pytest.fixture
def home(db):
    """The home page that the migrations make, as the root of the default site."""
    return Site.objects.get(is_default_site=True).root_page.specific
