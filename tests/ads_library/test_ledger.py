"""The ledger parser: drawn ledgers by the dozen, and shapes that cities really send, one by one."""

import tempfile

import pytest

from ads_library.ledger import parse_ledger, read_ledger
from site_cms.imports.reader.parse import parse
from tests.ads_library import hand_made_ledgers as hand_made
from tests.factories.ledgers import Drawing, Drawn, as_text, as_xls, as_xlsx, draw

CELLS = (
    "place", "medium", "quantity", "approximate", "measure", "width_m", "height_m", "area_m2",
    "unit", "content", "date", "lon", "lat", "datum", "code",
)  # fmt: skip
HELD_OUT = range(9_000, 9_040)


def read(data: bytes):
    """In this process: the limited child has its own tests."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return parse_ledger(parse(file.name))


def sheet(*rows, merged=(), name="Sheet1"):
    return Drawn([Drawing(name, [list(row) for row in rows], list(merged))])


def brief(ledger, *names):
    return [tuple(getattr(record, name) for name in names) for record in ledger.records]


def same(mine, theirs) -> bool:
    if isinstance(mine, (int, float)) and isinstance(theirs, (int, float)):
        return abs(mine - theirs) < 1e-4 * max(1, abs(theirs))
    return mine == theirs


@pytest.mark.parametrize("write", [as_xlsx, as_xls])
def test_drawn_ledgers_are_read_as_a_clerk_would(write):
    right = cells = needless = missed = 0
    for seed in HELD_OUT:
        drawn = draw(seed)
        ledger = read(write(drawn))
        assert not ledger.refused
        records = {}
        for record in ledger.records:
            records.setdefault((record.sheet, record.row), []).append(record)
        assert sum(map(len, records.values())) == len(drawn.truth), seed
        for truth in drawn.truth:
            candidates = records[truth["sheet"], truth["row"]]
            record = max(candidates, key=lambda r, t=truth: sum(same(getattr(r, c), t[c]) for c in CELLS))
            due = truth["doubtful"] - ({"row"} if write is as_xls else set())
            needless += bool(record.doubts and not due)
            missed += bool(due and not record.doubts)
            for cell in CELLS:
                cells += 1
                right += same(getattr(record, cell), truth[cell]) or bool({"lon"} & due and cell in {"lon", "lat"})
        total = sum(truth["quantity"] or 0 for truth in drawn.truth)
        assert sum(record.quantity or 0 for record in ledger.records) == total, seed
    assert right / cells >= 0.99
    assert (needless, missed) == (0, 0)


@pytest.mark.parametrize("make", hand_made.KNOWN + hand_made.UNSEEN, ids=lambda make: make.__name__)
def test_a_ledger_by_hand(make):
    data, truths, due = make()
    ledger = read(data)
    for record, truth in zip(ledger.records, truths, strict=True):
        wanted = {cell: truth.get(cell, False if cell == "approximate" else None) for cell in (*CELLS, "row")}
        assert {cell: getattr(record, cell) for cell in wanted} == pytest.approx(wanted), truth
        assert {doubt.field for doubt in record.doubts} == ({due[truth["row"]]} if truth["row"] in due else set())


def test_what_a_ledger_says_of_itself():
    assert "“2019旧”没有导入" in read(hand_made.sheets_by_unit()[0]).message
    assert "写的是13，各行相加是12" in read(hand_made.pages()[0]).message
    assert "各行相加" not in read(hand_made.sections_by_road()[0]).message


def test_two_row_head_with_a_column_for_each_medium():
    ledger = read(as_xlsx(sheet(
        ["附件1"], ["创建全国文明城市公益广告建设情况统计表"], ["填报单位（盖章）：市城管局", None, None, None, None, "2022年9月"],
        ["序号", "街路名称", "公益广告形式及数量", None, None, None], [None, None, "宣传牌（块）", "景观小品（个）", "道旗（对）", "围挡（㎡）"],
        [1, "人民大街", 12, 2, "30余", None], [2, "辽河大路", "8块", None, "/", "2.5万余"], ["合计", None, 20, 2, None, None],
        ["填表人：王某", None, None, "联系电话：3396677"],
        merged=[(1, 0, 1, 5), (3, 2, 3, 5), (3, 0, 4, 0), (3, 1, 4, 1)],
    )))  # fmt: skip
    assert brief(ledger, "place", "medium", "quantity", "approximate", "measure", "area_m2", "unit", "row") == [
        ("人民大街", "宣传牌", 12, False, "块", None, "市城管局", 6), ("人民大街", "景观小品", 2, False, "个", None, "市城管局", 6),
        ("人民大街", "道旗", 30, True, "对", None, "市城管局", 6), ("辽河大路", "宣传牌", 8, False, "块", None, "市城管局", 7),
        ("辽河大路", "围挡", 25000, True, "㎡", 25000, "市城管局", 7),
    ]  # fmt: skip


def test_two_tables_on_one_sheet_with_different_columns():
    ledger = read(as_xlsx(sheet(
        ["一、宣传牌"], ["序号", "位置", "数量", "规格", "管护单位"], [1, "人民大街", "12块", "3m*5m", "城管局"], ["小计", None, 13],
        [], ["二、建筑围挡（2022年）"], ["序号", "工地名称", "面积（平方米）", "建设单位", "完成时间"],
        [1, "棚改A区", "2.5万余平方米", "住建局", "九月中旬"], [2, "棚改B区", 1200.5, "住建局", "9月31日"],
    )))  # fmt: skip
    assert brief(ledger, "place", "medium", "quantity", "area_m2", "width_m", "date") == [
        ("人民大街", "宣传牌", 12, 180, 3, None),
        ("棚改A区", "建筑围挡", None, 25000, None, "2022-09"),
        ("棚改B区", "建筑围挡", None, 1200.5, None, None),
    ]
    assert [doubt.field for doubt in ledger.records[2].doubts] == ["date"]
    assert ledger.message == "工作表“Sheet1”第4行“小计”的数量写的是13，各行相加是12。"


def test_the_two_meanings_of_danwei_are_told_by_their_values():
    ledger = read(as_xlsx(sheet(
        ["编号", "单位", "位置", "种类", "数量", "单位", "规格(长×高)", "面积"],
        ["A-01", "城管局", "人民大街", "宣传牌", 2, "块", "3×2", 12], ["A-02", "住建局", "辽河大路", "围挡", 1, "处", "100×2.5", 250],
    )))  # fmt: skip
    assert brief(ledger, "code", "unit", "measure", "width_m", "area_m2") == [
        ("A-01", "城管局", "块", 3, 12),
        ("A-02", "住建局", "处", 100, 250),
    ]


def test_sections_whose_title_is_a_value_and_hidden_sheets():
    drawn = sheet(
        ["2022年公益广告台账"], ["序号", "点位", "载体", "数量", "单位"], ["一", "市城管局"], [1, "人民大街", "宣传牌", 12, "块"],
        ["二", "市住建局"], [1, "棚改", "围挡", 1200, "平方米"],
    )  # fmt: skip
    drawn.sheets.append(Drawing("旧数据", [["点位", "载体", "数量"], ["废弃路", "宣传牌", 99]], hidden=True))
    ledger = read(as_xlsx(drawn))
    assert brief(ledger, "place", "unit", "area_m2") == [("人民大街", "市城管局", None), ("棚改", "市住建局", 1200)]
    assert ledger.message == "隐藏的工作表“旧数据”没有导入。"


def test_empty_cells_below_a_place_in_a_text_file():
    rows = [
        ["路段", "类型", "数量"],
        ["人民大街", "宣传牌", 12],
        ["", "灯箱", 3],
        ["", "道旗", 20],
        ["辽河大路", "宣传牌", 5],
    ]
    ledger = read(as_text(sheet(*rows), "gb18030"))
    assert [record.place for record in ledger.records] == ["人民大街"] * 3 + ["辽河大路"]


def test_one_row_without_a_place_is_refused_and_the_others_stand():
    rows = [
        ["地点", "载体", "数量"],
        ["人民大街", "宣传牌", 12],
        [None, "灯箱", 3],
        ["平安广场", "道旗", 20],
        ["龙山公园", "小品", 5],
        ["北环路", "灯箱", 1],
    ]
    ledger = read(as_xlsx(sheet(*rows)))
    assert [record.refused for record in ledger.records] == [False, True, False, False, False]
    assert "地点" in ledger.records[1].doubts[0].text


def test_formulas_without_and_with_broken_results_and_struck_rows():
    ledger = read(as_xlsx(sheet(
        ["点位", "类型", "数量"], ["人民大街", "宣传牌", (3, "none")], ["北环路", "宣传牌", (5, "error")], ["平安广场", "小品", (4, "formula")],
        [("龙山公园", "struck"), ("小品", "struck"), (2, "struck")],
    )))  # fmt: skip
    assert [(record.quantity, [doubt.field for doubt in record.doubts]) for record in ledger.records] == [
        (None, ["quantity"]), (None, ["quantity"]), (4, []), (2, ["row"]),
    ]  # fmt: skip


def test_a_count_in_a_merged_cell_is_counted_once():
    ledger = read(
        as_xlsx(
            sheet(
                ["点位", "类型", "数量"], ["人民大街", "宣传牌", 12], ["北环路", "宣传牌", None], merged=[(1, 2, 2, 2)]
            )
        )
    )
    assert [record.quantity for record in ledger.records] == [12, None]
    assert ledger.records[1].doubts


def test_coordinates_and_their_system():
    ledger = read(as_xlsx(sheet(
        ["点位", "类型", "数量", "经度", "纬度", "坐标系"], ["人民大街", "宣传牌", 1, 125.145, 42.902, "高德"], ["北环路", "宣传牌", 1, 42.91, 125.15, "百度"],
    )))  # fmt: skip
    assert brief(ledger, "lon", "lat", "datum") == [(125.145, 42.902, "GCJ-02"), (125.15, 42.91, "BD-09")]
    assert "写反" in ledger.records[1].doubts[0].text


def test_several_media_in_one_cell_side_by_side_tables_and_dittos():
    assert brief(read(as_xlsx(sheet(["序号", "设置区域", "广告载体及数量"], [1, "人民大街", "宣传牌12块、道旗30面"]))), "medium", "quantity") == [
        ("宣传牌", 12), ("道旗", 30),
    ]  # fmt: skip
    beside = [["点位", "类型", "数量", "点位", "类型", "数量"], ["人民大街", "宣传牌", 12, "北环路", "灯箱", 4]]
    assert brief(read(as_xlsx(sheet(*beside))), "place", "quantity") == [("人民大街", 12), ("北环路", 4)]
    dittos = [["点位", "载体", "数量", "责任单位"], ["人民大街", "宣传牌", 12, "城管局"], ["〃", "灯箱", 3, "同上"]]
    assert brief(read(as_xlsx(sheet(*dittos))), "place", "unit") == [("人民大街", "城管局")] * 2


def test_a_second_head_row_that_fills_the_gaps_of_merged_heads():
    ledger = read(as_xlsx(sheet(
        ["全市在建工地围挡公益广告统计（截至2022年8月31日）"], ["序号", "工程名称", "施工单位", "监管单位", "围挡总长", "围挡高度", "公益广告", "占比"],
        [None, None, None, None, "(m)", "(m)", "面积(㎡)", "(%)"], [1, "福兴家园", "辽建集团", "市住建局", 420, 2.5, "约525", 50],
        merged=[(0, 0, 0, 7), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3)],
    )))  # fmt: skip
    assert brief(ledger, "place", "medium", "unit", "width_m", "height_m", "area_m2", "approximate") == [
        ("福兴家园", "工地围挡", "市住建局", 420, 2.5, 525, True),
    ]


def test_the_json_has_exactly_the_agreed_keys():
    ledger = read(as_xlsx(sheet(["点位", "载体", "数量"], ["人民大街", "宣传牌", 12])))
    assert set(ledger.as_json()) == {"records", "refused", "message"}
    assert set(ledger.as_json()["records"][0]) == {*CELLS, "row", "sheet", "refused", "doubts"}


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "空的"), (b"<html><table></table></html>", "网页"), (b"a,b\n1,2\n", "表头")]
)
def test_a_file_without_a_ledger_is_refused_with_the_reason(data, reason):
    ledger = read_ledger(data)
    assert ledger.refused
    assert reason in ledger.message
    assert ledger.records == []
