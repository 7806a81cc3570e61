"""What every test may count on."""

import pytest
from wagtail.models import Site

from site_cms.pages.frame import forget_frame

pytest_plugins = ["tests.parts"]


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
