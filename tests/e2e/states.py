"""Every state of the site that screenshots show, and how a browser gets there.

A state is an address, who looks, and sometimes a few steps first. Addresses that depend on the demo's data are written
{like_this} and looked up on the site by `find`. A state that writes (sends a report, uploads a file) says so and is left
out on a site that is not the screenshots' own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
DRAWN = ROOT / "site_cms" / "demo" / "minghe" / "exposure"
LEDGER = "名称,类型,区县\n劳动路,主干道,河东区\n滨河步道,公园,河西区\n,广场,云山区\n"
CASES = (
    "序号,点位名称,存在问题,责任单位,交办日期,整改时限,整改情况\n"
    "1,劳动路,占道经营,市城管局,2026-10-09,2026年10月20日,已整改\n"
    "2,滨河步道,座椅损坏,,2026-10-09,立行立改,正在整改\n"
    "3,站前广场,乱停车,市交警支队,2026-10-12,9月31日,未整改\n"
)
MANUSCRIPT = (
    "书院巷口装上了隔离桩\n本报讯（记者 周砚秋）书院巷口的人行道上，四根隔离桩装好了。\n行人不用再绕到机动车道上。"
)

ALL = (360, 768, 1280)
OFFICE = (360, 1280)
MORE = ("dark", "elder", "hant", "contrast", "large", "print")


@dataclass(frozen=True)
class State:
    name: str
    path: str
    who: str = ""  # a demo account; empty: a reader
    widths: tuple[int, ...] = ALL
    looks: tuple[str, ...] = ()  # besides the plain one
    steps: Callable[[Page], None] | None = None
    writes: bool = False


def type_search(page: Page) -> None:
    page.locator("#main [name=q]").press_sequentially("志愿", delay=60)
    page.wait_for_timeout(900)


def send_empty_report(page: Page) -> None:
    page.click("#main .button--pine")


def look_report_over(page: Page) -> None:
    page.set_input_files("[name=photos]", DRAWN / "rubbish-bags-before.jpg")
    for name in ("category", "district"):
        page.locator(f"[name={name}] option").nth(1).wait_for(state="attached")
        page.select_option(f"[name={name}]", index=1)
    page.fill("[name=place_words]", "站前广场东侧")
    page.fill("[name=description]", "垃圾桶旁堆了十几袋垃圾，过夜没有清。")
    page.wait_for_timeout(3500)  # nobody fills the form faster; a faster one is taken for a machine's
    page.click("#main .button--pine")


def send_report(page: Page) -> None:
    look_report_over(page)
    page.click("#main [value=send]")


def change_report(page: Page) -> None:
    look_report_over(page)
    page.click("#main [value=change]")


def look_receipt_up(page: Page) -> None:
    send_report(page)
    receipt = page.locator(".receipt").inner_text()
    page.goto("/r/")
    page.fill("[name=receipt]", receipt)
    page.click("#main button:not([value])")


def add_picture(page: Page) -> None:
    look_receipt_up(page)
    page.set_input_files("[name=photos]", DRAWN / "rubbish-bags-after.jpg")
    page.click("button[value=add_photo]")
    page.wait_for_load_state()


def type_in_nothing(page: Page) -> None:
    page.locator("form[enctype] button").last.click()
    page.wait_for_load_state()


def type_in(page: Page) -> None:
    for name in ("channel", "category", "district"):
        page.locator(f"[name={name}] option").nth(1).wait_for(state="attached")
        page.select_option(f"[name={name}]", index=1)
    page.fill("[name=place_words]", "站前广场东侧")
    page.fill("textarea[name=description]", "来电人说，垃圾桶旁堆了十几袋垃圾，过夜没有清。")
    page.locator("form[enctype] button").last.click()
    page.wait_for_selector(".exposure-slip")


def ask_for_wrong_receipt(page: Page) -> None:
    page.fill("[name=receipt]", "AAAA-BBBB-CCCC")
    page.click("#main button")


def fail_sign_in(page: Page) -> None:
    page.fill("[name=login]", "bianji1")
    page.fill("[name=password]", "not-the-password")
    page.click("#main button")


def choose_picture(page: Page) -> None:
    chooser = "#id_lead_image-chooser [data-chooser-action-choose]"  # in a menu when a picture is chosen already
    page.wait_for_selector(chooser, state="attached")
    page.evaluate("chooser => document.querySelector(chooser).click()", chooser)
    page.wait_for_selector(".modal-body form")
    page.wait_for_timeout(800)


def draw_boxes(page: Page) -> None:
    frame = page.locator("[data-redaction] img")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    for left, top in ((0.2, 0.4), (0.6, 0.6)):
        page.mouse.move(box["x"] + box["width"] * left, box["y"] + box["height"] * top)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * (left + 0.15), box["y"] + box["height"] * (top + 0.12), steps=4)
        page.mouse.up()


def upload(name: str, content: str) -> Callable[[Page], None]:
    def steps(page: Page) -> None:
        file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
        page.locator("#main input[type=file]").first.set_input_files(file)
        page.locator("#main form:has(input[type=file]) button").last.click()
        page.wait_for_load_state()

    return steps


def show_server_error(page: Page) -> None:
    """What the server sends when something broke; no address of the demo breaks, so the template is put in its place."""
    body = (ROOT / "templates" / "errors" / "500.html").read_text(encoding="utf-8")
    page.route("**/broken/", lambda route: route.fulfill(status=500, content_type="text/html", body=body))
    page.goto("/broken/")


PUBLIC = [
    State("home", "/", looks=MORE),
    State("columns", "/columns/"),
    State("column", "/meili/", looks=MORE),
    State("column-filtered", "{column_topic}"),
    State("article", "{article}", looks=MORE),
    State("article-gallery", "{article_gallery}"),
    State("article-table", "{article_table}"),
    State("article-figures", "{article_figures}"),
    State("article-serial", "{article_serial}"),
    State("topic", "/shoushan/beijie/"),
    State("event-month", "/events/", looks=MORE),
    State("event", "{event}"),
    State("search", "/search/"),
    State("search-hits", "/search/?q=志愿", looks=("dark", "elder", "large")),
    State("search-nothing", "/search/?q=霓虹水母博物馆"),
    State("search-suggestions", "/search/", steps=type_search),
    State("board", "/board/", looks=MORE),
    State("board-narrowed", "{board_narrowed}", looks=("dark",)),
    State("issues", "/board/issues/", widths=(360, 1280)),
    State("issue", "/board/issue-4/", looks=("dark", "elder", "print")),
    State("board-nothing", "/board/?month=2001-01", widths=(360,)),
    State("board-figures", "/board/figures/", looks=MORE),
    State("board-ranking", "/board/ranking/", looks=("dark", "elder", "large", "print")),
    State("appeal", "{appeal}", looks=("dark", "elder", "contrast", "large")),
    State("appeal-errors", "{appeal}", steps=send_empty_report, widths=(360,)),
    State("appeals", "/appeal/"),
    State("case-with-notes", "{case_with_notes}", looks=("dark", "elder")),
    State("case-struck-off", "{case_struck_off}", looks=("dark", "elder", "large", "print")),
    State("case-under-way", "{case_under_way}"),
    State("report", "/report/", looks=("dark", "elder", "contrast", "large")),
    State("report-errors", "/report/", steps=send_empty_report),
    State(
        "report-preview", "/report/", steps=look_report_over, writes=True, looks=("dark", "elder", "contrast", "large")
    ),
    State("report-change", "/report/", steps=change_report, writes=True, widths=(360,)),
    State("receipt-new", "/report/", steps=send_report, writes=True, looks=("elder",)),
    State("receipt-state", "/report/", steps=look_receipt_up, writes=True),
    State("receipt-picture-added", "/report/", steps=add_picture, writes=True),
    State("receipt", "/r/"),
    State("receipt-link", "/r/AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F", widths=(360,)),
    State("receipt-wrong", "/r/", steps=ask_for_wrong_receipt),
    State("library", "/ggk/", looks=MORE),
    State("library-nothing", "/ggk/?q=霓虹水母"),
    State("design", "{design}", looks=("dark", "elder")),
    State("statistics", "{statistics}"),
    State("board-by-code", "{board_by_code}", looks=("dark", "elder", "large")),
    State("place", "{place}", looks=("dark", "elder", "large", "print")),
    State("about", "/about/", looks=("elder", "print")),
    State("accessibility", "/accessibility/"),
    State("site-map", "/map/"),
    State("403", "/private/evidence/1/", widths=(360, 1280)),
    State("404", "/nothing-is-here/", looks=("dark", "elder", "large")),
    State("410", "{withdrawn}", widths=(360, 1280)),
    State("500", "/", widths=(360, 1280), steps=show_server_error),
    State("sign-in", "/sign-in/", looks=("dark", "elder", "large")),
    State("sign-in-wrong", "/sign-in/", steps=fail_sign_in),
    State("password-reset", "/account/password/reset/", widths=(360, 1280)),
]

STAFF = [
    State("second-factor", "/account/second-factor/app/", "bianji1"),
    State("dashboard-editor", "/admin/", "bianji1", OFFICE, looks=("dark",)),
    State("dashboard-officer", "/admin/", "shouli1", OFFICE),
    State("dashboard-administrator", "/admin/", "guanli1", (1280,)),
    State("page-editor", "{draft_editor}", "bianji1", OFFICE, looks=("dark",)),
    State("media-chooser", "{draft_editor}", "bianji1", OFFICE, steps=choose_picture),
    State("pictures", "/admin/images/", "bianji1", OFFICE),
    State("review-list", "/admin/review/", "chushen1", OFFICE),
    State("review-first", "{review_first}", "chushen1", OFFICE),
    State("review-second", "{review_second}", "fushen1", OFFICE),
    State("review-final", "{review_final}", "zhongshen1", OFFICE),
    State("compare", "{compare}", "bianji1", OFFICE),
    State("manuscripts", "/admin/manuscripts/", "bianji1", OFFICE),
    State(
        "manuscripts-preview",
        "/admin/manuscripts/",
        "bianji1",
        OFFICE,
        steps=upload("书院巷口.txt", MANUSCRIPT),
        writes=True,
    ),
    State("places", "/admin/places/", "guanggao1", OFFICE),
    State("imports", "/admin/imports/", "guanggao1", OFFICE),
    State("import-upload", "/admin/imports/new/places/", "guanggao1", OFFICE),
    State(
        "import-preview",
        "/admin/imports/new/places/",
        "guanggao1",
        OFFICE,
        steps=upload("地点.csv", LEDGER),
        writes=True,
    ),
    State("designs", "/admin/designs/", "guanggao1", OFFICE),
    State("design-review", "{design_review}", "guanggao1", OFFICE),
    State("office-reports", "/admin/exposure/reports/", "shouli1", OFFICE),
    State("yard-poster", "/admin/exposure/yard-poster/", "shouli1", OFFICE, looks=("print",)),
    State("office-report", "{office_report}", "shouli1", OFFICE),
    State("type-in", "/admin/exposure/reports/new/", "shouli1", OFFICE),
    State("type-in-errors", "/admin/exposure/reports/new/", "shouli1", OFFICE, steps=type_in_nothing),
    State("slip", "/admin/exposure/reports/new/", "shouli1", OFFICE, looks=("print",), steps=type_in, writes=True),
    State("cases-upload", "/admin/imports/new/cases/", "ducha1", OFFICE),
    State(
        "cases-preview",
        "/admin/imports/new/cases/",
        "ducha1",
        OFFICE,
        steps=upload("问题台账.csv", CASES),
        writes=True,
    ),
    State("office-cases", "/admin/exposure/cases/", "zhihui1", OFFICE),
    State("office-opening", "/admin/exposure/board/", "lingdao1", OFFICE),
    State("office-rankings", "/admin/exposure/rankings/", "lingdao1", OFFICE),
    State("office-ranking", "{ranking}", "ducha1", OFFICE),
    State("office-appeals", "/admin/exposure/appeals/", "fawu1", OFFICE),
    State("office-appeal", "{office_appeal}", "fawu1", OFFICE),
    State("office-papers", "/admin/exposure/papers/notice/", "zhihui1", OFFICE),
    State("office-list", "/admin/exposure/lists/responsibility/", "zhihui1", OFFICE),
    State("list-print", "/admin/exposure/lists/problem/?format=print", "zhihui1", OFFICE, looks=("print",)),
    State("paper", "{paper}", "zhihui1", OFFICE, looks=("print",)),
    State("letter", "{letter}", "zhihui1", OFFICE, looks=("print",)),
    State("desk-papers", "/desk/papers/", "chengguan"),
    State("desk-list", "/desk/lists/responsibility/", "chengguan"),
    State("office-case", "{office_case}", "zhihui1", OFFICE),
    State("redaction", "{redaction}", "tuomin1", OFFICE, steps=draw_boxes),
    State("redaction-text", "{redaction_text}", "tuomin1", OFFICE),
    State("approval", "{approval}", "shenhe1", OFFICE),
    State("desk", "/desk/", "chengguan", looks=("dark", "elder")),
    State("desk-cases", "/desk/cases/", "chengguan"),
    State("desk-case", "{desk_case}", "chengguan", looks=("elder",)),
    State("desk-orders", "/desk/orders/", "chengguan"),
    State("desk-office", "/desk/", "shouli1", (360, 1280)),
]


class Finder:
    """Looks the {names} of states up on the site, each once: the first address that fits."""

    def __init__(self, session: Callable[[str], BrowserContext]):
        self.session = session
        self.found: dict[str, str] = {}
        self.read: dict[tuple[str, str], str] = {}

    def __call__(self, path: str) -> str:
        name = path.strip("{}")
        if name == path:
            return path
        if name not in self.found:
            try:
                self.found[name] = getattr(self, name)()
            except LookupError as error:
                self.found[name] = f"! {error}"
        if self.found[name].startswith("! "):
            raise LookupError(self.found[name][2:])
        return self.found[name]

    def html(self, path: str, who: str = "") -> str:
        if (path, who) not in self.read:
            self.read[path, who] = self.session(who).request.get(path).text()
        return self.read[path, who]

    def link(self, path: str, pattern: str, who: str = "", place: int = 0) -> str:
        links = [m[1].replace("&amp;", "&") for m in re.finditer(rf'href="({pattern})"', self.html(path, who))]
        if len(links) <= place:
            raise LookupError(f"no link like {pattern} at {path}")
        return links[place]

    def article_with(self, sign: str) -> str:
        if "articles" not in self.found:
            addresses = re.findall(r"<loc>https?://[^/]+(/[^<]*/t\d{8}_\w+/)</loc>", self.html("/sitemap-pages.xml"))
            self.found["articles"] = "\n".join(addresses)
        for address in self.found["articles"].split("\n"):
            if sign in self.html(address):
                return address
        raise LookupError(f"no article with {sign}")

    def article(self) -> str:
        return self.article_with('class="article__lead"')

    def article_gallery(self) -> str:
        return self.article_with('class="gallery"')

    def article_table(self) -> str:
        return self.article_with("<table")

    def article_figures(self) -> str:
        return self.article_with('class="figures')

    def article_serial(self) -> str:
        return self.link("/shoushan/beijie/", r"/shoushan/\d{6}/[^\"]+", place=1)

    def column_topic(self) -> str:
        return "/shoushan/" + self.link("/shoushan/", r"\?topic=\d+")

    def event(self) -> str:
        return self.link("/events/", r"/events/[a-z][a-z-]*-[a-z-]+/")

    def case_with(self, sign: str) -> str:
        for address in dict.fromkeys(re.findall(r'href="(/case/\d+)"', self.html("/board/"))):
            if sign in self.html(address):
                return address
        raise LookupError(f"no case with {sign}")

    def case_struck_off(self) -> str:
        return self.case_with("chip--done")

    def case_under_way(self) -> str:
        return self.case_with("chip--working")

    def case_with_notes(self) -> str:
        return self.case_with("单位回应")

    def appeal(self) -> str:
        return self.case_struck_off().replace("/case/", "/appeal/") + "/"

    def ranking(self) -> str:
        return self.link("/admin/exposure/rankings/", r"/admin/exposure/rankings/\d+/", "ducha1")

    def office_appeal(self) -> str:
        return self.link("/admin/exposure/appeals/", r"/admin/exposure/appeals/\d+/", "fawu1")

    def paper(self) -> str:
        return self.link("/admin/exposure/papers/notice/", r"/admin/exposure/papers/notice/\d+/", "zhihui1")

    def letter(self) -> str:
        return self.link("/admin/exposure/papers/letter/", r"/admin/exposure/papers/letter/\d+/", "zhihui1")

    def withdrawn(self) -> str:
        newest = max(int(number) for number in re.findall(r'href="/case/(\d+)"', self.html("/board/")))
        for number in range(newest + 5, newest - 200, -1):
            if self.session("").request.get(f"/case/{number}").status == 410:
                return f"/case/{number}"
        raise LookupError("nothing was withdrawn")

    def board_narrowed(self) -> str:
        return self.link("/board/?state=closed", r"/board/\?state=closed&amp;unit=\d+")

    def design(self) -> str:
        return self.link("/ggk/", r"/ggk/[a-z0-9]{6,}/")

    def place(self) -> str:
        return self.link("/search/?q=路&kind=place", r"/place/\d+/")

    def board_by_code(self) -> str:
        """Of the first place whose boards are registered one by one, not as a line of a ledger."""
        for place in dict.fromkeys(re.findall(r'href="(/place/\d+/)"', self.html("/search/?q=园&kind=place"))):
            if found := re.search(r'href="(/b/\w+)"', self.html(place)):
                return found[1]
        raise LookupError("no place with registered boards")

    def statistics(self) -> str:
        return self.link("/", r"/ggk/[^\"]*(?:figures?|roads?|rows)[^\"]*")

    def draft_editor(self) -> str:
        return self.link("/admin/pages/search/?q=半份菜", r"/admin/pages/\d+/edit/", "bianji1")

    def review_of(self, who: str) -> str:
        return self.link("/admin/review/", r"/admin/review/\d+/", who)

    def review_first(self) -> str:
        return self.review_of("chushen1")

    def review_second(self) -> str:
        return self.review_of("fushen1")

    def review_final(self) -> str:
        return self.review_of("zhongshen1")

    def compare(self) -> str:
        page = re.search(r"\d+", self.draft_editor())
        return f"/admin/pages/{page[0]}/revisions/compare/earliest...latest/" if page else ""

    def office_report(self) -> str:
        return self.link("/admin/exposure/reports/", r"/admin/exposure/reports/\d+/", "shouli1")

    def office_case(self) -> str:
        return self.link("/admin/exposure/cases/?state=submitted", r"/admin/exposure/cases/\d+/", "zhihui1")

    def publication(self, state: str, kind: int, who: str) -> str:
        case = self.link(f"/admin/exposure/cases/?state={state}", r"/admin/exposure/cases/\d+/", who)
        return self.link(case, r"/admin/exposure/publications/\d+/", who, place=kind)

    def redaction(self) -> str:
        return self.publication("filed", 1, "tuomin1")

    def redaction_text(self) -> str:
        return self.publication("filed", 0, "tuomin1")

    def approval(self) -> str:
        return self.publication("submitted", 2, "shenhe1")

    def design_review(self) -> str:
        return self.link("/admin/designs/", r"/admin/designs/review/\d+/", "guanggao1")

    def desk_case(self) -> str:
        return self.link("/desk/cases/", r"/desk/cases/\d+/", "chengguan")
