"""Standard pages of 明河市 from pages.toml."""

import tomllib

from django.db import transaction
from wagtail.models import Site

from site_cms.pages.models import StandardPage

from ..markdown import to_blocks
from ..registry import MINGHE, DemoContext
from ..services import remember


def load(context: DemoContext) -> None:
    """A page whose address is taken already is left as it is."""
    home = Site.objects.get(is_default_site=True).root_page
    for row in tomllib.loads((MINGHE / "pages.toml").read_text(encoding="utf-8"))["page"]:
        if home.get_children().filter(slug=row["slug"]).exists():
            continue
        page = StandardPage(
            title=row["title"],
            slug=row["slug"],
            intro=row["intro"],
            in_footer=True,
            first_published_at=context.now,
            last_published_at=context.now,
        )
        page.body = to_blocks(row["body"])
        home.refresh_from_db()
        with transaction.atomic():
            home.add_child(instance=page)
            remember(page)
        page.save_revision().publish()
