"""The newspaper's line comes out of rows, as of a day, and opens to them."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from ads_library.choices import PlacementState
from ads_library.ledger import read_ledger
from ads_library.models import Carrier, Face, Placement
from ads_library.services.figures import DEFINITIONS, figure, lines, phrase, rows_behind, statistics
from ads_library.services.ledgers import export_rows, import_ledger, plan_ledger
from ads_library.workflow import move_placement
from site_cms.imports import services as imports
from site_cms.imports.export import csv_lines, xlsx_bytes
from site_cms.imports.models import ImportBatch
from site_cms.places.models import Place, ResponsibleUnit
from tests.factories import liaoyuan

NOW = dt.datetime(2022, 10, 1, 9, tzinfo=dt.UTC)


def load(lines=None):
    return import_ledger(read_ledger(liaoyuan.ledger(lines)), now=NOW, as_of=liaoyuan.AS_OF, file_name="台账.xlsx")


def exact(slug, as_of=liaoyuan.AS_OF, unit=None):
    return figure(slug, as_of, unit).exact


def unit(name=liaoyuan.UNIT):
    return ResponsibleUnit.objects.get(name=name)


@pytest.fixture
def ledger(db):
    return load()


def test_the_newspaper_s_line(ledger):
    owner = unit()
    facts = statistics(liaoyuan.AS_OF, owner)
    assert facts.places == {"road": 21, "square": 4, "park": 3}
    assert statistics(liaoyuan.AS_OF).places == facts.places
    by_slug = {item.definition.slug: item for item in facts.figures}
    assert (by_slug["boards"].exact, by_slug["boards"].phrase) == (236, "230余块")
    assert (by_slug["landscape-pieces"].exact, by_slug["landscape-pieces"].phrase) == (15, "15个")
    assert (by_slug["plant-displays"].exact, by_slug["plant-displays"].phrase) == (3, "3处")
    area = figure("hoardings", liaoyuan.AS_OF, unit(liaoyuan.BUILDERS))
    assert (area.exact, area.phrase) == (Decimal("25318.5"), "2.5万余平方米")
    assert exact("posters", unit=unit("市卫生健康委员会")) == 108
    posters = figure("posters", liaoyuan.AS_OF, unit("市市场监督管理局"))
    assert (posters.exact, posters.approximate, posters.rows) == (1000, True, 1)
    assert exact("theme-carriages") == 12


def test_each_figure_opens_to_its_rows(ledger):
    rows = rows_behind(DEFINITIONS["boards"], liaoyuan.AS_OF, unit())
    lumps = sum(row.quantity for row in rows if row.face_id is None)
    assert lumps + len({row.face.carrier_id for row in rows if row.face_id}) == 236


def test_a_dropped_road_a_split_lump_and_a_later_date_change_the_figures(db):
    load([row for row in liaoyuan.rows() if not str(row[0]).startswith("鑫阳街")])
    assert (exact("roads", unit=unit()), exact("boards", unit=unit())) == (20, 228)
    lump = Placement.objects.get(place__name="向阳路")
    _split(lump, 3)
    assert exact("boards", unit=unit()) == 228
    lump.refresh_from_db()
    assert lump.quantity == 5
    assert Carrier.objects.filter(place__name="向阳路").count() == 3
    moved = Placement.objects.get(place__name="吉明街")
    Placement.objects.filter(pk=moved.pk).update(live_from=dt.date(2022, 11, 1))
    assert (exact("roads", unit=unit()), exact("boards", unit=unit())) == (19, 220)
    assert exact("boards", dt.date(2022, 11, 1), unit()) == 228


def _split(lump, count):
    """What splitting a lump comes to: carriers with faces, and that many fewer in the lump."""
    for _ in range(count):
        carrier = Carrier.objects.create(place=lump.place, medium=lump.medium, owner_unit=lump.unit)
        Placement.objects.create(
            face=Face.objects.create(carrier=carrier), place=lump.place, medium=lump.medium, unit=lump.unit, quantity=1,
            state=PlacementState.LIVE, live_from=lump.live_from, measure="块",
        )  # fmt: skip
    Placement.objects.filter(pk=lump.pk).update(quantity=lump.quantity - count)


def test_a_year_earlier_nothing_stood_and_month_by_month_it_grew(ledger):
    assert exact("boards", dt.date(2021, 10, 1)) == 0
    assert exact("boards", dt.date(2022, 3, 31)) == 10
    assert exact("boards", dt.date(2022, 4, 30)) == 16
    assert exact("roads", dt.date(2022, 4, 30), unit()) == 2


def test_what_was_taken_down_counts_until_that_day(ledger):
    placement = Placement.objects.get(place__name="和平路")
    for state in (PlacementState.TO_REMOVE, PlacementState.REMOVED):
        move_placement(placement, state, now=dt.datetime(2022, 12, 5, tzinfo=dt.UTC), reason="道路施工")
    assert exact("boards", dt.date(2022, 12, 4), unit()) == 236
    assert exact("boards", dt.date(2022, 12, 5), unit()) == 228


def test_a_two_sided_board_and_a_board_that_changed_its_picture_count_once(ledger):
    face = Face.objects.filter(carrier__medium="board").first()
    second = Face.objects.create(carrier=face.carrier, number=2)
    old = face.placements.get()
    for on in (second, face):
        Placement.objects.create(
            face=on, place=old.place, medium=old.medium, unit=old.unit, quantity=1, state=PlacementState.LIVE,
            live_from=old.live_from, measure="块",
        )  # fmt: skip
    assert exact("boards", unit=unit()) == 236


def test_uncounted_rows_stay_out(ledger):
    Placement.objects.filter(place__name="和平路").update(is_counted=False, uncounted_reason="企业责任广告")
    assert exact("boards", unit=unit()) == 228


def dump():
    """The tables in a canonical form, without keys that a second import may draw anew."""
    placements = Placement.objects.order_by("import_row").values_list(
        "place__name", "position", "medium", "medium_name", "unit__name", "content", "quantity", "is_approximate", "measure",
        "width_m", "height_m", "area_m2", "starts", "live_from", "state", "external_code", "ledger_key", "import_row",
    )  # fmt: skip
    places = Place.objects.order_by("name").values_list("name", "place_type")
    return json.dumps([list(placements), list(places)], default=str, ensure_ascii=False)


def test_undoing_and_repeating_the_import_gives_the_same(ledger):
    before = dump()
    imports.undo(ledger, now=timezone.now())
    assert (Placement.everything.count(), Carrier.everything.count(), Place.objects.count()) == (0, 0, 0)
    load()
    assert dump() == before


def test_the_same_ledger_again_changes_nothing_and_a_changed_one_updates(ledger):
    again = load()
    assert (again.created, again.updated, again.skipped) == (0, 0, ledger.created)
    changed = liaoyuan.rows()
    changed[5][2] = 9
    third = load(changed)
    assert (third.created, third.updated, third.skipped) == (0, 1, ledger.created - 1)
    assert exact("boards", unit=unit()) == 237
    imports.undo(third, now=timezone.now())
    assert exact("boards", unit=unit()) == 236


def test_an_import_on_which_later_work_stands_cannot_be_undone(ledger):
    place = Place.objects.get(name="人民大街")
    Carrier.objects.create(place=place, medium="board")
    with pytest.raises(imports.CannotUndo, match="人民大街"):
        imports.undo(ledger, now=timezone.now())
    assert exact("boards", unit=unit()) == 236


def test_rows_of_an_import_that_never_ended_are_seen_by_nobody_and_taken_away(ledger):
    ImportBatch.objects.filter(pk=ledger.pk).update(state=ImportBatch.State.APPLYING)
    assert Placement.objects.count() == 0
    assert exact("boards") == 0
    assert lines(liaoyuan.AS_OF) == []
    assert imports.abandon_unfinished(timezone.now()) == 1
    assert Placement.everything.count() == 0


def test_a_dry_run_writes_nothing(db):
    plan = plan_ledger(read_ledger(liaoyuan.ledger()), as_of=liaoyuan.AS_OF)
    assert (plan.counts["created"], len(plan.new_units)) == (len(liaoyuan.rows()), 6)
    assert ImportBatch.objects.count() == Place.objects.count() == 0


def test_the_commands(db, tmp_path, capsys):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(liaoyuan.ledger())
    call_command("import_placements", path, "--dry-run", "--format", "json")
    assert Placement.objects.count() == 0
    out = json.loads(capsys.readouterr().out)
    assert (len(out["records"]), out["refused"], out["message"]) == (len(liaoyuan.rows()), False, "")
    call_command("import_placements", path, "--as-of", "2022-10-01")
    assert "已新增" in capsys.readouterr().out
    call_command("placement_statistics", "--as-of", "2022-10-01", "--unit", liaoyuan.UNIT, "--format", "json")
    facts = json.loads(capsys.readouterr().out)
    assert facts["places"] == {"road": 21, "square": 4, "park": 3}
    call_command("placement_statistics", "--as-of", "2022-10-01")
    assert "230余块" in capsys.readouterr().out
    target = tmp_path / "figures.xlsx"
    call_command("placement_statistics", "--as-of", "2022-10-01", "--format", "xlsx", "--output", target)
    assert target.stat().st_size > 4000
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(path.read_bytes()[:900])
    call_command("import_placements", bad, "--format", "json")
    assert json.loads(capsys.readouterr().out)["refused"] is True
    with pytest.raises(CommandError, match="损坏"):
        call_command("import_placements", bad)


@pytest.mark.parametrize(
    ("number", "word", "approximate", "text"),
    [
        (236, "块", False, "230余块"), (230, "块", False, "230块"), (230, "块", True, "230余块"), (15, "个", False, "15个"),
        (30, "条", True, "30余条"), ("25318.5", "平方米", False, "2.5万余平方米"), (25000, "平方米", False, "2.5万平方米"),
        (1000, "份", True, "1000余份"), (1236, "块", False, "1200余块"), (0, "块", False, "0块"), (120000, "块", False, "12万块"),
    ],
)  # fmt: skip
def test_phrases(number, word, approximate, text):
    assert phrase(number, word, approximate) == text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_exported_register_imports_again_without_a_change(ledger, form):
    rows = list(export_rows(Placement.objects.order_by("pk")))
    data = b"".join(csv_lines(rows)) if form == "csv" else xlsx_bytes(rows, "公益广告台账")
    plan = plan_ledger(read_ledger(data), as_of=liaoyuan.AS_OF)
    changes = [(row.record.row, row.action, row.changes) for row in plan.rows if row.action != "skip"]
    assert changes == []
    assert len(plan.rows) == Placement.objects.count()


def everything():
    """All that a ledger fills, without keys, without where in which file a row stood, in one canonical text."""
    placements = Placement.objects.order_by("ledger_key").values_list(
        "ledger_key", "place__name", "place__place_type", "place__geometry", "position", "medium", "medium_name", "is_large",
        "unit__name", "unit__kind", "content", "quantity", "is_approximate", "measure", "width_m", "height_m", "area_m2", "starts",
        "live_from", "live_until", "state", "is_counted", "external_code", "note", "face__number", "face__width_m", "face__height_m",
        "face__area_m2", "face__carrier__medium", "face__carrier__position", "face__carrier__lon", "face__carrier__lat",
        "face__carrier__owner_unit__name", "face__carrier__external_codes__code",
    )  # fmt: skip
    return json.dumps(list(placements), default=str, ensure_ascii=False).encode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_register_filled_from_its_own_export_is_the_same_to_the_byte(ledger, form):
    located = [
        ["编号", "点位名称", "载体", "数量", "经度", "纬度", "坐标系", "管护单位"],
        ["HD-001", "文昌路东段", "灯箱", 1, 123.512345, 44.112345, "高德", "河东区城管局"],
        ["HD-004", "河东公园", "景观小品", 1, 123.52, 44.12, "百度", "河东区园林处"],
    ]
    second = import_ledger(read_ledger(xlsx_bytes(located)), now=NOW, as_of=liaoyuan.AS_OF)
    before = everything()
    assert b"123.5" in before
    rows = list(export_rows(Placement.objects.order_by("pk")))
    data = b"".join(csv_lines(rows)) if form == "csv" else xlsx_bytes(rows, "公益广告台账")
    for batch in (second, ledger):
        imports.undo(batch, now=timezone.now())
    assert Placement.everything.count() == Place.everything.count() == 0
    import_ledger(read_ledger(data), now=NOW, as_of=liaoyuan.AS_OF)
    assert everything() == before
