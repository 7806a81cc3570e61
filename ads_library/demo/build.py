"""Posters, register and library page of the demo city, through the same services as the real thing."""

import datetime as dt
import tempfile
import tomllib
from pathlib import Path

from django.db import transaction
from wagtail.models import Site

from site_cms.demo.rebuilding import RebuiltAhead
from site_cms.demo.registry import DemoContext
from site_cms.demo.services import remember
from site_cms.imports import services as imports
from site_cms.imports.models import ImportBatch
from site_cms.media.models import SiteImage

from ..choices import DesignKind, DesignState, SourceKind
from ..ledger import read_ledger
from ..models import AdLibraryPage, Design, Theme
from ..services.designs import create_design, pass_design, submit_design
from ..services.ledgers import KIND, import_ledger
from . import ledger as drawn

FOLDER = Path(__file__).resolve().parent
FILE_NAME = "明河市公益广告设置台账.xlsx"
LICENCE = "可免费用于公益宣传，不得改动"
SLUG = "ggk"


def load_page(context: DemoContext) -> None:
    """The library's page under the home page."""
    home = Site.objects.get(is_default_site=True).root_page
    if AdLibraryPage.objects.exists() or home.get_children().filter(slug=SLUG).exists():
        return
    page = AdLibraryPage(
        title="公益广告库",
        slug=SLUG,
        intro="海报可以看、可以下载，街上的每一块牌子都查得到。",
        show_in_menus=True,
        first_published_at=context.now,
        last_published_at=context.now,
    )
    home.refresh_from_db()
    with transaction.atomic():
        home.add_child(instance=page)
        remember(page)
    page.save_revision().publish()


def poster(row: dict) -> Path:
    return FOLDER / "posters" / f"{row['slug']}.webp"


def load_designs(context: DemoContext) -> None:
    """Each poster of posters.toml: entered by a coordinator, passed by three others, all of them people of the demo."""
    rows = tomllib.loads((FOLDER / "posters.toml").read_text(encoding="utf-8"))["poster"]
    themes = {theme.code: theme for theme in Theme.objects.all()}
    people = context.made.get("people", {})
    author = people["广告协调员"][0]
    reviewers = [people[group][0] for group in ("广告初审", "广告复审", "广告审定")]
    wanted = rows[:12] if context.size == "small" else rows
    there = set(Design.objects.values_list("title", "creator"))
    files = RebuiltAhead(poster(row) for row in wanted if (row["title"], row["creator"]) not in there)
    for number, row in enumerate(wanted):
        if (row["title"], row["creator"]) in there:
            continue
        entered = context.now - dt.timedelta(days=len(wanted) - number, hours=6)
        image = remember(
            SiteImage.objects.create(
                title=row["title"],
                alt_text=f"公益广告《{row['title']}》",
                creator=row["creator"],
                licence=LICENCE,
                file=files.get(poster(row)),
            )
        )
        design = create_design(
            title=row["title"],
            source_kind=SourceKind(row["source_kind"]),
            kind=DesignKind(row["kind"]),
            themes=[themes[row["theme"]]] if row["theme"] in themes else [],
            inscription="\n".join(row["inscription"]),
            creator=row["creator"],
            licence=LICENCE,
            sponsor_area_ratio=round(row["sponsor_area_ratio"], 3),
            image=image,
            by=author,
            now=entered,
        )
        remember(design)
        submit_design(design, by=author, now=entered + dt.timedelta(hours=1))
        for step, reviewer in enumerate(reviewers, 2):
            design = pass_design(design, by=reviewer, now=entered + dt.timedelta(hours=step))
        version = design.versions.get()
        for part in (version, *version.files.all(), *version.approvals.all()):
            remember(part)


def load_register(context: DemoContext) -> None:
    """The city's ledger, imported as a coordinator would; units and places are those of the demo."""
    if ImportBatch.objects.filter(kind=KIND, file_name=FILE_NAME, state=ImportBatch.State.APPLIED).exists():
        return
    titles = list(Design.objects.filter(state=DesignState.APPROVED).order_by("pk").values_list("title", flat=True))
    data = drawn.build(context.city, titles or ["文明新风", "志愿服务"], context.now.date(), context.random)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(data)
        file.flush()
        ledger = read_ledger(file.name)
    author = context.made.get("people", {}).get("广告协调员", [None])[0]
    remember(import_ledger(ledger, now=context.now, by=author, as_of=context.now.date(), file_name=FILE_NAME))


def clear_register() -> None:
    """Take the import back as anybody would; what stands on it keeps it."""
    for batch in ImportBatch.objects.filter(kind=KIND, file_name=FILE_NAME, state=ImportBatch.State.APPLIED):
        imports.undo(batch, now=batch.finished_at)
