"""The sheets 区划, 责任单位 and 点位: the same as in the import room."""

from site_cms.imports.model_sheets import ModelSheet
from site_cms.imports.reader import Sheet, Workbook
from site_cms.places.sheets import DISTRICTS, PLACES, UNITS

from .registry import CityPart, Context, Done, Fault, Head, register

HELP = {
    "区划代码": "6 位（区县）、9 位（街道）或 12 位（社区）的统计用区划代码；上级由代码前几位得出",
    "类别": "见后台“责任单位”的类别",
    "所属区划": "区划代码或名称",
    "责任单位": "“责任单位”表里的全称或简称",
    "坐标": "注明坐标系，例如：高德 125.1358,42.9012",
    "联系人": "一行一个：姓名、职务、电话；居民看不到",
}


def _part(order: int, name: str, kind: ModelSheet) -> CityPart:
    def apply(sheet: Sheet, context: Context) -> Done:
        if sum(any(cell is not None for cell in line) for line in sheet.rows) < 2:
            return Done()  # the template's heads alone
        prepared = kind.prepare(Workbook("xlsx", [sheet]), {}, {})
        done = Done(**{key: prepared.counts[key] for key in ("created", "updated", "skipped")})
        if prepared.refused:
            done.faults.append(Fault(sheet.name, 0, prepared.message))
        for row in prepared.rows:
            if row.action == "refuse":
                done.faults += [Fault(sheet.name, row.row, remark) for remark in row.remarks]
        if not done.faults and prepared.has_work:
            kind.commit(prepared, now=context.now, file_name="init_city")
        return done

    heads = tuple(Head(f.label, HELP.get(f.label, ""), f.required) for f in kind.fields)
    return CityPart(order, name, heads, apply)


def register_parts() -> None:
    register(_part(20, "区划", DISTRICTS))
    register(_part(30, "责任单位", UNITS))
    register(_part(40, "点位", PLACES))
