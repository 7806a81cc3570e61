"""The demo city comes, stays as it is when loaded again, and goes without a trace."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Site

from site_cms.accounts.models import User
from site_cms.audit.services import record
from site_cms.demo import registry, services
from site_cms.demo.models import DemoObject
from site_cms.demo.parts import people
from site_cms.pages.models import SiteSettings, StandardPage
from site_cms.places.models import District, Place, ResponsibleUnit

KEPT = {
    "FrameVersion",
    "ReferenceIndex",
    "IndexEntry",
    "SQLiteFTSIndexEntry",
    "ModelLogEntry",
    "PageLogEntry",
    "AuditEvent",  # history is append-only: that accounts were made and closed stays on record
    "AuditPayload",
    "ContentType",
    "Permission",
}


@pytest.fixture(autouse=True)
def _ground_only(monkeypatch):
    """The rooms test their own parts."""
    ground = ("settings", "units", "people", "places", "standard_pages")
    monkeypatch.setattr(registry, "_parts", {name: registry._parts[name] for name in ground})


def load(size="small"):
    out = StringIO()
    call_command("load_demo", size=size, stdout=out)
    return out.getvalue()


def rows():
    return {
        model._meta.label: sorted(map(str, model._base_manager.values_list("pk", flat=True)))
        for model in apps.get_models(include_auto_created=True)
        if model.__name__ not in KEPT and model._meta.managed and not model._meta.proxy
    }


def test_the_outline_is_on_the_ground(db):
    printed = load()
    assert "[1/5] 网站设置" in printed and "秒" in printed
    by_length = [District.objects.filter(code__regex=rf"^\d{{{n}}}$").count() for n in (6, 9, 12)]
    assert by_length == [3, 14, 33]
    kinds = [Place.objects.filter(geometry__type=kind).count() for kind in ("LineString", "Polygon")]
    assert kinds == [21, 7]
    assert Place.objects.filter(place_type="square").count() == 4
    assert Place.objects.filter(place_type="park").count() == 3
    assert ResponsibleUnit.objects.count() == 20
    road = Place.objects.get(name="明河大街")
    assert road.length_m == 5001
    assert road.geometry["coordinates"][1] == [123.516872, 44.12]
    assert Place.objects.get(name="明河广场").area_m2 == 52_000
    assert StandardPage.objects.live().filter(in_footer=True).count() == 4
    assert SiteSettings.objects.get().name == "明河创城"


def test_every_role_has_its_people(db):
    load()
    for role in people.roles():
        users = User.objects.filter(groups__name=role["group"])
        assert len(users) == len(role["people"]) >= 2
        assert all(user.is_demo and user.check_password(people.PASSWORD) for user in users[:1])
    members = User.objects.filter(groups__name="责任单位成员")
    assert members.values("unit").distinct().count() == 20


def test_loading_twice_changes_nothing(db):
    load()
    before = rows()
    load()
    assert rows() == before


def test_clearing_removes_exactly_what_was_made(db):
    own = ResponsibleUnit.objects.create(name="明河市民政局", short_name="自建")  # the city had one of that name
    before = rows()
    load()
    assert User.objects.filter(is_demo=True).count() > 40
    call_command("clear_demo", stdout=StringIO())
    assert rows() == before
    own.refresh_from_db()
    assert own.short_name == "自建"
    assert Site.objects.get(is_default_site=True).root_page.title == "创城"


def test_an_account_that_history_names_is_closed(db):
    load()
    user = User.objects.get(username="bianji1")
    record(chain="test", action="test.done", subject="test:1", now=timezone.now(), actor=user)
    call_command("clear_demo", stdout=StringIO())
    user.refresh_from_db()
    assert not user.is_active and not user.has_usable_password() and not user.groups.exists()
    assert User.objects.filter(is_demo=True).count() == 1
    assert not DemoObject.objects.exists()


def test_what_the_citys_own_stands_on_is_named_and_kept(db):
    load()
    unit = ResponsibleUnit.objects.get(short_name="市民政局")
    Place.objects.create(name="自己的地方", place_type="other", responsible_unit=unit)
    with pytest.raises(CommandError, match="市民政局"):
        call_command("clear_demo", stdout=StringIO())
    assert [str(row.content_object) for row in DemoObject.objects.all()] == ["市民政局"]


def test_a_citys_server_takes_no_demo(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="HTTPS=on"):
        load()
    assert not DemoObject.objects.exists()


def test_a_changed_object_gets_its_former_values_back(db):
    home = Page.objects.get(depth=2)
    services.remember_change(home, title="变了")
    services.clear()
    home.refresh_from_db()
    assert home.title == "创城"


def test_sign_ins_are_shown_by_role(db, settings):
    load()
    out = StringIO()
    call_command("show_demo_sign_ins", stdout=out)
    assert "http://testserver/sign-in/" in out.getvalue()
    assert people.PASSWORD in out.getvalue()
    for role in people.roles():
        assert role["group"] in out.getvalue()
    settings.HTTPS = True
    out = StringIO()
    call_command("show_demo_sign_ins", stdout=out)
    assert people.PASSWORD not in out.getvalue()
