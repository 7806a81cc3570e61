"""What the library asks of the database, with ten designs and with ten thousand: the same."""

import pytest

from ads_library.models import Design, Placement, Theme
from site_cms.search.words import forget
from tests.factories.ads_library import library_page, many_designs, many_placements
from tests.queries import costs

MOST = 10_000


@pytest.mark.django_db
def test_ten_designs_or_ten_thousand_cost_the_same(client, home):
    library = library_page(home)
    library.save_revision().publish()
    themes = [Theme.objects.get(code=code) for code in ("traffic", "fire")]
    design = many_designs(10, themes=themes)
    many_placements(10, version=design.versions.get())

    def pages():
        newest = Design.objects.order_by("-approved_at", "-pk").first()
        return {
            "library": (library.url, 200, [newest.title, f"共 {Design.objects.count()} 件"], 10),
            "library by theme": (f"{library.url}?theme=traffic&kind=poster&q=海报", 200, ["海报", "件"], 10),
            "design": (f"{library.url}{design.code}/", 200, [design.title, "大量街道之0000"], 8),
            "rows behind a figure": (f"{library.url}figures/boards/?as_of=2026-06-01", 200, ["大量街道之0000"], 8),
            "no such design": (f"{library.url}nosuchcode/", 404, [], 4),
        }

    forget()
    few = costs(client, pages())
    many_designs(MOST - 10, themes=themes)
    many_placements(MOST - 10, version=design.versions.get())
    assert Design.objects.count() == Placement.objects.count() == MOST
    forget()  # the synonyms, which a process keeps for half a minute: read anew both times
    assert costs(client, pages()) == few
