"""Who meets what, at every address of the site. Kept by hand: a new address needs a row here, with a thought behind it.

A row says which roles get in, and what they get from a GET and from an empty POST (nothing: it is not asked, for what a POST
cannot change). Everybody else gets what the section's door gives: of the public site nothing is refused; the admin sends those without
access to the sign-in and refuses the rest; `others` in a row says where it is otherwise. Two rows for one address add up.
Words for what is met: see asking.py. Names in braces: see world.py.
"""

from dataclasses import dataclass

from .asking import METHOD, MISSING, OK, REFUSED, SEE, SIGN_IN, WRONG

# --- Roles ------------------------------------------------------------------------------------------------------------

READER, NOBODY, ROOT, KEEPER = "读者", "无角色", "超级用户", "管理员"
WRITER = "编辑"
REVIEWERS = {"初审", "复审", "终审", "校对"}
OFFICE = {"受理员", "脱敏员", "审核员", "核查员", "指挥员", "督查", "值班法务", "领导"}
AD_REVIEWERS = {"广告初审", "广告复审", "广告审定"}
ADS = {"广告协调员", *AD_REVIEWERS}
DESK = {"责任单位成员", "广告巡查员", "施工班组"}

STAFF = {WRITER, *REVIEWERS, *OFFICE, *ADS, KEEPER, ROOT}
OUTSIDE = {READER, NOBODY, *DESK}  # no access to the admin
SIGNED_IN = STAFF | DESK | {NOBODY}
EVERYONE = SIGNED_IN | {READER}

WRITERS = {WRITER, KEEPER, ROOT}
EDITORS = {*WRITERS, *REVIEWERS}  # who may change pages
KEEPERS = {KEEPER, ROOT}
COORDINATORS = {"广告协调员", ROOT}
UPLOADERS = {WRITER, "广告协调员", KEEPER, ROOT}
CHOOSERS = EDITORS | UPLOADERS
BOARD = {*OFFICE, ROOT}
REVIEW = {*REVIEWERS, "值班法务", KEEPER, ROOT}
PLACES = {"广告协调员", KEEPER, ROOT}
WORDS = {"校对", KEEPER, ROOT}
ALONE = {ROOT}
NONE: set[str] = set()


@dataclass(frozen=True)
class Row:
    """`others`: what those get who are not in `who` and have passed the section's outer door. `beside`: colleagues who are asked
    too, since the thing at this address has an owner."""

    address: str
    who: set[str]
    get: str | None = None
    post: str | None = None
    others: str | None = None
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Section:
    """`outside` do not even come through the door and get `door`; the rest of the refused get `others`."""

    name: str
    rows: list[Row]
    outside: frozenset[str] = frozenset()
    door: str = SIGN_IN
    others: str = REFUSED


def row(address, who, get=None, post=None, others=None, beside=()):
    return Row(address, set(who), get, post, others, frozenset(beside))


def public(name, *rows):
    return Section(name, list(rows))


def desk(name, *rows):
    return Section(name, list(rows), frozenset({READER}), SIGN_IN)


def admin(name, *rows):
    return Section(name, list(rows), frozenset({*OUTSIDE, "单位成员乙"}), SIGN_IN)


def kept(prefix, key, keepers, readers=(), *, can_copy=True, new="new", bare_post=OK, deleted=SEE):
    """The screens that Wagtail makes for a model: who keeps it, and who may read its list besides."""
    yield row(f"{prefix}", {*keepers, *readers}, OK)
    yield row(f"{prefix}results/", {*keepers, *readers}, OK)
    yield row(f"{prefix}{new}/", keepers, OK, bare_post)
    yield row(f"{prefix}edit/{key}/", keepers, OK, OK)
    yield row(f"{prefix}delete/{key}/", keepers, OK, deleted)
    yield row(f"{prefix}history/{key}/", keepers, OK)
    yield row(f"{prefix}history-results/{key}/", keepers, OK)
    yield row(f"{prefix}usage/{key}/", keepers, OK)
    if can_copy:
        yield row(f"{prefix}copy/{key}/", keepers, OK, bare_post)


# --- The public site --------------------------------------------------------------------------------------------------

PUBLIC = public(
    "public",
    row("", EVERYONE, OK),
    row("quanmin/", EVERYONE, OK),
    row("quanmin/atom/", EVERYONE, OK),
    row("quanmin/rss/", EVERYONE, OK),
    row("{article_url}", EVERYONE, OK),
    row("{draft_url}", EVERYONE, MISSING),  # a draft, not even for its author
    row("empty/", EVERYONE, MISSING),
    row("b/{board}", EVERYONE, OK, METHOD),
    row("place/{shown_place}/", EVERYONE, OK, METHOD),
    row("expired/", EVERYONE, MISSING),
    row("closed/", SIGNED_IN, OK, others=SIGN_IN),
    row("locked/", EVERYONE, OK),  # the form that asks for the word
    row("_util/authenticate_with_password/{restriction}/{locked}/", EVERYONE, OK, OK),
    row("events/", EVERYONE, OK),
    row("events/ical/", EVERYONE, OK),
    row("{event_url}", EVERYONE, OK),
    row("ggk/", EVERYONE, OK),
    row("board/", EVERYONE, OK),
    row("board/?state=closed&unit={unit}", EVERYONE, OK),
    row("board/atom/", EVERYONE, OK),
    row("board/atom/?unit={unit}", EVERYONE, OK),
    row("board/figures/", EVERYONE, OK),
    row("board/issues/", EVERYONE, OK),
    row("board/issues/atom/", EVERYONE, OK),
    row("board/issue-1/", EVERYONE, OK),
    row("no-such-page/", EVERYONE, MISSING, MISSING),
    row("map/", EVERYONE, OK, METHOD),
    row("media/no-such-picture.jpg", EVERYONE, MISSING),
    row("{picture_url}", EVERYONE, OK),
    row("robots.txt", EVERYONE, OK, METHOD),
    row("sitemap.xml", EVERYONE, OK, METHOD),
    row("sitemap-pages.xml", EVERYONE, OK, METHOD),
    row("sitemap-none.xml", EVERYONE, MISSING),
    row("search/", EVERYONE, OK),
    row("search/?q=%E5%9E%83%E5%9C%BE", EVERYONE, OK),
    row("search/suggestions/?q=ggk", EVERYONE, OK),
    row("api/v1/search/?q=ggk", EVERYONE, OK),
    row("preferences/", EVERYONE, METHOD, REFUSED),  # this POST names no origin
    row("health/live", EVERYONE, OK, METHOD),
    row("health/ready", EVERYONE, OK, METHOD),
    row("report/", EVERYONE, OK, WRONG),
    row("r/", EVERYONE, OK, WRONG),
    row("r/picture/", EVERYONE, METHOD, MISSING),
    row("r/AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F", EVERYONE, OK, WRONG),
    row("case/{shown_case}", EVERYONE, OK, METHOD),
    row("appeal/", EVERYONE, OK, WRONG),
    row("appeal/{shown_case}/", EVERYONE, OK, WRONG),
    row("appeal/{own_case}/", EVERYONE, MISSING, MISSING),
    row("case/{own_case}", EVERYONE, MISSING),  # handed over, but nobody has approved its words
    row("case/{shown_case}/{shown_picture}", EVERYONE, OK, METHOD),
)

# --- Files ------------------------------------------------------------------------------------------------------------

FILES = Section(
    "files",
    [
        row("private/evidence/{evidence}/", {"受理员", "脱敏员", "审核员", ROOT}, OK),
        row("private/evidence/{evidence}/", EVERYONE, None, METHOD),
        row("private/redaction/{redaction}/", BOARD, OK),
        row("private/evidence/999999/", {"受理员", "脱敏员", "审核员", ROOT}, MISSING),
        row("private/no-such-kind/1/", EVERYONE, MISSING),
        row("documents/{document}/{document_name}", CHOOSERS, OK),
        row("documents/{document}/{document_name}", EVERYONE, None, METHOD),
        row("documents/{document}/other.pdf", EVERYONE, MISSING),
        row("documents/{document}/", EVERYONE, MISSING),
        row("documents/authenticate_with_password/{restriction}/", EVERYONE, MISSING, MISSING),
    ],
)

# --- Sign-in and the account ------------------------------------------------------------------------------------------

ACCOUNT = desk(
    "account",
    row("sign-in/", EVERYONE - {READER}, SEE, SEE),
    row("sign-in/", {READER}, OK, OK),
    row("sign-in/second-factor/", SIGNED_IN, SEE),
    row("sign-out/", SIGNED_IN, OK, SIGN_IN),
    row("account/inactive/", EVERYONE, OK),
    row("account/confirm/", SIGNED_IN, OK, OK),
    row("account/confirm/second-factor/", SIGNED_IN, SEE, SEE),
    row("account/password/", SIGNED_IN, OK, OK),
    row("account/password/set/", SIGNED_IN, SEE, SEE),
    row("account/password/reset/", EVERYONE, OK, OK),
    row("account/password/reset/sent/", EVERYONE, OK),
    row("account/password/reset/done/", EVERYONE, OK),
    row("account/password/reset/1-abc/", EVERYONE, OK),
    row("account/second-factor/", SIGNED_IN, OK),
    row("account/second-factor/app/", SIGNED_IN, SEE, SEE),  # asks for the password first: this sign-in is not recent
    row("account/second-factor/app/remove/", SIGNED_IN, MISSING, MISSING),
    row("account/second-factor/codes/", SIGNED_IN, MISSING),
    row("account/second-factor/codes/new/", SIGNED_IN, SEE, SEE),
    row("account/second-factor/codes/file/", SIGNED_IN, MISSING),
    # Shadows of Wagtail's own ways in.
    row("admin/login/", EVERYONE, SIGN_IN, SIGN_IN),
    row("_util/login/", EVERYONE, SIGN_IN, SIGN_IN),
    row("admin/logout/", SIGNED_IN, OK, SIGN_IN),
    row("admin/password_reset/", EVERYONE, SEE, SEE),  # to our own
    row("admin/password_reset/confirm/a/b/", EVERYONE, SEE, SEE),
)

# --- The desk ---------------------------------------------------------------------------------------------------------

DESK_ROWS = desk(
    "desk",
    row("desk/", SIGNED_IN, OK, METHOD),
    row("desk/papers/", {"责任单位成员", ROOT}, OK, METHOD, others=SIGN_IN),
    row("desk/papers/notice/{notice}/", {"责任单位成员"}, OK, METHOD, others=SIGN_IN),
    row("desk/papers/notice/{notice}/", {ROOT, "单位成员乙"}, MISSING, METHOD, others=SIGN_IN),
    row("desk/papers/notice/{notice}.pdf", {"责任单位成员"}, OK, METHOD, others=SIGN_IN),
    row("desk/papers/notice/{notice}.pdf", {ROOT, "单位成员乙"}, MISSING, METHOD, others=SIGN_IN),
    row("desk/lists/problem/", {"责任单位成员", ROOT}, OK, METHOD, others=SIGN_IN),
    row("desk/cases/", {"责任单位成员", ROOT}, OK, METHOD, others=SIGN_IN),
    row("desk/orders/", {"责任单位成员", "施工班组", "广告协调员", ROOT}, OK, METHOD, others=SIGN_IN),
    row("desk/orders/{own_order}/", {"责任单位成员"}, OK, WRONG, others=SIGN_IN),
    row("desk/orders/{own_order}/", {ROOT, "单位成员乙", "施工班组", "广告协调员"}, MISSING, MISSING, others=SIGN_IN),
    row("desk/cases/{own_case}/", {"责任单位成员"}, OK, WRONG, others=SIGN_IN),
    row("desk/cases/{own_case}/", {ROOT, "单位成员乙"}, MISSING, MISSING, others=SIGN_IN),  # another unit's, or none
    row("desk/cases/{other_case}/", {"单位成员乙"}, OK, WRONG, others=SIGN_IN),
    row("desk/cases/{other_case}/", {ROOT, "责任单位成员"}, MISSING, MISSING, others=SIGN_IN),
)

# --- The admin at large -----------------------------------------------------------------------------------------------

ADMIN = admin(
    "admin",
    row("admin/", STAFF, OK),
    row("admin/account/", STAFF, OK, OK),
    row("admin/no-such-screen/", STAFF, MISSING),
    row("admin/no-such-screen/", OUTSIDE, SEE),  # to Wagtail's sign-in, which is ours
    row("admin/test404/", STAFF, MISSING),
    row("admin/failwhale/", STAFF, MISSING),
    row("admin/dismissibles/", STAFF, OK, METHOD),
    row("admin/block-preview/", STAFF, MISSING),
    row("admin/tag-autocomplete/", STAFF, OK),
    row("admin/tag-autocomplete/taggit/tag/", STAFF, OK),
    row("admin/jsi18n/", EVERYONE, OK),
    row("admin/sprite/", EVERYONE, OK),
    # What an editor's choosers ask for; they list what is there and change nothing.
    row("admin/choose-page/", STAFF, OK),
    row("admin/choose-page/{column}/", STAFF, OK),
    row("admin/choose-page/search/", STAFF, OK),
    row("admin/choose-page/chosen-multiple/", STAFF, OK),
    row("admin/choose-external-link/", STAFF, OK, WRONG),
    row("admin/choose-email-link/", STAFF, OK, OK),
    row("admin/choose-phone-link/", STAFF, OK, OK),
    row("admin/choose-anchor-link/", STAFF, OK, OK),
    row("admin/embeds/chooser/", STAFF, OK),
    row("admin/embeds/chooser/upload/", STAFF, OK, OK),
    row("admin/api/main/pages/", STAFF, OK, METHOD),
    row("admin/api/main/pages/{draft}/", EDITORS, OK, None, others=MISSING),
    row("admin/api/main/pages/{draft}/", STAFF, None, METHOD),
    row("admin/api/main/pages/find/", STAFF, MISSING),
    row("admin/api/main/pages/{draft}/action/copy/", STAFF, METHOD),
    row("admin/api/main/pages/{draft}/action/copy/", EDITORS, None, REFUSED, others=MISSING),
    row("admin/api/main/pages/{draft}/action/publish/", EDITORS, None, REFUSED, others=MISSING),
    row("admin/api/main/documents/", STAFF, OK, METHOD),
    row("admin/api/main/documents/{document}/", STAFF, OK, METHOD),
    row("admin/api/main/documents/find/", STAFF, MISSING),
    row("admin/api/main/images/", STAFF, OK, METHOD),
    row("admin/api/main/images/{picture}/", STAFF, OK, METHOD),
    row("admin/api/main/images/find/", STAFF, MISSING),
    row("admin/reports/locked/", KEEPERS, OK),
    row("admin/reports/locked/results/", KEEPERS, OK),
    row("admin/reports/workflow/", EDITORS, OK),
    row("admin/reports/workflow/results/", EDITORS, OK),
    row("admin/reports/workflow_tasks/", EDITORS, OK),
    row("admin/reports/workflow_tasks/results/", EDITORS, OK),
    row("admin/reports/site-history/", STAFF, OK),  # shows to each what happened to things they may change
    row("admin/reports/site-history/results/", STAFF, OK),
    row("admin/reports/aging-pages/", EDITORS, OK),
    row("admin/reports/aging-pages/results/", EDITORS, OK),
    row("admin/reports/page-types-usage/", EDITORS, OK),
    row("admin/reports/page-types-usage/results/", EDITORS, OK),
)

# --- Pages ------------------------------------------------------------------------------------------------------------

PAGES = admin(
    "pages",
    row("admin/pages/", {WRITER, ROOT}, OK),
    row("admin/pages/", {*REVIEWERS, KEEPER}, SEE),  # to the part of the tree that is theirs
    row("admin/pages/{column}/", EDITORS, OK),
    row("admin/pages/{column}/results/", EDITORS, OK),
    row("admin/pages/search/", EDITORS, OK),
    row("admin/pages/search/results/", EDITORS, OK),
    row("admin/pages/usage/news/articlepage/", EDITORS, OK),
    row("admin/pages/usage/news/articlepage/results/", EDITORS, OK),
    row("admin/pages/create/news/articlepage", STAFF, OK),
    row("admin/pages/add/news/articlepage/{column}/", WRITERS, OK, WRONG),
    row("admin/pages/add/news/articlepage/{column}/preview/", WRITERS, OK, OK),
    row("admin/pages/{column}/add_subpage/", WRITERS, OK),
    # Editors share their drafts; what came of them is in the review's hands.
    row("admin/pages/{draft}/edit/", EDITORS | {"编辑乙"}, OK, WRONG),
    row("admin/pages/{other_draft}/edit/", EDITORS | {"编辑乙"}, OK, WRONG),
    row("admin/pages/{draft}/edit/preview/", EDITORS, OK, OK),
    row("admin/pages/{draft}/view_draft/", EDITORS, OK),
    row("admin/pages/{draft}/usage/", EDITORS, OK),
    row("admin/pages/{draft}/delete/", EDITORS, OK, SEE),
    row("admin/pages/{article}/delete/", NONE, REFUSED, REFUSED),  # what is public is taken down first
    row("admin/pages/{in_review}/edit/", EDITORS, OK, WRONG),
    row("admin/pages/{draft}/copy/", EDITORS, OK, WRONG),
    row("admin/pages/{draft}/move/", EDITORS, OK),
    row("admin/pages/{draft}/move/{empty_column}/confirm/", STAFF, OK),
    row("admin/pages/{draft}/move/{empty_column}/confirm/", WRITERS, None, SEE),
    row("admin/pages/{article}/move/{empty_column}/confirm/", KEEPERS, None, SEE),
    row("admin/pages/{draft}/set_position/", STAFF, METHOD),
    row("admin/pages/{draft}/set_position/", KEEPERS, None, OK),
    row("admin/pages/{draft}/convert_alias/", STAFF, MISSING, MISSING),
    row("admin/pages/{draft}/privacy/", {"值班法务", *KEEPERS}, OK, OK),
    row("admin/pages/{draft}/lock/", STAFF, METHOD),
    row("admin/pages/{draft}/lock/", KEEPERS, None, SEE),
    row("admin/pages/{draft}/unlock/", STAFF, METHOD),
    row("admin/pages/{draft}/unlock/", KEEPERS, None, SEE),
    # Nobody publishes, takes down or schedules here, not even a superuser.
    row("admin/pages/{article}/unpublish/", NONE, REFUSED, REFUSED),
    row("admin/pages/{draft}/revisions/{draft_revision}/unschedule/", NONE, REFUSED, REFUSED),
    row("admin/bulk/wagtailcore/page/publish/?id={draft}", STAFF, OK, SEE),
    row("admin/bulk/wagtailcore/page/delete/?id={draft}", STAFF, OK, SEE),
    row("admin/pages/{draft}/revisions/", STAFF, SEE),
    row("admin/pages/{draft}/revisions/{draft_revision}/view/", EDITORS, OK),
    row("admin/pages/{draft}/revisions/{draft_revision}/revert/", EDITORS, OK, WRONG),
    row("admin/pages/{changed}/revisions/compare/earliest...latest/", EDITORS, OK),
    row("admin/pages/{draft}/history/", EDITORS, OK),
    row("admin/pages/{draft}/history/results/", EDITORS, OK),
    row("admin/pages/{draft}/workflow_history/", EDITORS, OK),
    row("admin/pages/{in_review}/workflow_history/detail/{review_state}/", EDITORS, OK),
    row("admin/pages/workflow/action/{in_review}/approve/{review_task_state}/", {"复审", ROOT}, OK, SEE),
    row("admin/pages/workflow/collect_action_data/{in_review}/approve/{review_task_state}/", {"复审", ROOT}, OK, OK),
    row("admin/pages/workflow/confirm_cancellation/{in_review}/", STAFF, OK),
    row("admin/pages/workflow/preview/{in_review}/{review_task}/", {"复审", ROOT}, OK),
    row("admin/editing-sessions/ping/wagtailcore/page/{draft}/{session}/", STAFF, METHOD),
    row("admin/editing-sessions/ping/wagtailcore/page/{draft}/{session}/", EDITORS, None, OK, others=MISSING),
    row("admin/editing-sessions/release/{session}/", STAFF, METHOD, OK),
)

# --- The review -------------------------------------------------------------------------------------------------------

REVIEW_ROWS = admin(
    "review",
    row("admin/review/", REVIEW, OK),
    row("admin/review/", STAFF, None, METHOD),
    row("admin/review/{in_review}/", EDITORS | REVIEW, OK),
    row("admin/review/{in_review}/", STAFF, None, METHOD),
    row("admin/review/{in_review}/preview/", EDITORS | REVIEW, OK),
    row("admin/review/{in_review}/pass/", STAFF, METHOD),
    # 复审 is the step that is open; a superuser is a person like any other and took no part yet.
    row("admin/review/{in_review}/pass/", {"复审", ROOT}, None, SEE),
    row("admin/review/{in_review}/pass/", (EDITORS | REVIEW) - {"复审", ROOT}, None, WRONG),
    row("admin/review/{in_review}/return/", EDITORS | REVIEW, None, WRONG),  # a reason is missing, or the right
    row("admin/review/{in_review}/proofread/", {"校对", ROOT}, None, SEE),
    row("admin/review/{in_review}/proofread/", (EDITORS | REVIEW) - {"校对", ROOT}, None, WRONG),
    row("admin/review/{in_review}/withdraw/", {WRITER}, None, SEE, beside={"编辑乙"}),
    row("admin/review/{in_review}/withdraw/", (EDITORS | REVIEW | {"编辑乙"}) - {WRITER}, None, WRONG),
    row("admin/review/{article}/unpublish/", EDITORS | REVIEW, None, WRONG),
    row("admin/review/{article}/schedule/", {"终审", ROOT}, None, SEE),
    row("admin/review/{article}/schedule/", (EDITORS | REVIEW) - {"终审", ROOT}, None, WRONG),
    row("admin/review/{article}/pass-hit/", EDITORS | REVIEW, None, WRONG),
    row("admin/review/{article}/no-such-step/", EDITORS | REVIEW, None, MISSING),
)

# --- Exposure board ---------------------------------------------------------------------------------------------------

EXPOSURE = admin(
    "exposure",
    row("admin/exposure/reports/", {"受理员", ROOT}, OK),
    row("admin/exposure/yard-poster/", BOARD, OK),
    row("admin/exposure/reports/new/", {"受理员", ROOT}, OK, WRONG),
    row("admin/exposure/reports/{report}/", {"受理员", ROOT}, OK, OK),
    row("admin/exposure/appeals/", {"值班法务", ROOT}, OK),
    row("admin/exposure/appeals/{appeal}/", {"值班法务", ROOT}, OK, WRONG),
    row("admin/exposure/rankings/", {"督查", "领导", "指挥员", ROOT}, OK),
    row("admin/exposure/rankings/{ranking}/", {"督查", "领导", "指挥员", ROOT}, OK, WRONG),
    row("admin/exposure/papers/notice/", BOARD, OK),
    row("admin/exposure/papers/notice/{notice}/", BOARD, OK),
    row("admin/exposure/papers/notice/{notice}.pdf", BOARD, OK),
    row("admin/exposure/lists/problem/", BOARD, OK),
    row("admin/exposure/board/", {"督查", "值班法务", "领导", ROOT}, OK, WRONG),
    row("admin/exposure/cases/", BOARD, OK),
    row("admin/exposure/cases/{own_case}/", BOARD, OK, OK),
    row("admin/exposure/publications/{publication}/", BOARD, OK, OK),
    *kept("admin/exposure/categories/", "{category}", ALONE),
)

# --- Columns ----------------------------------------------------------------------------------------------------------

NEWS = admin(
    "news",
    row("admin/manuscripts/", WRITERS, OK, OK),
    row("admin/manuscripts/{manuscripts}/", {WRITER}, OK, OK, others=MISSING, beside={"编辑乙"}),
    row("admin/snippets/", NONE, REFUSED),  # each kind has its own place in the menu
    *kept("admin/snippets/news/topic/", "{topic}", ALONE, new="add"),
    row("admin/snippets/choose/news/topic/", STAFF, OK),
    row("admin/snippets/choose/news/topic/results/", STAFF, OK),
    row("admin/snippets/choose/news/topic/chosen/{topic}/", STAFF, OK),
    row("admin/snippets/choose/news/topic/chosen-multiple/", STAFF, OK),
    row("admin/snippets/choose/news/topic/create/", STAFF, MISSING, MISSING),
    *kept("admin/snippets/wording/wordrule/", "{word}", WORDS, {WRITER, *REVIEWERS}, new="add"),
    row("admin/snippets/choose/wording/wordrule/", STAFF, OK),
    row("admin/snippets/choose/wording/wordrule/results/", STAFF, OK),
    row("admin/snippets/choose/wording/wordrule/chosen/{word}/", STAFF, OK),
    row("admin/snippets/choose/wording/wordrule/chosen-multiple/", STAFF, OK),
    row("admin/snippets/choose/wording/wordrule/create/", STAFF, MISSING, MISSING),
)

# --- Ad library -------------------------------------------------------------------------------------------------------

ADS_ROWS = admin(
    "ads",
    *kept("admin/placements/", "{placement}", COORDINATORS, AD_REVIEWERS),
    *kept("admin/designs/", "{design}", COORDINATORS, AD_REVIEWERS),
    row("admin/designs/review/{design}/", {*COORDINATORS, *AD_REVIEWERS}, OK, WRONG),
    *kept("admin/carriers/", "{carrier}", COORDINATORS, AD_REVIEWERS),
    *kept("admin/themes/", "{theme}", COORDINATORS),
)

# --- Lists of the ground ----------------------------------------------------------------------------------------------

LISTS = admin(
    "lists",
    row("admin/imports/", PLACES, OK),
    row("admin/imports/", {"督查"}, OK),
    row("admin/imports/new/cases/", {"督查", ROOT}, OK, OK),
    row("admin/imports/new/places/", PLACES, OK, OK),
    row("admin/imports/new/units/", KEEPERS, OK, OK),
    row("admin/imports/new/placements/", COORDINATORS, OK, OK),
    row("admin/imports/new/no-such-kind/", STAFF, MISSING, MISSING),
    row("admin/imports/preview/{upload}/", {"广告协调员"}, OK, OK, others=MISSING, beside={"广告协调员乙"}),
    row("admin/imports/preview/{upload}/remarks/", {"广告协调员"}, OK, None, others=MISSING, beside={"广告协调员乙"}),
    row("admin/imports/preview/{upload}/commit/", STAFF | {"广告协调员乙"}, METHOD),
    row("admin/imports/preview/{upload}/commit/", {"广告协调员"}, None, SEE, others=MISSING, beside={"广告协调员乙"}),
    row("admin/imports/{batch}/undo/", STAFF | {"广告协调员乙"}, METHOD),
    row("admin/imports/{batch}/undo/", PLACES | {"广告协调员乙"}, None, SEE),  # whoever may import them takes them back
    *kept("admin/districts/", "{district}", KEEPERS, {"广告协调员"}),
    *kept("admin/units/", "{unit}", KEEPERS, {"广告协调员"}),
    row("admin/places/", PLACES, OK),
    row("admin/places/results/", PLACES, OK),
    row("admin/places/new/", PLACES, OK, OK),
    row("admin/places/edit/{place}/", PLACES, OK, OK),
    row("admin/places/delete/{place}/", KEEPERS, OK, SEE),
    row("admin/places/history/{place}/", PLACES, OK),
    row("admin/places/history-results/{place}/", PLACES, OK),
    row("admin/places/usage/{place}/", PLACES, OK),
    row("admin/places/copy/{place}/", PLACES, OK, OK),
    row("admin/place_chooser/", STAFF, OK),
    row("admin/place_chooser/results/", STAFF, OK),
    row("admin/place_chooser/chosen/{place}/", STAFF, OK),
    row("admin/place_chooser/chosen-multiple/", STAFF, OK),
    row("admin/place_chooser/create/", STAFF, MISSING, MISSING),
    row("admin/unit_chooser/", STAFF, OK),
    row("admin/unit_chooser/results/", STAFF, OK),
    row("admin/unit_chooser/chosen/{unit}/", STAFF, OK),
    row("admin/unit_chooser/chosen-multiple/", STAFF, OK),
    row("admin/unit_chooser/create/", STAFF, MISSING, MISSING),
    *kept("admin/calendar_day/", "{day}", ALONE),
    *kept("admin/calendar_year/", "{year}", ALONE),
    *kept("admin/working_hours/", "{hours}", ALONE),
    *kept("admin/search_synonym/", "{synonym}", WRITERS),
    *kept("admin/search_promoted/", "{promoted}", WRITERS),
    *kept("admin/search_empty/", "{empty_search}", ALONE, WRITERS),
    row("admin/search_empty/inspect/{empty_search}/", WRITERS, OK),
    *kept("admin/search_outbox/", "{outbox}", NONE, WRITERS),
)

# --- Pictures and documents -------------------------------------------------------------------------------------------

MEDIA = admin(
    "media",
    row("admin/images/", UPLOADERS, OK),
    row("admin/images/results/", UPLOADERS, OK),
    row("admin/images/add/", UPLOADERS, OK, OK),
    row("admin/images/{picture}/", KEEPERS, OK, OK),
    row("admin/images/{picture}/delete/", KEEPERS, OK, SEE),
    row("admin/images/usage/{picture}/", KEEPERS, OK),
    row(
        "admin/images/{picture}/generate_url/", UPLOADERS, MISSING
    ),  # no picture is made on a GET, so there is none to ask for
    row("admin/images/{picture}/generate_url/output/", UPLOADERS, MISSING),
    row("admin/images/{picture}/preview/width-300/", KEEPERS, OK),
    row("admin/images/multiple/add/", UPLOADERS, OK, WRONG),
    row("admin/images/multiple/{picture}/", STAFF, METHOD),
    row("admin/images/multiple/{picture}/", KEEPERS, None, OK),
    row("admin/images/multiple/{picture}/delete/", STAFF, METHOD),
    row("admin/images/multiple/{picture}/delete/", KEEPERS, None, OK),
    row("admin/images/multiple/create_from_uploaded_image/1/", STAFF, METHOD, MISSING),
    row("admin/images/multiple/delete_upload/1/", STAFF, METHOD, MISSING),
    row("admin/images/chooser/", STAFF, OK),
    row("admin/images/chooser/results/", STAFF, OK),
    row("admin/images/chooser/chosen/{picture}/", CHOOSERS, OK),
    row("admin/images/chooser/chosen-multiple/", STAFF, OK),
    row("admin/images/chooser/create/", UPLOADERS, OK, OK),
    row("admin/images/chooser/{picture}/select_format/", CHOOSERS, OK, OK),
    row("admin/documents/", UPLOADERS, OK),
    row("admin/documents/results/", UPLOADERS, OK),
    row("admin/documents/add/", UPLOADERS, OK, OK),
    row("admin/documents/edit/{document}/", KEEPERS, OK, OK),
    row("admin/documents/delete/{document}/", KEEPERS, OK, SEE),
    row("admin/documents/usage/{document}/", KEEPERS, OK),
    row("admin/documents/multiple/add/", UPLOADERS, OK, WRONG),
    row("admin/documents/multiple/{document}/", STAFF, METHOD),
    row("admin/documents/multiple/{document}/", KEEPERS, None, OK),
    row("admin/documents/multiple/{document}/delete/", STAFF, METHOD),
    row("admin/documents/multiple/{document}/delete/", KEEPERS, None, OK),
    row("admin/documents/multiple/create_from_uploaded_document/1/", STAFF, METHOD, MISSING),
    row("admin/documents/multiple/delete_upload/1/", STAFF, METHOD, MISSING),
    row("admin/documents/chooser/", STAFF, OK),
    row("admin/documents/chooser/results/", STAFF, OK),
    row("admin/documents/chooser/chosen/{document}/", CHOOSERS, OK),
    row("admin/documents/chooser/chosen-multiple/", STAFF, OK),
    row("admin/documents/chooser/create/", UPLOADERS, OK, OK),
    row("admin/collections/", KEEPERS, OK),
    row("admin/collections/add/", KEEPERS, OK, OK),
    row("admin/collections/{collection}/", KEEPERS, OK, OK),
    row("admin/collections/{collection}/delete/", KEEPERS, OK, SEE, others=MISSING),
    row("admin/collections/{collection}/privacy/", KEEPERS, OK, OK),
)

# --- People, rights, settings -----------------------------------------------------------------------------------------

ACCOUNTS = admin(
    "accounts",
    row("admin/users/", KEEPERS, OK),
    row("admin/users/results/", KEEPERS, OK),
    row("admin/users/new/", KEEPERS, OK, OK),
    row("admin/users/edit/{user}/", KEEPERS, OK, OK),
    row("admin/users/edit/{root}/", ALONE, OK, OK),  # no keeper takes a superuser over
    row("admin/users/delete/{user}/", KEEPERS, OK, SEE),
    row("admin/users/delete/{root}/", NONE, REFUSED, REFUSED),  # nor deletes one; and nobody deletes themselves
    row("admin/users/history/{user}/", KEEPERS, OK),
    row("admin/users/history-results/{user}/", KEEPERS, OK),
    row("admin/users/usage/{user}/", KEEPERS, OK),
    row("admin/users/copy/{user}/", KEEPERS, OK, OK),
    *kept("admin/groups/", "{group}", KEEPERS, can_copy=False),
    *kept("admin/leave/", "{leave}", {"指挥员", *KEEPERS}),
    *kept("admin/deputies/", "{deputy}", {"指挥员", *KEEPERS}),
    row("admin/sites/", KEEPERS, OK),
    row("admin/sites/results/", KEEPERS, OK),
    row("admin/sites/new/", ALONE, OK, OK),
    row("admin/sites/edit/{site}/", KEEPERS, OK, OK),
    row("admin/sites/delete/{site}/", ALONE, OK, SEE),
    row("admin/sites/history/{site}/", KEEPERS, OK),
    row("admin/sites/history-results/{site}/", KEEPERS, OK),
    row("admin/sites/usage/{site}/", KEEPERS, OK),
    row("admin/sites/copy/{site}/", ALONE, OK, OK),
    row("admin/settings/pages/sitesettings/", KEEPERS, SEE),
    row("admin/settings/pages/sitesettings/{site}/", KEEPERS, OK, WRONG),
    row("admin/settings/pages/sitesettings/{site}/preview/", KEEPERS, MISSING, MISSING),
    row("admin/redirects/", KEEPERS, OK),
    row("admin/redirects/results/", KEEPERS, OK),
    row("admin/redirects/add/", KEEPERS, OK, OK),
    row("admin/redirects/{redirect}/", KEEPERS, OK, OK),
    row("admin/redirects/{redirect}/delete/", KEEPERS, OK, SEE),
    row("admin/redirects/import/", KEEPERS, OK, OK),
    row("admin/redirects/import/process/", KEEPERS, METHOD),
    row("admin/redirects/import/process/", STAFF, None, WRONG),
    # The one workflow is the city's law; it is not clicked together.
    row("admin/workflows/list/", ALONE, OK),
    row("admin/workflows/list/results/", ALONE, OK),
    row("admin/workflows/add/", ALONE, OK, OK),
    row("admin/workflows/edit/{workflow}/", ALONE, OK, OK),
    row("admin/workflows/enable/{workflow}/", STAFF, METHOD),
    row("admin/workflows/enable/{workflow}/", ALONE, None, SEE),
    row("admin/workflows/disable/{workflow}/", ALONE, OK, SEE),
    row("admin/workflows/usage/{workflow}/", ALONE, OK),
    row("admin/workflows/usage/{workflow}/results/", ALONE, OK),
    row("admin/workflows/remove/{column}/", STAFF, METHOD),
    row("admin/workflows/remove/{column}/", ALONE, None, SEE),
    row("admin/workflows/remove/{column}/{workflow}/", STAFF, METHOD),
    row("admin/workflows/remove/{column}/{workflow}/", ALONE, None, SEE),
    row("admin/workflows/tasks/add/review/reviewtask/", ALONE, OK, OK),
    row("admin/workflows/tasks/select_type/", ALONE, OK),
    row("admin/workflows/tasks/index/", ALONE, OK),
    row("admin/workflows/tasks/index/results/", ALONE, OK),
    row("admin/workflows/tasks/edit/{task}/", ALONE, OK, SEE),
    row("admin/workflows/tasks/disable/{task}/", ALONE, OK, SEE),
    row("admin/workflows/tasks/enable/{task}/", STAFF, METHOD),
    row("admin/workflows/tasks/enable/{task}/", ALONE, None, SEE),
    row("admin/workflows/task_chooser/", STAFF, OK),
    row("admin/workflows/task_chooser/results/", STAFF, OK),
    row("admin/workflows/task_chooser/create/", STAFF, OK, WRONG),
    row("admin/workflows/task_chooser/{task}/", STAFF, OK),
)

SECTIONS = [
    PUBLIC, FILES, ACCOUNT, DESK_ROWS, ADMIN, PAGES, REVIEW_ROWS, EXPOSURE, NEWS, ADS_ROWS, LISTS, MEDIA, ACCOUNTS,
]  # fmt: skip

# Patterns that cannot be reached, because one of ours stands in front of them; a row that reaches one is a fault.
SHADOWED = {
    "admin/place_chooser/create/",
    "admin/unit_chooser/create/",
    "admin/snippets/choose/news/topic/create/",
    "admin/snippets/choose/wording/wordrule/create/",
    "admin/password_reset/done/",
    "admin/password_reset/confirm/<uidb64>/<token>/",
    "admin/password_reset/complete/",
}
