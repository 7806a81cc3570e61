"""The review screen: everybody sees the buttons of their own rights, and a refused press loses nothing."""

import pytest
from django.urls import reverse

from news.models import ArticlePage

pytestmark = pytest.mark.django_db

BUTTONS = {"pass": "/pass/", "proofread": "/proofread/", "unpublish": "/unpublish/", "schedule": "/schedule/"}
ROLES = {
    "编辑": set(),
    "初审": set(),
    "复审": {"pass"},
    "终审": {"schedule"},
    "校对": {"proofread"},
    "值班法务": set(),
    "管理员": set(),
}


@pytest.mark.parametrize("role", ROLES)
def test_buttons_by_role(client, draft, walk, people, role):
    walk(draft, until="first")
    client.force_login(people[role])
    html = client.get(reverse("review:detail", args=[draft.pk])).content.decode()
    assert {name for name, end in BUTTONS.items() if f'action="/admin/review/{draft.pk}{end}"' in html} == ROLES[role]


def test_the_duty_officer_takes_a_public_page_down(client, draft, walk, people):
    walk(draft)
    client.force_login(people["值班法务"])
    address = reverse("review:act", args=[draft.pk, "unpublish"])
    refused = client.post(address, {"reason": ""})
    assert refused.status_code == 422
    assert ArticlePage.objects.get().live
    client.post(address, {"reason": "数字有误"})
    assert not ArticlePage.objects.get().live


def test_a_refused_press_keeps_what_was_typed(client, draft, walk, people):
    walk(draft, until="first")
    client.force_login(people["复审"])
    response = client.post(reverse("review:act", args=[draft.pk, "return"]), {"remark": ""})
    assert response.status_code == 422
    assert "请写明要改什么" in response.content.decode()
    client.post(reverse("review:act", args=[draft.pk, "pass"]), {"remark": "可以"})
    client.force_login(people["终审"])
    response = client.post(
        reverse("review:act", args=[draft.pk, "schedule"]), {"go_live_at": "2001-01-01 08:00", "expire_at": ""}
    )
    assert response.status_code == 422
    assert "2001-01-01 08:00" in response.content.decode()


def test_the_text_under_review_is_read_before_it_is_public(client, draft, walk, people):
    walk(draft, until="first")
    client.force_login(people["校对"])
    assert "一个周五上午" in client.get(reverse("review:preview", args=[draft.pk])).content.decode()
    client.logout()
    assert client.get(reverse("review:preview", args=[draft.pk])).status_code == 302


def test_waiting_and_garbage(client, draft, walk, people):
    walk(draft, until="first")
    client.force_login(people["复审"])
    assert "一个周五上午" in client.get(reverse("review:waiting")).content.decode()
    assert client.get(reverse("review:detail", args=[999999])).status_code == 404
    assert client.post(reverse("review:act", args=[draft.pk, "nothing"])).status_code == 404
    assert client.get(reverse("review:act", args=[draft.pk, "pass"])).status_code == 405
