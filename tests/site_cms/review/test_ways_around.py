"""Every way to the public that Wagtail knows besides the review, tried by those who might and by a superuser."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions import action_registry
from wagtail.models import GroupPagePermission, Page

from news.models import ArticlePage, ColumnPage
from site_cms.review.models import Approval
from site_cms.review.rules import ReviewRefused
from site_cms.review.services import run_schedule, schedule_content, unpublish_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(django_user_model):
    return django_user_model.objects.create_superuser("chief", "c@example.com", "x", name="总管")


@pytest.fixture
def browser(client, chief):
    client.force_login(chief)
    return client


@pytest.fixture
def public(draft, walk):
    return walk(draft)


def reload(page):
    return ArticlePage.objects.get(pk=page.pk)


def form(page, **more):
    """What the editor posts for an article, with an empty text."""
    return {
        "kicker": "",
        "title": page.title,
        "subtitle": "",
        "summary": "",
        "source": "",
        "reporter": "",
        "responsible_editor": "",
        "printed_on": "",
        "lead_image": "",
        "lead_alt_text": "",
        "lead_caption": "",
        "body-count": "0",
        "series": "",
        "part": "",
        "seo_title": "",
        "search_description": "",
        "share_image": "",
        "corrections-TOTAL_FORMS": "0",
        "corrections-INITIAL_FORMS": "0",
        "corrections-MIN_NUM_FORMS": "0",
        "corrections-MAX_NUM_FORMS": "20",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        **more,
    }


def test_no_group_holds_the_right_to_publish():
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    publish = Permission.objects.filter(codename="publish_page")
    assert not Group.objects.filter(permissions__in=publish).exists()


def test_editor_form(browser, draft):
    browser.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), form(draft, **{"action-publish": "action-publish"})
    )
    assert not reload(draft).live


def test_editor_form_with_hours(browser, draft):
    soon = (timezone.now() + timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")
    browser.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form(draft, go_live_at=soon, expire_at=soon))
    page = reload(draft).get_latest_revision_as_object()
    assert page.go_live_at is None
    assert page.expire_at is None


def test_new_page_form(browser, column):
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", column.pk])
    browser.post(address, form(ArticlePage(title="新的一篇"), **{"action-publish": "action-publish"}))
    page = ArticlePage.objects.get(title="新的一篇")
    assert not page.live


def test_bulk_publish(browser, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={draft.pk}&next=/admin/"
    browser.post(address)
    assert not reload(draft).live


def test_bulk_unpublish_and_delete(browser, public):
    for action in ("unpublish", "delete"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={public.pk}&next=/admin/"
        browser.post(address)
    assert reload(public).live


def test_unpublish_and_delete_views(browser, public):
    for name in ("unpublish", "delete"):
        browser.post(reverse(f"wagtailadmin_pages:{name}", args=[public.pk]))
    assert reload(public).live


def test_copy_is_a_draft(browser, public, column):
    browser.post(
        reverse("wagtailadmin_pages:copy", args=[public.pk]),
        {"new_title": "副本", "new_slug": "fuben", "new_parent_page": column.pk, "publish_copies": "on"},
    )
    assert not ArticlePage.objects.filter(title="副本", live=True).exists()


def test_alias_is_refused(browser, public, home):
    other = home.add_child(instance=ColumnPage(title="别的专栏", slug="other"))
    browser.post(
        reverse("wagtailadmin_pages:copy", args=[public.pk]),
        {"new_title": "别名", "new_slug": "bieming", "new_parent_page": other.pk, "alias": "on"},
    )
    assert not other.get_children().exists()


def test_revert_makes_a_draft(browser, public, people):
    first = public.live_revision
    public.title = "新的题目"
    public.save_revision(user=people["编辑"])
    browser.post(
        reverse("wagtailadmin_pages:revisions_revert", args=[public.pk, first.pk]),
        form(public, **{"revision": first.pk, "action-publish": "action-publish"}),
    )
    assert reload(public).live_revision_id == first.pk
    assert reload(public).live_revision_id != reload(public).latest_revision_id


def test_public_page_is_moved_with_the_right_to_move_alone(
    client, public, people, home, django_capture_on_commit_callbacks
):
    other = home.add_child(instance=ColumnPage(title="别的专栏", slug="other"))
    old_address = public.url
    for role in ("编辑", "终审"):
        client.force_login(people[role])
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[public.pk, other.pk]))
        assert Page.objects.get(pk=public.pk).get_parent().slug == "quanmin"
    client.force_login(people["管理员"])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[public.pk, other.pk]))
    moved = reload(public)
    assert moved.get_parent().slug == "other"
    client.logout()
    response = client.get(old_address)
    assert response.status_code == 301
    assert response["Location"].endswith(moved.url)
    assert client.get(moved.url).status_code == 200


@pytest.mark.parametrize("name", ["publish", "unpublish", "delete", "create_alias", "edit"])
def test_the_actions_behind_the_api(chief, public, people, name):
    """Wagtail's API (v3) runs these action classes with the person who asks."""
    public.title = "接口改的题目"
    revision = public.save_revision(user=people["编辑"])
    action_class = action_registry.get_action_class(Page, name)
    with pytest.raises(PermissionDenied):
        if name == "publish":
            action_class(revision, user=chief).execute()
        elif name == "edit":
            action_class(public, user=chief, publish=True).execute()
        elif name == "create_alias":
            action_class(public, parent=public.get_parent(), update_slug="x", user=chief).execute()
        else:
            action_class(public, user=chief).execute()
    assert reload(public).live
    assert reload(public).title == "一个周五上午"


def test_wagtails_own_clock_publishes_nothing_that_was_not_approved(draft):
    revision = draft.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()
    call_command("publish_scheduled")
    assert not reload(draft).live


def test_workflow_action_of_somebody_without_the_step(client, draft, walk, people):
    page = walk(draft, until="first")
    state = page.current_workflow_task_state
    for role in ("编辑", "初审", "终审", "校对", "值班法务", "管理员"):
        client.force_login(people[role])
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
        assert reload(page).current_workflow_task_state.pk == state.pk, role
    client.force_login(people["复审"])
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
    assert reload(page).current_workflow_task.name == "终审"


def test_editing_under_review_through_the_editor_is_locked_for_others(client, draft, walk, people):
    page = walk(draft, until="first")
    client.force_login(people["编辑"])
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(page, title="审核中改的题目"))
    assert reload(page).latest_revision.content["title"] == "一个周五上午"


class TestTakingDown:
    def test_the_duty_officer_takes_down_at_once(self, client, public, people, now):
        address = public.url
        unpublish_content(public, user=people["值班法务"], now=now, reason="数字有误，先撤下核对")
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("role", ["编辑", "初审", "复审", "终审", "校对"])
    def test_others_do_not(self, public, people, now, role):
        with pytest.raises(ReviewRefused):
            unpublish_content(public, user=people[role], now=now, reason="想撤")
        assert reload(public).live

    def test_a_reason_is_needed(self, public, people, now):
        with pytest.raises(ValidationError):
            unpublish_content(public, user=people["值班法务"], now=now, reason="  ")

    def test_an_approval_that_waits_is_withdrawn_with_it(self, draft, walk, people, now):
        schedule_content(draft, user=people["终审"], now=now, go_live_at=now + timedelta(hours=1))
        walk(draft)
        unpublish_content(draft, user=people["值班法务"], now=now, reason="先不发")
        assert run_schedule(now=now + timedelta(days=1)) == (0, 0)
        assert Approval.objects.get().withdrawn_at
        assert not reload(draft).live

    def test_hours(self, public, people, now):
        with pytest.raises(ReviewRefused):
            schedule_content(public, user=people["编辑"], now=now, expire_at=now + timedelta(days=1))
        with pytest.raises(ValidationError):
            schedule_content(public, user=people["终审"], now=now, go_live_at=now - timedelta(days=1))
        schedule_content(public, user=people["终审"], now=now, expire_at=now + timedelta(days=1))
        assert run_schedule(now=now + timedelta(hours=23)) == (0, 0)
        assert run_schedule(now=now + timedelta(days=1)) == (0, 1)
        assert not reload(public).live


def test_handing_in_shows_errors_where_they_stand(client, draft, people):
    client.force_login(people["编辑"])
    body = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "quote",
        "body-0-id": "",
        "body-0-value-text": "全市作了布署。",
        "body-0-value-speaker": "",
    }
    posted = form(draft, summary="从富强、民主、和谐、文明说起。", **body, **{"action-submit": "action-submit"})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), posted)
    html = response.content.decode()
    assert response.status_code == 200
    assert json.dumps("“布署”应为“部署”")[1:-1] in html  # parts of a text get their errors as data
    assert "有固定的次序" in html
    assert not reload(draft).workflow_in_progress
    posted.pop("action-submit")
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), posted)
    assert json.loads(reload(draft).latest_revision.content["body"])[0]["value"]["text"] == "全市作了布署。"
