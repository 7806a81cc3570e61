"""Every move of a placement and of a design: those of the table go, all others are refused; three people pass a design."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from ads_library.choices import SHOWN, DesignState, PlacementState
from ads_library.models import Design, Placement
from ads_library.services.designs import (
    add_version,
    create_design,
    pass_design,
    picture_hash,
    same_picture,
    submit_design,
)
from ads_library.workflow import DESIGN_MOVES, PLACEMENT_MOVES, Refused, move_design, move_placement
from site_cms.accounts.models import User
from tests.factories.ads_library import PlacementFactory, picture

NOW = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
ALLOWED = {(move.source, move.target) for move in PLACEMENT_MOVES}
DESIGN_ALLOWED = {(move.source, move.target) for move in DESIGN_MOVES}


def person(name, *permissions):
    user = User.objects.create(username=name, name=name)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=permissions, content_type__app_label="ads_library")
    )
    return user


def test_moves_of_a_placement(db):
    placement = PlacementFactory()
    for source in PlacementState.values:
        for target in PlacementState.values:
            Placement.objects.filter(pk=placement.pk).update(state=source, live_until=None)
            if (source, target) in ALLOWED:
                moved = move_placement(placement, target, now=NOW, reason="原因")
                assert moved.state == target
                assert moved.events.last().to_state == target
                assert moved.live_until == (NOW.date() if source in SHOWN and target not in SHOWN else None)
            else:
                with pytest.raises(Refused):
                    move_placement(placement, target, now=NOW, reason="原因")
                assert Placement.objects.get(pk=placement.pk).state == source


def test_moves_of_a_design(db):
    design = create_design(title="一米等候", source_kind="own", now=NOW)
    for source in DesignState.values:
        for target in DesignState.values:
            Design.objects.filter(pk=design.pk).update(state=source)
            if (source, target) in DESIGN_ALLOWED:
                assert move_design(design, target, now=NOW, reason="原因").state == target
            else:
                with pytest.raises(Refused):
                    move_design(design, target, now=NOW, reason="原因")


def test_a_move_takes_its_permission_and_its_reason(db):
    placement = PlacementFactory(state=PlacementState.POSTED)
    with pytest.raises(Refused, match="权限"):
        move_placement(placement, PlacementState.LIVE, now=NOW, by=person("crew", "post_placement"))
    inspector = person("inspector", "accept_placement")
    with pytest.raises(Refused, match="原因"):
        move_placement(placement, PlacementState.REJECTED, now=NOW, by=inspector)
    assert move_placement(placement, PlacementState.LIVE, now=NOW, by=inspector).state == PlacementState.LIVE


@pytest.fixture
def people(db):
    return {
        "author": person("author", "change_design", "review_design_first"),
        "first": person("first", "review_design_first", "review_design_second"),
        "second": person("second", "review_design_second"),
        "final": person("final", "approve_design"),
    }


def entered(people, **fields):
    design = create_design(title="一米等候", source_kind="own", now=NOW, by=people["author"], **fields)
    return submit_design(design, by=people["author"], now=NOW)


def test_three_people_pass_a_design_in_order(people):
    design = entered(people, image=picture())
    with pytest.raises(Refused, match="权限"):
        pass_design(design, by=people["final"], now=NOW)
    with pytest.raises(Refused, match="三个人"):
        pass_design(design, by=people["author"], now=NOW)
    pass_design(design, by=people["first"], now=NOW)
    with pytest.raises(Refused, match="三个人"):
        pass_design(design, by=people["first"], now=NOW)
    pass_design(design, by=people["second"], now=NOW)
    design = pass_design(design, by=people["final"], now=NOW)
    assert design.state == DesignState.APPROVED
    assert design.versions.get().is_approved


def test_another_picture_voids_the_passes_before(people):
    design = entered(people, image=picture())
    pass_design(design, by=people["first"], now=NOW)
    add_version(design, now=NOW, image=picture("#0f5146"), change_note="换图")
    with pytest.raises(Refused, match="权限"):
        pass_design(design, by=people["second"], now=NOW)
    pass_design(design, by=people["first"], now=NOW)
    assert design.state == DesignState.IN_REVIEW


def test_words_altered_under_a_version_void_the_passes_before(people):
    design = entered(people, image=picture(), inscription="一米等候，文明有度")
    pass_design(design, by=people["first"], now=NOW)
    design.versions.update(inscription="库里直接改的字")
    with pytest.raises(Refused, match="权限"):  # the first step is open again, and it is not the second reviewer's
        pass_design(design, by=people["second"], now=NOW)


def test_the_same_picture_is_found_again(db):
    image = picture(size=(600, 800))
    design = create_design(title="一米等候", source_kind="own", now=NOW, image=image)
    with image.file.open("rb") as file:
        data = file.read()
    assert same_picture(data) == [design]
    assert len(picture_hash(data)) == 16


def test_a_design_entered_in_the_admin_has_a_version_and_a_change_goes_back_into_review(admin_client, db):
    image = picture()
    fields = {
        "title": "一米等候",
        "source_kind": "own",
        "kind": "poster",
        "is_psa": "on",
        "inscription": "一米",
        "image": image.pk,
    }
    assert admin_client.post(reverse("designs:add"), fields).status_code == 302
    design = Design.objects.get()
    assert design.versions.get().files.get().image == image
    assert design.created_by is not None
    Design.objects.filter(pk=design.pk).update(state=DesignState.APPROVED)
    url = reverse("designs:edit", args=[design.pk])
    assert admin_client.get(url).status_code == 200
    admin_client.post(url, fields)
    design.refresh_from_db()
    assert (design.state, design.versions.count()) == (DesignState.APPROVED, 1)
    admin_client.post(url, fields | {"inscription": "两米"})
    design.refresh_from_db()
    assert (design.state, design.versions.count()) == (DesignState.IN_REVIEW, 2)
