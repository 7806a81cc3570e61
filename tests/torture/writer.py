"""An editor who never rests: publishes, edits, takes down, restricts and deletes pages until somebody ends the process.

    python -m tests.torture.writer LEDGER SEED

Each change goes the way the admin's goes. What fails because the database is away is tried no further: the next follows.
"""

import random
import sys
import time
from pathlib import Path

import django
from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, close_old_connections, connection, transaction

django.setup()

from wagtail.models import PageViewRestriction, Site  # noqa: E402

from site_cms.pages.models import StandardPage  # noqa: E402
from site_cms.search import changes  # noqa: E402
from site_cms.search.engines.standby import NotingEngine  # noqa: E402

from .ledger import Ledger  # noqa: E402
from .strikes import Dice  # noqa: E402

WORDS = ("公益广告", "曝光台", "志愿服务", "光盘行动", "文明出行", "占道经营", "ＰＳＡ", "單先生", "㐂𠮷🐼")
SHARE = 0.0015  # of the calls of one point


class Writer:
    def __init__(self, ledger: Ledger, seed: str):
        self.ledger, self.random = ledger, random.Random(seed)
        self.dice = Dice(ledger, seed + "/dice", SHARE)
        self.dice.around(NotingEngine, "write", "writer, before it indexes", "writer, indexed but not committed")
        self.dice.around(NotingEngine, "delete", "writer, before it removes", "writer, removed but not committed")

    def work(self) -> None:
        pages: list[int] = []
        for turn in range(10**9):
            if turn % 50 == 0 or not pages:
                pages = list(StandardPage.objects.values_list("pk", flat=True))
            what = self.random.choice(
                (*["publish"] * 2, *["edit"] * 2, *["quietly"] * 4, "take down", "restrict", *["open"] * 2, "delete")
            )
            if len(pages) < 20:
                what = "publish"
            page = None if what == "publish" else self.random.choice(pages)
            title = f"{self.random.choice(WORDS)}第{self.random.randrange(10**6)}期"
            self.ledger.write(wants=what, page=page)
            state = self.change(what, page, title)
            self.dice.at("writer, committed but not acknowledged")
            self.ledger.write(done=what, **state)
            if "gone" in state:
                pages.remove(page)
            elif page is None:
                pages.append(state["page"])

    def change(self, what: str, pk: int | None, title: str) -> dict:
        """Do it, and say how the page stands now."""
        if what == "publish":
            root = Site.objects.get(is_default_site=True).root_page
            page = root.add_child(instance=StandardPage(title=title, slug=f"p{time.time_ns()}", live=False))
            page.save_revision().publish()
            return {"page": page.pk, "title": title, "live": True, "restricted": False}
        page = StandardPage.objects.get(pk=pk)
        if what == "edit":
            page.title = title
            page.save_revision().publish()
        elif what == "quietly":
            with transaction.atomic():  # as a service does: an update() sends no signal
                StandardPage.objects.filter(pk=pk).update(title=title)
                changes.refresh(StandardPage, [pk])
        elif what == "take down":
            page.unpublish()
        elif what == "restrict":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        elif what == "open":
            for restriction in PageViewRestriction.objects.filter(page=page):
                restriction.delete()
        elif what == "delete":
            page.delete()
            return {"page": pk, "gone": True}
        page = StandardPage.objects.get(pk=pk)
        restricted = PageViewRestriction.objects.filter(page=page).exists()
        return {"page": pk, "title": page.title, "live": page.live, "restricted": restricted}


def main() -> None:
    ledger = Ledger(Path(sys.argv[1]))
    writer = Writer(ledger, sys.argv[2])
    while True:
        try:
            writer.work()
        except (Error, ObjectDoesNotExist) as error:
            ledger.write(failed=type(error).__name__)
            connection.close()
            close_old_connections()
            time.sleep(0.2)


if __name__ == "__main__":
    main()
