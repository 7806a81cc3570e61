"""Atom of the board: the newest cases that fit the same choices as the page, in their approved words, with the redacted picture."""

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .filters import BoardFilter, Chip
from .models import Case
from .models.publication import picture_pairs
from .services.publishing import shown_text

ENTRIES = 30


class CaseFeed(Atom1Feed):
    """With the picture as an enclosure of unknown length: nobody opens a file to tell how long it is."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item.get("picture"):
            handler.addQuickElement("link", "", {"rel": "enclosure", "href": item["picture"], "type": "image/jpeg"})


def board_feed(title: str, chosen: BoardFilter, chips: list[Chip], base: str) -> HttpResponse:
    """`base`: scheme and host of the public site. What was taken down is in it no more the moment it is."""
    feed = CaseFeed(
        title=" · ".join([title, *(chip.label for chip in chips)]),
        link=base + chosen.address(),
        description=title,
        language="zh-Hans",
        feed_url=f"{base}{chosen.url}atom/{chosen.query()}",
        feed_guid=base + chosen.address(),
    )
    for case in chosen.cases()[:ENTRIES]:
        add_case(feed, case, base)
    return feed_response(feed)


def add_case(feed: CaseFeed, case: Case, base: str) -> None:
    """One case with its publications at hand; nothing when its approval no longer fits its words."""
    for publication in case.publications.all():
        publication.case = case
    text = shown_text(case)
    if text is None:
        return
    address = base + case.get_absolute_url()
    pictures = picture_pairs(case)
    pictured = next(iter([*pictures["after"], *pictures["before"]]), None)
    feed.add_item(
        title=case.title,
        link=address,
        unique_id=address,
        unique_id_is_permalink=True,
        description=case.summary,
        pubdate=text.published_at,
        updateddate=max(filter(None, (text.published_at, case.closed_at))),
        author_name=str(case.unit) if case.unit else None,
        categories=[case.category.name],
        picture=f"{address}/{pictured.approved_hash}" if pictured else "",
    )


def issue_feed(title: str, url: str, issues, base: str) -> HttpResponse:
    """The newest issues with their forewords; what is in them stays on the site, where it can still be taken down."""
    address = f"{base}{url}issues/"
    feed = Atom1Feed(
        title=_("%(board)s, issues") % {"board": title},
        link=address,
        description=title,
        language="zh-Hans",
        feed_url=f"{address}atom/",
        feed_guid=address,
    )
    for issue in issues[:ENTRIES]:
        link = base + url + issue.slug + "/"
        feed.add_item(
            title=_("Issue %(number)s: %(title)s") % {"number": issue.number, "title": issue.title},
            link=link,
            unique_id=link,
            unique_id_is_permalink=True,
            description=issue.foreword,
            pubdate=issue.first_published_at,
            updateddate=issue.last_published_at or issue.first_published_at,
        )
    return feed_response(feed)


def feed_response(feed: Atom1Feed) -> HttpResponse:
    # Not application/atom+xml: Chinese phones' browsers would offer it for download.
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
