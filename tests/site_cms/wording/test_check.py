"""The word check: what it finds, what it leaves alone, and passing with a reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from site_cms.wording.models import PassedHit, WordRule
from site_cms.wording.services import check_text, open_errors, pass_hit

pytestmark = pytest.mark.django_db


def found(text):
    return [(hit.found, hit.right) for hit in check_text(text)]


def test_the_starter_list_is_long_and_says_what_is_right():
    typos = WordRule.objects.filter(kind="typo")
    assert typos.count() >= 80
    assert not typos.filter(right="").exists()
    for rule in typos:
        assert [hit.found for hit in check_text(f"他说{rule.wrong}，大家都听见了")] == [rule.wrong], rule.wrong


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("全市作了布署", [("布署", "部署")]),
        ("报社发布署名文章", []),
        ("布署之后，发布署名文章，再布署", [("布署", "部署"), ("布署", "部署")]),
        ("", []),
        ("一切都好", []),
    ],
)
def test_words_within_longer_words(text, hits):
    assert found(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信、友善",
        "富强 民主 文明 和谐",
        "爱国敬业诚信友善",
        "自由、平等、公正、法治",
        "文明和谐",
        "讲文明、树新风",
    ],
)
def test_the_right_order_is_no_hit(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "富强、民主、和谐、文明",
        "富强民主文明和谐自由平等公正法制爱国敬业友善诚信",
        "爱国、诚信、敬业、友善",
        "富强、民主、文明、和谐、平等、自由",
        "牢记使命、不忘初心",
    ],
)
def test_another_order_is_a_hit(text):
    assert len(found(text)) == 1


def test_a_hit_is_passed_with_a_reason_and_for_its_place_alone(draft, people):
    draft.summary = "他在信里写道：布署已经完成。"
    draft.save_revision(user=people["编辑"])
    (hit,) = open_errors(draft, draft.get_latest_revision())
    rule = WordRule.objects.get(pk=hit.rule_id)
    now = timezone.now()
    with pytest.raises(ValidationError):
        pass_hit(draft, rule=rule, excerpt=hit.excerpt, reason="", user=people["编辑"], now=now)
    with pytest.raises(PermissionDenied):
        pass_hit(draft, rule=rule, excerpt=hit.excerpt, reason="原信如此", user=people["值班法务"], now=now)
    pass_hit(draft, rule=rule, excerpt=hit.excerpt, reason="原信如此", user=people["编辑"], now=now)
    assert PassedHit.objects.get().reason == "原信如此"
    assert open_errors(draft, draft.get_latest_revision()) == []
    draft.summary = "区里也作了布署。"
    draft.save_revision(user=people["编辑"])
    assert [hit.found for hit in open_errors(draft, draft.get_latest_revision())] == ["布署"]
