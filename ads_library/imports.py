"""The ledger of placements as a kind of the import room."""

from django.utils import timezone

from site_cms.imports.registry import ImportKind, Prepared, PreparedRow

from .ledger.parse import parse_ledger
from .ledger.terms import VOCABULARY
from .services.ledgers import KIND, import_ledger, plan_ledger

TERMS = {
    "place": "点位", "position": "具体位置", "place_type": "点位类型", "district": "所属区划", "medium": "载体类型", "quantity": "数量",
    "measure": "计量单位", "size": "规格", "width": "宽", "height": "高", "area": "面积", "unit": "责任单位", "content": "画面内容",
    "date": "设置时间", "coordinates": "坐标", "lon": "经度", "lat": "纬度", "datum": "坐标系", "code": "编号", "remark": "备注",
}  # fmt: skip


def prepare(book, fixed, options) -> Prepared:
    ledger = parse_ledger(book, fixed)
    if ledger.refused:
        return Prepared([], ledger.message, refused=True)
    plan = plan_ledger(ledger, as_of=timezone.localdate(), datum=options.get("datum", ""))
    rows = [
        PreparedRow(
            row.record.sheet,
            row.record.row,
            row.action,
            " ".join(filter(None, (row.record.place, row.record.medium, row.record.unit))),
            [doubt.text for doubt in row.record.doubts],
        )
        for row in plan.rows
    ]
    notes = [plan.message] if plan.message else []
    if plan.new_places:
        notes.append(f"将新登记 {len(plan.new_places)} 个点位：{_some(plan.new_places)}。")
    if plan.new_units:
        notes.append(f"将新登记 {len(plan.new_units)} 个责任单位：{_some(plan.new_units)}。")
    return Prepared(rows, "".join(notes), content=ledger)


def commit(prepared, *, now, by=None, file_name="", digest="", options=None):
    return import_ledger(
        prepared.content, now=now, by=by, as_of=timezone.localdate(), datum=(options or {}).get("datum", ""),
        file_name=file_name, digest=digest,
    )  # fmt: skip


def _some(names: list[str]) -> str:
    return "、".join(names[:8]) + (" 等" if len(names) > 8 else "")


LEDGER = ImportKind(
    name=KIND,
    label="公益广告台账",
    permission="ads_library.import_placement",
    vocabulary=VOCABULARY,
    terms=TERMS,
    prepare=prepare,
    commit=commit,
    options={
        "datum": (
            "没有注明坐标系的坐标按",
            [
                ("", "不定位，只保留原始坐标"),
                ("WGS84", "GPS（WGS84）"),
                ("GCJ-02", "高德、腾讯（GCJ-02）"),
                ("BD-09", "百度（BD-09）"),
            ],
        )
    },
)
