"""The columns of 明河市: their articles, serials, events and pictures, published by the people of the demo city through the
same three reviews as anybody's."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.utils import timezone
from wagtail.models import Page, Site

from site_cms.demo.markdown import front_matter, pictures_of, to_blocks
from site_cms.demo.rebuilding import RebuiltAhead
from site_cms.demo.registry import MINGHE, DemoContext
from site_cms.demo.services import make_once, remember
from site_cms.media.models import SiteImage
from site_cms.review.services import (
    pass_review,
    record_proofreading,
    return_for_changes,
    schedule_content,
    submit_for_review,
)

from ..choices import ColumnKind
from ..models import ArticlePage, ColumnPage, ColumnsPage, EventPage, EventsPage, Topic, TopicPage

HERE = Path(__file__).resolve().parent
KINDS = {"tongzhi": ColumnKind.NOTICE, "wenda": ColumnKind.QUESTION, "shoushan": ColumnKind.SERIES}
WEEKDAYS = {
    "monday": MO,
    "tuesday": TU,
    "wednesday": WE,
    "thursday": TH,
    "friday": FR,
    "saturday": SA,
    "sunday": SU,
}
EACH_COLUMN = 2  # articles of a column in the small city, besides one whole serial
# Articles that are still on their way, so that every desk has something on it; by the end of their file's name.
UNFINISHED = {
    "028-food-waste-table": "draft",
    "130-mobile-service-bus": "submitted",
    "055-roof-garden": "first",
    "155-renovation-decide": "second",
    "180-second-hand-fair": "returned",
    "179-hotline-hours": "scheduled",
}


@dataclass
class Text:
    """One file of `articles/`."""

    name: str
    head: dict[str, str]
    body: str
    topics: list[str] = field(default_factory=list)

    @property
    def short_id(self) -> str:
        return "m" + self.name[:3]

    @property
    def days_ago(self) -> int:
        return int(self.head.get("days_ago", "0"))

    @property
    def pictures(self) -> list[str]:
        return [name for name in (self.head.get("picture"), *pictures_of(self.body)) if name]


class Newsroom:
    """Who writes and who reviews, in turn, so that every name appears."""

    def __init__(self, context: DemoContext):
        self.people = context.made["people"]
        self.turn = 0

    def pick(self, group: str):
        people = self.people[group]
        return people[self.turn % len(people)]

    def publish(self, page: Page, *, now: datetime, until: str = "final") -> Page:
        """Draft, proofreading and three reviews; `until` stops before the end, as UNFINISHED says."""
        self.turn += 1
        author = self.pick("编辑")
        Page.objects.filter(pk=page.pk).update(owner=author)
        page.owner = author
        page.save_revision(user=author, log_action=True)
        if until == "draft":
            return page
        submit_for_review(page, user=author, now=now)
        if until == "submitted":
            return page
        if until == "returned":
            return_for_changes(
                page, user=self.pick("初审"), now=now, comment="第三段的时间请再核一遍，写明上午还是下午。"
            )
            return page
        record_proofreading(page, user=self.pick("校对"), now=now, findings="已通读，未见差错。")
        if until == "scheduled":
            schedule_content(page, user=self.pick("终审"), now=now, go_live_at=now + timedelta(days=2))
        for step, group in (("first", "初审"), ("second", "复审"), ("final", "终审")):
            pass_review(page, user=self.pick(group), now=now)
            if step == until:
                break
        return type(page).objects.get(pk=page.pk)


def texts() -> list[Text]:
    found = []
    for path in sorted((HERE / "articles").glob("*.md")):
        head, body = front_matter(path.read_text(encoding="utf-8"))
        found.append(Text(path.stem, head, body, [t for t in head.get("topics", "").split("、") if t]))
    return found


def chosen(all_texts: list[Text], size: str) -> Iterator[Text]:
    """All for a city; for the small one the newest of each column, those on their way, and one serial from first to last."""
    if size != "small":
        yield from all_texts
        return
    serials: dict[str, int] = {}
    for text in all_texts:
        if text.head.get("series"):
            serials[text.head["series"]] = serials.get(text.head["series"], 0) + 1
    serial = min(serials, key=lambda name: (serials[name], name)) if serials else ""
    counts: dict[str, int] = {}
    newest = sorted(all_texts, key=lambda text: (text.days_ago, not text.head.get("picture"), text.name))
    names = {text.name for text in all_texts if text.head.get("series") == serial} | set(UNFINISHED)
    for text in newest:
        column = text.head["column"]
        if text.name not in names and not text.head.get("series") and counts.get(column, 0) < EACH_COLUMN:
            counts[column] = counts.get(column, 0) + 1
            names.add(text.name)
    yield from (text for text in all_texts if text.name in names)


class Pictures:
    """The drawn pictures, each brought in once."""

    def __init__(self, names: Iterable[str], brought_in_by):
        self.brought_in_by = brought_in_by
        self.made: dict[str, SiteImage] = {}
        there = set(SiteImage.objects.filter(title__startswith=self.title("")).values_list("title", flat=True))
        self.files = RebuiltAhead(self.path(name) for name in names if self.title(name) not in there)

    @staticmethod
    def title(name: str) -> str:
        return f"明河插图·{name}"

    @staticmethod
    def path(name: str) -> Path:
        return MINGHE / "pictures" / f"{name}.jpg"

    def get(self, name: str, title: str) -> SiteImage | None:
        if not self.path(name).exists():
            return None
        if name not in self.made:
            image = SiteImage.objects.filter(title=self.title(name)).first()
            if image is None:
                alt_text = re.sub(r"（插图）$", "", title)
                image = SiteImage(title=self.title(name), alt_text=alt_text, creator="明河创城")
                image.uploaded_by_user = self.brought_in_by
                image.file = self.files.get(self.path(name))
                image.save()
                remember(image)
            self.made[name] = image
        return self.made[name]


def load(context: DemoContext) -> None:
    wanted = sorted(chosen(texts(), context.size), key=lambda text: -text.days_ago)
    room = Newsroom(context)
    pictures = Pictures((name for text in wanted for name in text.pictures), room.pick("编辑"))
    home = Site.objects.get(is_default_site=True).root_page.specific
    begin = context.now - timedelta(days=900)
    columns = _columns(context, room, home, begin)
    topics = {
        name: make_once(Topic, name=name, defaults={"order": number})
        for number, name in enumerate(dict.fromkeys(t for text in texts() for t in text.topics))
    }
    serials: dict[str, TopicPage] = {}
    made = 0
    for text in wanted:
        if _article(context, room, pictures, columns, topics, serials, text):
            made += 1
            if made % 20 == 0:
                context.say(f"    文章 {made}/{len(wanted)}")
    _events(context, room, home, topics, begin)
    context.made["columns"] = columns


def _below(parent: Page, page: Page, room: Newsroom, now: datetime) -> Page:
    """The page with this slug below the parent; made and published where there is none."""
    there = parent.get_children().filter(slug=page.slug).first()
    if there is not None:
        return there.specific
    page.live = False
    parent.refresh_from_db()
    parent.add_child(instance=page)
    remember(page)
    return room.publish(page, now=now)


def _columns(context: DemoContext, room: Newsroom, home: Page, now: datetime) -> dict[str, ColumnPage]:
    intro = "六个专栏，写的都是明河的人和事。"
    _below(home, ColumnsPage(title="专栏", slug="columns", intro=intro, show_in_menus=True), room, now)
    found = {}
    for row in context.city["column"]:
        kind = KINDS.get(row["slug"], ColumnKind.NEWS)
        column = ColumnPage(title=row["title"], slug=row["slug"], intro=row["intro"], kind=kind)
        found[row["slug"]] = _below(home, column, room, now)
    return found


def _article(context, room, pictures, columns, topics, serials, text: Text) -> bool:
    column = columns[text.head["column"]]
    if ArticlePage.objects.child_of(column).filter(slug__endswith=text.short_id).exists():
        return False
    now = _moment(context, text)
    head = text.head
    lead = pictures.get(head["picture"], head.get("caption", "")) if head.get("picture") else None
    page = ArticlePage(
        title=head["title"],
        slug=f"d-{text.short_id}",
        kicker=head.get("kicker", ""),
        subtitle=head.get("subtitle", ""),
        summary=head.get("summary", ""),
        source=head.get("source", ""),
        reporter=head.get("reporter", ""),
        responsible_editor=head.get("editor", ""),
        printed_on=None if head["column"] in ("tongzhi", "wenda") else timezone.localdate(now),
        lead_image=lead,
        lead_alt_text=re.sub(r"（插图）$", "", head.get("caption", "")) if lead else "",
        lead_caption=head.get("caption", "") if lead else "",
        live=False,
    )

    def picture(name: str, caption: str):
        image = pictures.get(name, caption)
        return image and {"image": image.pk, "alt_text": caption, "decorative": False, "caption": caption, "credit": ""}

    page.body = to_blocks(text.body, picture)
    if head.get("series"):
        page.series = _serial(room, serials, column, head["series"], now, lead)
        page.part = int(head["part"])
    column.refresh_from_db()
    column.add_child(instance=page)
    remember(page)
    page.topics.set([topics[name] for name in text.topics])
    room.publish(page, now=now, until=UNFINISHED.get(text.name, "final"))
    return True


def _moment(context: DemoContext, text: Text) -> datetime:
    """The day that the file says, in office hours; never later than now."""
    day = timezone.localtime(context.now) - timedelta(days=text.days_ago)
    number = int(text.name[:3])
    moment = day.replace(hour=8 + number % 9, minute=number * 7 % 60, second=0, microsecond=0)
    return min(moment, context.now - timedelta(minutes=number % 50 + 1))


SERIALS = {
    "斑马线上": ("banma", "一条斑马线，八篇连载：车怎样学会等人。"),
    "一条背街的四季": ("beijie", "跟着一条背街走过四季，看它一点一点变。"),
    "老市场新生记": ("shichang", "一座老市场从拆到建再到开张，九篇讲完。"),
}


def _serial(room, serials, column, title: str, now: datetime, lead) -> TopicPage:
    if title not in serials:
        slug, summary = SERIALS.get(title, (f"s{len(serials) + 1}", ""))
        page = TopicPage(title=title, slug=slug, summary=summary, lead_image=lead, lead_decorative=True)
        serials[title] = _below(column, page, room, now)
    return serials[title]


def _events(context: DemoContext, room: Newsroom, home: Page, topics, now: datetime) -> None:
    intro = "志愿服务日、文明主题周、听证会和演练，来就是帮忙。"
    calendar = _below(home, EventsPage(title="活动", slug="events", intro=intro, show_in_menus=True), room, now)
    rows = tomllib.loads((HERE / "events.toml").read_text(encoding="utf-8"))["event"]
    for row in rows:
        if calendar.get_children().filter(slug=row["slug"]).exists():
            continue
        starts, ends, whole = _when(context.now, row)
        page = EventPage(
            title=row["title"],
            slug=row["slug"],
            summary=row.get("summary", ""),
            starts_at=starts,
            ends_at=ends,
            is_all_day=whole,
            recurrence=row.get("recurrence", ""),
            place=row["place"],
            place_detail=row.get("place_detail", ""),
            organiser=row.get("organiser", ""),
            contact=row.get("contact", ""),
            live=False,
        )
        page.body = to_blocks(row.get("body", ""))
        calendar.refresh_from_db()
        calendar.add_child(instance=page)
        remember(page)
        page.topics.set([make_once(Topic, name=name) for name in row.get("topics", [])])
        room.publish(page, now=context.now - timedelta(days=3))


def _when(now: datetime, row: dict) -> tuple[datetime, datetime, bool]:
    """What `starts` and `ends` of events.toml mean on the day of loading."""
    zone = timezone.get_current_timezone()
    today = timezone.localtime(now).date()
    start, end = row["starts"], row["ends"]
    if "days_from_now" in start:
        day = today + timedelta(days=start["days_from_now"])
    elif "nth" in start:
        weekday, nth = WEEKDAYS[start["weekday"]], start["nth"]
        day = _nth(today, weekday, nth)
        if day < today:
            day = _nth(today + relativedelta(months=1), weekday, nth)
    else:
        day = today + relativedelta(weekday=WEEKDAYS[start["weekday"]](1))
    at = datetime.combine(day, time.fromisoformat(start.get("time", "00:00")), zone)
    if "duration_days" in end:
        return at, at + timedelta(days=end["duration_days"]), True
    return at, datetime.combine(day, time.fromisoformat(end["time"]), zone), False


def _nth(day, weekday, nth: int):
    if nth > 0:
        return day + relativedelta(day=1, weekday=weekday(nth))
    return day + relativedelta(day=31, weekday=weekday(nth))
