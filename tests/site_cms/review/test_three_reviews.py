"""三审三校: three people, none of them an author, one text, one proofreading; and what a change does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import TaskState, WorkflowState

from news.models import ArticlePage
from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain
from site_cms.review import open_items
from site_cms.review.hashing import content_hash
from site_cms.review.models import Approval, ReviewTaskState
from site_cms.review.rules import ReviewRefused, authors
from site_cms.review.services import (
    pass_review,
    record_proofreading,
    return_for_changes,
    run_schedule,
    schedule_content,
    submit_for_review,
    waiting_for,
    withdraw_from_review,
)

pytestmark = pytest.mark.django_db


def reload(page):
    return ArticlePage.objects.get(pk=page.pk)


def test_three_people_bring_a_text_to_the_public(draft, walk, people):
    page = walk(draft)
    assert page.live
    assert page.slug.startswith("t")
    approval = Approval.objects.get()
    assert [approval.first_by, approval.second_by, approval.final_by] == [people[r] for r in ("初审", "复审", "终审")]
    assert approval.content_hash == content_hash(page.live_revision)
    actions = list(AuditEvent.objects.filter(chain=f"page:{page.pk}").values_list("action", flat=True))
    assert actions == [
        "review.submitted",
        "review.proofread",
        "review.first.passed",
        "review.second.passed",
        "review.final.passed",
        "review.approved",
        "review.published",
    ]
    assert verify_chain(f"page:{page.pk}") == []


def test_nothing_is_public_before_the_last_step(draft, walk):
    assert not walk(draft, until="second").live


def test_the_author_passes_no_step(draft, people, give, now):
    author = give(people["编辑"], "review.pass_first_review", "review.pass_second_review", "review.pass_final_review")
    submit_for_review(draft, user=author, now=now)
    with pytest.raises(ReviewRefused, match="参与"):
        pass_review(draft, user=author, now=now)


def test_who_only_edited_is_an_author_too(draft, people, give, now):
    draft.title = "改过的题目"
    draft.save_revision(user=people["初审"])
    assert people["初审"].pk in authors(reload(draft))
    submit_for_review(reload(draft), user=people["编辑"], now=now)
    with pytest.raises(ReviewRefused):
        pass_review(draft, user=people["初审"], now=now)


def test_one_person_passes_one_step(draft, walk, people, give, now):
    walk(draft, until="first")
    twice = give(people["初审"], "review.pass_second_review")
    with pytest.raises(ReviewRefused, match="另一步"):
        pass_review(draft, user=twice, now=now)


def test_a_superuser_is_one_person(draft, django_user_model, people, now):
    chief = django_user_model.objects.create_superuser("chief", "c@example.com", "x", name="总管")
    submit_for_review(draft, user=people["编辑"], now=now)
    pass_review(draft, user=chief, now=now)
    with pytest.raises(ReviewRefused):
        pass_review(draft, user=chief, now=now)


def test_a_right_for_another_step_does_not_do(draft, walk, people, now):
    walk(draft, until="submitted")
    for role in ("复审", "终审", "校对", "值班法务", "管理员"):
        with pytest.raises(ReviewRefused):
            pass_review(draft, user=people[role], now=now)


def test_the_final_review_needs_a_proofreading_of_this_text(draft, people, now):
    submit_for_review(draft, user=people["编辑"], now=now)
    pass_review(draft, user=people["初审"], now=now)
    pass_review(draft, user=people["复审"], now=now)
    with pytest.raises(ReviewRefused, match="校对"):
        pass_review(draft, user=people["终审"], now=now)
    record_proofreading(draft, user=people["校对"], now=now, findings="第二段还有一个错字", is_clean=False)
    with pytest.raises(ReviewRefused, match="校对"):
        pass_review(draft, user=people["终审"], now=now)
    record_proofreading(draft, user=people["校对"], now=now)
    pass_review(draft, user=people["终审"], now=now)
    assert reload(draft).live


def test_the_author_does_not_proofread(draft, people, give, now):
    author = give(people["编辑"], "review.proofread")
    with pytest.raises(ReviewRefused):
        record_proofreading(draft, user=author, now=now)


def test_a_change_under_review_voids_the_passes(draft, walk, people, now):
    page = walk(draft, until="second")
    page.title = "悄悄改过的题目"
    page.save_revision(user=people["编辑"])
    state = ReviewTaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    assert state.task.specific.step == "first"
    assert state.revision_id == reload(page).latest_revision_id
    with pytest.raises(ReviewRefused):
        pass_review(page, user=people["终审"], now=now)
    assert not reload(page).live


def test_the_reviewer_who_alters_the_text_becomes_its_author(draft, walk, people, now):
    page = walk(draft, until="first")
    page.title = "复审改过的题目"
    page.save_revision(user=people["复审"])
    pass_review(page, user=people["初审"], now=now)
    with pytest.raises(ReviewRefused, match="参与"):
        pass_review(page, user=people["复审"], now=now)


def test_a_revision_that_changes_no_word_keeps_the_passes(draft, walk, people, now):
    page = walk(draft, until="second")
    page.save_revision(user=people["终审"])
    assert people["终审"].pk not in authors(reload(page))
    pass_review(page, user=people["终审"], now=now)
    assert reload(page).live


def test_a_revision_altered_behind_the_review_is_not_passed(draft, walk, people, now):
    page = walk(draft, until="second")
    revision = page.latest_revision
    revision.content = {**revision.content, "title": "库里直接改的题目"}
    revision.save()
    with pytest.raises(ReviewRefused):
        pass_review(page, user=people["终审"], now=now)
    assert not reload(page).live


def test_a_revision_altered_before_the_first_pass_is_not_passed(draft, walk, people, now):
    """No earlier pass is there to fall with the text, so the fingerprint of the handing in alone must hold."""
    page = walk(draft, until="submitted")
    revision = page.latest_revision
    revision.content = {**revision.content, "title": "库里直接改的题目"}
    revision.save()
    with pytest.raises(ReviewRefused):
        pass_review(page, user=people["初审"], now=now)
    assert not ReviewTaskState.objects.filter(status=TaskState.STATUS_APPROVED).exists()


def test_autosave_does_not_write_over_a_revision_under_review(draft, walk, people):
    page = walk(draft, until="first")
    page.title = "自动保存的题目"
    with pytest.raises(PermissionDenied):
        page.save_revision(user=people["编辑"], overwrite_revision=page.latest_revision)
    page.refresh_from_db()
    assert page.latest_revision.content["title"] == "一个周五上午"


def test_autosave_writes_over_a_fresh_draft(draft, people):
    draft.title = "自动保存的题目"
    revision = draft.save_revision(user=people["编辑"], overwrite_revision=draft.latest_revision)
    assert revision.pk == reload(draft).latest_revision_id
    assert revision.content["title"] == "自动保存的题目"


def test_the_approved_revision_is_published_not_the_latest(draft, people, walk, now):
    schedule_content(draft, user=people["终审"], now=now, go_live_at=now + timedelta(hours=2))
    page = walk(draft)
    approved = page.latest_revision_id
    assert not page.live
    page.title = "审定之后又写的题目"
    page.save_revision(user=people["编辑"])
    assert run_schedule(now=now + timedelta(hours=1)) == (0, 0)
    assert run_schedule(now=now + timedelta(hours=2)) == (1, 0)
    page = reload(page)
    assert page.live_revision_id == approved
    assert page.title == "一个周五上午"
    assert run_schedule(now=now + timedelta(hours=3)) == (0, 0)


def test_a_scheduled_text_that_was_altered_does_not_appear(draft, people, walk, now):
    schedule_content(draft, user=people["终审"], now=now, go_live_at=now + timedelta(hours=2))
    revision = walk(draft).latest_revision
    revision.content = {**revision.content, "title": "库里直接改的题目"}
    revision.save()
    assert run_schedule(now=now + timedelta(hours=2)) == (0, 0)
    assert not reload(draft).live
    assert AuditEvent.objects.filter(action="review.schedule_refused").exists()


def test_the_finish_checks_again(draft, walk, people, now, monkeypatch):
    """Even if every check of a single pass failed to work, the same person three times brings nothing to the public."""
    monkeypatch.setattr("site_cms.review.models.pass_step", lambda state, user: None)
    submit_for_review(draft, user=people["编辑"], now=now)
    pass_review(draft, user=people["初审"], now=now)
    pass_review(draft, user=people["初审"], now=now)
    with pytest.raises(ReviewRefused):
        pass_review(draft, user=people["初审"], now=now)
    assert not reload(draft).live


def test_return_and_hand_in_again(draft, walk, people, now):
    page = walk(draft, until="first")
    with pytest.raises(ValidationError):
        return_for_changes(page, user=people["复审"], now=now, comment=" ")
    return_for_changes(page, user=people["复审"], now=now, comment="第二段的数字没有出处")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    page = reload(page)
    page.summary = "数字来自区里的台账。"
    page.save_revision(user=people["编辑"])
    submit_for_review(reload(page), user=people["编辑"], now=now)
    assert ReviewTaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS).task.specific.step == "first"


def test_the_author_withdraws_a_text(draft, walk, people, now):
    page = walk(draft, until="first")
    with pytest.raises(ReviewRefused):
        withdraw_from_review(page, user=people["复审"], now=now)
    withdraw_from_review(page, user=people["编辑"], now=now)
    assert not reload(page).workflow_in_progress


def test_waiting_for_shows_each_person_their_own_step(draft, walk, people):
    walk(draft, until="first")
    assert [state.task.name for state in waiting_for(people["复审"])] == ["复审"]
    for role in ("编辑", "初审", "终审", "校对"):
        assert waiting_for(people[role]) == []


def test_what_waits_stands_in_the_inbox(draft, walk, people, now):
    walk(draft, until="first")
    assert [item.title for item in open_items.steps(people["复审"], now)] == ["复审：一个周五上午"]
    assert not list(open_items.steps(people["终审"], now))
    assert not list(open_items.unread(people["校对"], now))
    return_for_changes(draft, user=people["复审"], now=now, comment="再核一遍")
    assert [item.url for item in open_items.returned(people["编辑"], now)] == [f"/admin/review/{draft.pk}/"]
