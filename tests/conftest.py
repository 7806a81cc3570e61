"""What every test may count on."""

import pytest
from wagtail.models import Site


@pytest.fixture
def home(db):
    """The home page that the migrations make, as the root of the default site."""
    return Site.objects.get(is_default_site=True).root_page.specific
