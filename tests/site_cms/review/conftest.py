"""People of each role, a draft, and the way through the review."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from news.models import ArticlePage, ColumnPage
from site_cms.review.services import pass_review, record_proofreading, submit_for_review

ROLES = ("编辑", "初审", "复审", "终审", "校对", "值班法务", "管理员")


@pytest.fixture
def people(db, django_user_model):
    """One person for each group that the migrations made, by the group's name."""
    made = {}
    for number, role in enumerate(ROLES):
        user = django_user_model.objects.create_user(f"user{number}", f"u{number}@example.com", "x", name=f"{role}甲")
        user.groups.add(Group.objects.get(name=role))
        made[role] = user
    return made


@pytest.fixture
def column(home):
    return home.add_child(instance=ColumnPage(title="全民在行动", slug="quanmin"))


@pytest.fixture
def draft(column, people):
    page = column.add_child(instance=ArticlePage(title="一个周五上午", live=False, owner=people["编辑"]))
    page.save_revision(user=people["编辑"])
    return ArticlePage.objects.get(pk=page.pk)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def walk(people, now):
    """walk(page, until="final"): hands in, proofreads and passes up to and with the named step."""

    def go(page, until="final", author="编辑"):
        submit_for_review(page, user=people[author], now=now)
        record_proofreading(page, user=people["校对"], now=now)
        for step, role in (("first", "初审"), ("second", "复审"), ("final", "终审")):
            if until == "submitted":
                break
            pass_review(page, user=people[role], now=now)
            if step == until:
                break
        return ArticlePage.objects.get(pk=page.pk)

    return go


@pytest.fixture
def give(db):
    """give(user, "review.proofread"): a right by name."""

    def hand(user, *dotted):
        for name in dotted:
            app, codename = name.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
        return type(user).objects.get(pk=user.pk)

    return hand
