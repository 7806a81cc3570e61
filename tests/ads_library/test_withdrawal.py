"""Withdrawing a design: every live face is listed, each unit gets its order, a crew takes it down with a picture."""

import datetime as dt
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from ads_library.choices import SHOWN, DesignState, PlacementState
from ads_library.models import Design, Placement, ProofPhoto, WorkLine, WorkOrder
from ads_library.services.designs import create_design, pass_design, refuse_design, submit_design
from ads_library.services.withdrawal import expire_designs, still_up, withdraw_design
from ads_library.services.work import finish_line
from ads_library.workflow import Refused
from site_cms.accounts.models import User
from tests.factories.ads_library import CarrierFactory, FaceFactory, PlacementFactory, UnitFactory, approved_design

NOW = dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
COORDINATOR = ("withdraw_design", "change_placement", "view_design", "change_design")


def person(name, *permissions, unit=None):
    user = User.objects.create_user(name, f"{name}@example.invalid", "x", name=name, unit=unit)
    for app, codename in [("ads_library", name) for name in permissions] + [("wagtailadmin", "access_admin")]:
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def photo():
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#335577").save(out, "JPEG")
    return SimpleUploadedFile("after.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def city(db):
    """A design that is up in every shown state at two units, one planned, and another design that is nobody's business."""
    design, other = approved_design("一米等候"), approved_design("光盘行动")
    units = [UnitFactory(), UnitFactory()]
    up = [
        PlacementFactory(state=state, design_version=design.versions.get(), unit=units[number % 2])
        for number, state in enumerate(SHOWN)
    ]
    planned = PlacementFactory(state=PlacementState.PLANNED, live_from=None, design_version=design.versions.get())
    kept = PlacementFactory(design_version=other.versions.get(), unit=units[0])
    return {"design": design, "units": units, "up": up, "planned": planned, "kept": kept}


def test_one_click_takes_it_down_everywhere(city):
    by = person("coordinator", *COORDINATOR)
    assert {row.pk for row in still_up(city["design"])} == {row.pk for row in city["up"]}
    orders = withdraw_design(city["design"], by=by, now=NOW, reason="内容过时")
    assert {order.unit for order in orders} == set(city["units"])
    assert {line.placement_id for line in WorkLine.objects.all()} == {row.pk for row in city["up"]}
    assert all(order.due_on == dt.date(2026, 11, 23) and order.reason == "内容过时" for order in orders)
    states = dict(Placement.objects.values_list("pk", "state"))
    assert {states[row.pk] for row in city["up"]} == {PlacementState.TO_REMOVE}
    assert states[city["planned"].pk] == PlacementState.VOID
    assert states[city["kept"].pk] == PlacementState.LIVE
    design = Design.objects.get(pk=city["design"].pk)
    assert (design.state, design.events.get().reason, design.events.get().by) == (DesignState.WITHDRAWN, "内容过时", by)
    assert Placement.objects.get(pk=city["up"][0].pk).events.get().by == by


def test_it_takes_the_right_and_a_reason_and_nothing_happens_without(city):
    for by, reason in ((person("reader", "view_design"), "内容过时"), (person("coordinator", *COORDINATOR), " ")):
        with pytest.raises(Refused):
            withdraw_design(city["design"], by=by, now=NOW, reason=reason)
    assert not WorkOrder.objects.exists()
    assert Design.objects.get(pk=city["design"].pk).state == DesignState.APPROVED


def test_the_maintainer_of_the_carrier_gets_the_order(db):
    design, keeper = approved_design(), UnitFactory()
    face = FaceFactory(carrier=CarrierFactory(maintainer_unit=keeper))
    PlacementFactory(face=face, unit=UnitFactory(), design_version=design.versions.get())
    assert [order.unit for order in withdraw_design(design, by=None, now=NOW, reason="过时")] == [keeper]


@pytest.mark.parametrize(
    ("until", "gone"), [(dt.date(2026, 11, 19), True), (dt.date(2026, 11, 20), False), (None, False)]
)
def test_a_design_runs_out_the_day_after_its_last(city, until, gone):
    Design.objects.filter(pk=city["design"].pk).update(valid_until=until)
    assert expire_designs(NOW) == int(gone)
    assert expire_designs(NOW) == 0
    assert Design.objects.get(pk=city["design"].pk).state == (DesignState.EXPIRED if gone else DesignState.APPROVED)
    assert WorkLine.objects.count() == (len(city["up"]) if gone else 0)


@pytest.fixture
def order(city):
    orders = withdraw_design(city["design"], by=None, now=NOW, reason="内容过时")
    return next(order for order in orders if order.unit == city["units"][0])


def test_a_line_is_done_with_its_picture_and_the_order_with_its_last_line(city, order):
    crew = person("crew", "post_placement", unit=order.unit)
    lines = list(order.lines.all())
    with pytest.raises(Refused, match="施工后照片"):
        finish_line(lines[0], photos={}, by=crew, now=NOW)
    with pytest.raises(Refused, match="您单位"):
        finish_line(
            lines[0], photos={"after": photo()}, by=person("b", "post_placement", unit=city["units"][1]), now=NOW
        )
    for number, line in enumerate(lines, 1):
        finish_line(line, photos={"after": photo()}, by=crew, now=NOW)
        order.refresh_from_db()
        assert (order.done_at is not None) == (number == len(lines))
    with pytest.raises(Refused, match="已经"):
        finish_line(lines[0], photos={"after": photo()}, by=crew, now=NOW)
    removed = Placement.objects.get(pk=lines[0].placement_id)
    assert (removed.state, removed.live_until) == (PlacementState.REMOVED, dt.date(2026, 11, 20))
    assert ProofPhoto.objects.count() == len(lines)


def test_the_crew_at_the_desk(client, city, order, django_assert_max_num_queries):
    crew = person("crew", "post_placement", unit=order.unit)
    client.force_login(crew)
    assert "一米等候" in client.get(reverse("ads_desk_orders")).content.decode()
    url = reverse("ads_desk_order", args=[order.pk])
    with django_assert_max_num_queries(14):
        html = client.get(url).content.decode()
    assert "内容过时" in html
    line = order.lines.first()
    for sent in (
        {},
        {"line": "x"},
        {"line": line.pk},
        {"line": line.pk, "after": SimpleUploadedFile("a.jpg", b"GIF89a")},
    ):
        response = client.post(url, sent)
        assert response.status_code == 422
    assert "no-store" in response["Cache-Control"]
    assert client.post(url, {"line": line.pk, "after": photo()}).status_code == 302
    picture = ProofPhoto.objects.get()
    assert "已完成" in client.get(url).content.decode()
    assert client.get(reverse("private_file", args=["proof", picture.pk])).status_code == 200
    other = WorkOrder.objects.exclude(pk=order.pk).get()
    for gone in (other.pk, 10**17, 10**30):
        assert client.get(f"/desk/orders/{gone}/").status_code == 404
    client.force_login(person("stranger", "post_placement", unit=city["units"][1]))
    assert client.get(url).status_code == 404
    assert client.get(reverse("private_file", args=["proof", picture.pk])).status_code == 404


def test_a_design_is_reviewed_and_withdrawn_in_the_admin(client, db):
    author = person("author", "change_design", "view_design")
    steps = [
        person(name, name, "view_design") for name in ("review_design_first", "review_design_second", "approve_design")
    ]
    design = create_design(title="一米等候", source_kind="own", now=NOW, by=author, inscription="一米等候")
    url = reverse("ads_design_review", args=[design.pk])

    def act(user, action, **fields):
        client.force_login(user)
        return client.post(url, {"action": action, **fields})

    assert act(author, "submit").status_code == 302
    refused = act(author, "pass")
    assert (refused.status_code, "没有这项权限" in refused.content.decode()) == (422, True)
    assert act(steps[0], "pass").status_code == 302
    assert act(steps[1], "refuse").status_code == 422  # a reason is asked for
    assert act(steps[1], "refuse", reason="字体太小").status_code == 302
    assert "字体太小" in client.get(url).content.decode()
    assert act(author, "submit").status_code == 302
    for reviewer in steps[1:]:
        assert act(reviewer, "pass", note="同意").status_code == 302
    assert Design.objects.get(pk=design.pk).state == DesignState.APPROVED
    assert act(steps[0], "withdraw", reason="过时").status_code == 422
    assert act(person("coordinator", *COORDINATOR), "withdraw", reason="过时", due_on="9月31日").status_code == 422
    assert client.post(url, {"action": "withdraw", "reason": "过时"}).status_code == 302
    assert Design.objects.get(pk=design.pk).state == DesignState.WITHDRAWN
    assert client.get(f"{reverse('designs:index')}").content.decode().count(url) >= 1


def test_whoever_reviews_nothing_cannot_send_back(db):
    author = person("author", "change_design")
    design = submit_design(create_design(title="一米", source_kind="own", now=NOW, by=author), by=author, now=NOW)
    with pytest.raises(Refused, match="权限"):
        refuse_design(design, by=author, now=NOW, reason="不好")
    reviewer = person("first", "review_design_first")
    pass_design(design, by=reviewer, now=NOW)
    with pytest.raises(Refused, match="原因"):
        refuse_design(design, by=reviewer, now=NOW, reason=" ")
