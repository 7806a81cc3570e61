"""Menu, footer and settings: stored by the writer of a change, read by whoever comes."""

import pytest
from django.core.cache import caches
from wagtail.models import Page, PageViewRestriction, Site

from site_cms.pages.frame import _build, _read, forget_frame
from site_cms.pages.models import FrameVersion, SiteSettings, StandardPage
from tests.queries import as_of_a_new_process, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(home):
    page = home.add_child(instance=StandardPage(title="关于我们", slug="about", show_in_menus=True, in_footer=True))
    page.save_revision().publish()
    return page


def shown(client) -> str:
    return asked(client, "/nothing/", 404)[1]


def test_a_new_process_asks_once(client, about):
    as_of_a_new_process()
    count, html = asked(client, "/nothing/", 404)
    assert html.count("关于我们") == 2
    assert count == 1


def test_stored_is_what_would_be_gathered(home, about):
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    settings.name = "创城“明河”\n</script>"
    settings.hotlines = [("hotline", {"label": "市长热线", "number": "12345"})]
    settings.save()
    frame, gathered = _read(FrameVersion.objects.get().body), _build(site)
    assert (frame.menu, frame.footer) == (gathered.menu, gathered.footer)
    for field in SiteSettings._meta.concrete_fields:
        assert field.value_to_string(frame.settings) == field.value_to_string(gathered.settings), field


@pytest.mark.parametrize("change", ["rename", "unpublish", "restrict", "delete", "move", "settings"])
def test_every_process_sees_a_change_with_its_next_request(client, home, about, change):
    assert "关于我们" in shown(client)
    if change == "rename":
        about.title = "本站简介"
        about.save_revision().publish()
    elif change == "unpublish":
        about.unpublish()
    elif change == "restrict":
        PageViewRestriction.objects.create(page=about, restriction_type="login")
    elif change == "delete":
        about.delete()
    elif change == "move":
        below = home.add_child(instance=StandardPage(title="外面", slug="outside"))
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=below.get_parent().get_parent().pk), pos="last-child")
    else:
        settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        settings.slogan = "一城同心"
        settings.save()
        assert "一城同心" in shown(client)
        return
    assert "关于我们" not in shown(client)


def test_where_none_was_stored_it_is_gathered(client, about):
    FrameVersion.objects.update(body="")
    forget_frame()
    assert "关于我们" in shown(client)


def test_an_address_outside_the_tree_that_is_not_there_takes_the_frame_at_hand(client, about):
    shown(client)
    for cache in caches.all():
        cache.clear()
    count, html = asked(client, "/case/2026999999", 404)
    assert "关于我们" in html
    assert count == 1
