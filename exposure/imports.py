"""The ledger of problems as a kind of the import room."""

from django.utils import timezone

from site_cms.imports.registry import ImportKind, Prepared, PreparedRow

from .ledger import parse_ledger
from .ledger.terms import LABELS, VOCABULARY
from .services.ledgers import KIND, import_ledger, plan_ledger


def prepare(book, fixed, options) -> Prepared:
    ledger = parse_ledger(book, fixed)
    if ledger.refused:
        return Prepared([], ledger.message, refused=True)
    plan = plan_ledger(ledger, now=timezone.now())
    rows = [
        PreparedRow(
            row.record.sheet,
            row.record.row,
            row.action,
            " ".join(filter(None, (row.record.place, row.record.content, row.record.unit)))[:120],
            [doubt.text for doubt in row.record.doubts],
        )
        for row in plan.rows
    ]
    notes = [plan.message] if plan.message else []
    if plan.new_units:
        some = "、".join(plan.new_units[:8]) + (" 等" if len(plan.new_units) > 8 else "")
        notes.append(f"将新登记 {len(plan.new_units)} 个责任单位：{some}。")
    return Prepared(rows, "".join(notes), content=ledger)


def commit(prepared, *, now, by=None, file_name="", digest="", options=None):
    return import_ledger(prepared.content, now=now, by=by, file_name=file_name, digest=digest)


CASES = ImportKind(
    name=KIND,
    label="问题整改台账",
    permission="exposure.import_case",
    vocabulary=VOCABULARY,
    terms=LABELS,
    prepare=prepare,
    commit=commit,
)
