"""The editor loads the script that keeps the places of linked pictures."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_editor_loads_the_paste_script(client, home, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chief", "c@example.com", "x", name="总管"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode()
    assert "site_cms/js/paste.js" in html
    assert finders.find("site_cms/js/paste.js")
