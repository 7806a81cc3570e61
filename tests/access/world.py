"""One person for each role, and one thing of each kind for the addresses of the table to point at.

What has an owner stands there twice where it matters: a case of the member's own unit and one of another's, a draft of the
editor and one of a colleague.
"""

import uuid
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, PageViewRestriction, Revision, Site, Task, Workflow

from ads_library.models import Theme
from exposure.choices import PublicationKind
from exposure.models import Category, ExposureBoardPage, IssuePage
from exposure.services.appeals import submit_appeal
from exposure.services.ranking import freeze_month
from news.models import Manuscript
from site_cms.accounts.models import Deputy, Leave, User
from site_cms.imports.models import ImportBatch, Upload
from site_cms.media.models import SiteDocument
from site_cms.pages.models import StandardPage
from site_cms.places.models import ResponsibleUnit
from site_cms.review.services import pass_review, record_proofreading, submit_for_review
from site_cms.search.models import EmptySearch, Outbox, Promoted, Synonym
from site_cms.wording.models import WordRule
from site_cms.worktime.models import CalendarDay, CalendarYear, WorkingHours
from tests.factories import ads_library as ads
from tests.factories import exposure as board
from tests.factories import news

# Beside one person for each group: two colleagues, somebody without any role, and who may do everything.
COLLEAGUES = {"编辑乙": "编辑", "广告协调员乙": "广告协调员", "单位成员乙": "责任单位成员"}


def people() -> dict[str, User | None]:
    """By the name of the role; the anonymous reader is None."""
    made: dict[str, User | None] = {"读者": None}
    groups = {group.name: group for group in Group.objects.all()}
    for number, (role, group) in enumerate([*((name, name) for name in groups), *COLLEAGUES.items()]):
        user = User.objects.create_user(f"role{number}", f"role{number}@example.invalid", "x", name=f"{role}甲")
        user.groups.add(groups[group])
        made[role] = user
    made["无角色"] = User.objects.create_user("nobody", "nobody@example.invalid", "x", name="无角色甲")
    made["超级用户"] = User.objects.create_superuser("root", "root@example.invalid", "x", name="超级用户甲")
    return made


def build(home) -> tuple[dict[str, User | None], dict[str, object]]:
    """The people, and what an address may name in braces."""
    who = people()
    things = {
        **_people_things(who),
        **_pages(home, who),
        **_files(home, who),
        **_lists(who),
        **_board(who),
        **_ads(who),
    }
    for user in who.values():
        if user is not None:
            user.refresh_from_db()
    return who, things


def _people_things(who) -> dict[str, object]:
    editor = who["编辑"]
    return {
        "user": who["初审"].pk,
        "root": who["超级用户"].pk,
        "group": Group.objects.get(name="施工班组").pk,
        "leave": Leave.objects.create(person=editor, first_day=date(2026, 3, 2), last_day=date(2026, 3, 3)).pk,
        "deputy": Deputy.objects.create(person=editor, deputy=who["编辑乙"]).pk,
    }


def _pages(home, who) -> dict[str, object]:
    editor, colleague, now = who["编辑"], who["编辑乙"], timezone.now()
    column = news.ColumnFactory(parent=home, slug="quanmin")
    article = news.ArticleFactory(parent=column, owner=editor)
    draft = news.ArticleFactory(parent=column, owner=editor, live=False)
    other = news.ArticleFactory(parent=column, owner=colleague, live=False)
    empty = news.ColumnFactory(parent=home, slug="empty", owner=editor, live=False)
    review = news.ArticleFactory(parent=column, owner=editor, live=False)
    submit_for_review(review, user=editor, now=now)
    record_proofreading(review, user=who["校对"], now=now)
    pass_review(review, user=who["初审"], now=now)
    review.refresh_from_db()
    returned = news.ArticleFactory(parent=column, owner=editor)
    returned.title = "改过的一篇"
    returned.save_revision(user=editor)
    closed = home.add_child(instance=StandardPage(title="内部", slug="closed"))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    locked = home.add_child(instance=StandardPage(title="口令", slug="locked"))
    restriction = PageViewRestriction.objects.create(page=locked, restriction_type="password", password="x")
    expired = home.add_child(instance=StandardPage(title="过期", slug="expired", live=False, expired=True))
    events = news.EventsPageFactory(parent=home)
    event = news.EventFactory(parent=events)
    session = EditingSession.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(draft),
        object_id=str(draft.pk),
        last_seen_at=now,
    )
    return {
        "home": home.pk,
        "column": column.pk,
        "article": article.pk,
        "article_url": article.url,
        "article_revision": article.latest_revision_id,
        "draft": draft.pk,
        "draft_url": draft.url,
        "draft_revision": draft.latest_revision_id,
        "other_draft": other.pk,
        "empty_column": empty.pk,
        "in_review": review.pk,
        "review_state": review.current_workflow_state.pk,
        "review_task_state": review.current_workflow_task_state.pk,
        "review_task": review.current_workflow_task.pk,
        "changed": returned.pk,
        "first_revision": Revision.objects.for_instance(returned).order_by("pk").first().pk,
        "closed": closed.pk,
        "locked": locked.pk,
        "restriction": restriction.pk,
        "expired": expired.pk,
        "event": event.pk,
        "event_url": event.url,
        "workflow": Workflow.objects.get().pk,
        "task": Task.objects.order_by("pk").first().pk,
        "session": session.pk,
        "site": Site.objects.get().pk,
    }


def _files(home, who) -> dict[str, object]:
    root = Collection.get_first_root_node()
    picture = ads.picture()
    private = SiteDocument.objects.create(title="内部表", file=ContentFile(b"%PDF-1.7 x", name="nb.pdf"))
    shut = root.add_child(instance=Collection(name="内部"))
    return {
        "collection": shut.pk,
        "picture": picture.pk,
        "picture_url": picture.file.url,
        "document": private.pk,
        "document_name": private.filename,
        "manuscripts": Manuscript.objects.create(
            file_name="稿件.txt",
            digest="0" * 64,
            articles=[],
            by=who["编辑"],
            at=timezone.now(),
            batch=uuid.uuid4(),
        ).batch,
    }


def _lists(who) -> dict[str, object]:
    now = timezone.now()
    upload = Upload(kind="places", file_name="点位.csv", digest="0" * 64, by=who["广告协调员"], at=now)
    upload.file.save("upload", ContentFile("名称,类型\n春风路,道路\n".encode()), save=False)
    upload.save()
    batch = ImportBatch.objects.create(
        kind="places", state=ImportBatch.State.APPLIED, by=who["广告协调员"], started_at=now, finished_at=now
    )
    return {
        "upload": upload.pk,
        "batch": batch.pk,
        "place": ads.PlaceFactory(name="春风路").pk,
        "redirect": Redirect.add_redirect("/old/", "/map/", is_permanent=False).pk,
        "topic": news.TopicFactory().pk,
        "word": WordRule.objects.order_by("pk").first().pk,
        "day": CalendarDay.objects.get_or_create(date=date(2031, 10, 1), defaults={"is_workday": False})[0].pk,
        "year": CalendarYear.objects.get_or_create(year=2031)[0].pk,
        "hours": (WorkingHours.objects.first() or WorkingHours.objects.create()).pk,
        "synonym": Synonym.objects.create(word="红马甲", stands_for="志愿者").pk,
        "promoted": Promoted.objects.create(words="举报", title="随手拍", url="/report/").pk,
        "outbox": Outbox.objects.create(document=1, version=1, changed_at=now, next_at=now).pk,
        "empty_search": EmptySearch.objects.create(words="找不到", day=now.date(), times=1).pk,
    }


def _board(who) -> dict[str, object]:
    """Made by people of its own, so that the two-person rule stands in nobody's way here."""
    office = board.Office()
    page = Site.objects.get().root_page.add_child(instance=ExposureBoardPage(title="曝光台", slug="board"))
    page.add_child(instance=IssuePage(title="第一期", slug="issue-1", number=1, items=[]))
    now = timezone.now() - timedelta(hours=1)
    who["责任单位成员"].unit = office.unit
    who["责任单位成员"].save()
    other_unit = ResponsibleUnit.objects.create(name="测试园林局")
    who["单位成员乙"].unit = other_unit
    who["单位成员乙"].save()
    report = office.report(now=now).report
    own = office.assigned(now=now)
    shown = office.show(office.closed(now=now), now=now)
    own_unit, office.unit = office.unit, other_unit
    foreign = office.assigned(now=now)
    office.unit = own_unit
    picture = shown.publications.exclude(kind=PublicationKind.TEXT).select_related("redaction").first()
    return {
        "district": office.district.pk,
        "unit": office.unit.pk,
        "category": Category.objects.get(code="01-02").pk,
        "report": report.pk,
        "own_case": own.number,
        "other_case": foreign.number,
        "shown_case": shown.number,
        "shown_picture": picture.approved_hash,
        "publication": own.publications.first().pk,
        "evidence": own.evidence.first().pk,
        "redaction": picture.redaction_id,
        "appeal": submit_appeal(shown, form_key="a" * 22, ground="other", now=now).appeal.pk,
        "notice": own.notices.get().pk,
        "ranking": freeze_month(date(2026, 3, 1), now=now).pk,
    }


def _ads(who) -> dict[str, object]:
    ads.library_page(Site.objects.get().root_page)
    placement = ads.PlacementFactory()
    return {
        "placement": placement.pk,
        "shown_place": placement.place_id,
        "board": ads.CarrierFactory().code,
        "carrier": ads.CarrierFactory().pk,
        "design": ads.approved_design().pk,
        "own_order": ads.work_order(who["责任单位成员"].unit).pk,
        "theme": Theme.objects.order_by("pk").first().pk,
        "theme_code": Theme.objects.order_by("pk").first().code,
    }
