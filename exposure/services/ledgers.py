"""Import a city's ledger of problems: each row becomes a case in the state that the ledger says, under one batch.

What came by a ledger is private like every case: nobody sees it before its words were redacted by one and approved by
another. A case that somebody has worked on here is never moved by a later ledger.
"""

import calendar
import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from site_cms.audit.models import AuditEvent
from site_cms.audit.services import record as record_event
from site_cms.imports import services as imports
from site_cms.imports.models import ImportBatch
from site_cms.imports.values.text import half, tidy
from site_cms.intake.models import Channel
from site_cms.places.choices import UnitKind
from site_cms.places.models import District, ResponsibleUnit
from site_cms.worktime.services import current_hours

from ..choices import CaseState
from ..ledger import Ledger, Record
from ..ledger.record import IN_PROGRESS, LONG_TERM, NOT_STARTED, RECTIFIED
from ..models import Case, Category
from .reports import next_number

KIND = "cases"
CHUNK = 500
OTHER = "99-01"
STATES = {
    RECTIFIED: CaseState.CLOSED,
    IN_PROGRESS: CaseState.IN_PROGRESS,
    LONG_TERM: CaseState.SUSPENDED,
    NOT_STARTED: CaseState.ASSIGNED,
    None: CaseState.ASSIGNED,
}
UPDATABLE = ("state", "due_at", "has_deadline", "submitted_at", "closed_at")


@dataclass
class Planned:
    """What will happen to one record: create, update, skip (nothing new) or refuse."""

    record: Record
    action: str
    key: str = ""
    case: Case | None = None
    values: dict = field(default_factory=dict)


@dataclass
class LedgerPlan:
    rows: list[Planned]
    message: str
    new_units: list[str]

    @property
    def counts(self) -> dict[str, int]:
        names = {"create": "created", "update": "updated", "skip": "skipped", "refuse": "refused"}
        return {name: sum(row.action == action for row in self.rows) for action, name in names.items()}


def plan_ledger(ledger: Ledger, *, now: dt.datetime) -> LedgerPlan:
    """Say what an import would do, row by row, without writing anything."""
    finder, seen, rows = _Finder(), {}, []
    for record in ledger.records:
        if record.refused:
            rows.append(Planned(record, "refuse"))
        else:
            rows.append(Planned(record, "create", _key(record, seen), values=_values(record, finder, now)))
    keys = [row.key for row in rows if row.key]
    standing: dict[str, Case] = {}
    for start in range(0, len(keys), CHUNK):
        for case in Case.objects.filter(ledger_key__in=keys[start : start + CHUNK]):
            standing[case.ledger_key] = case
    worked = _worked(standing.values())
    for row in rows:
        case = standing.get(row.key)
        if case is None:
            continue
        changed = {name: row.values[name] for name in UPDATABLE if getattr(case, name) != row.values[name]}
        if changed and case.chain in worked:
            row.record.doubt("state", f"案件 {case.number} 已在系统中办理，以系统为准。")
            changed = {}
        row.case, row.action, row.values = case, "update" if changed else "skip", changed
    new = [row.record.unit for row in rows if row.action == "create"]
    undated = sum(row.action == "create" and row.record.state == RECTIFIED and not row.record.done for row in rows)
    message = ledger.message
    if undated:
        message += f"有 {undated} 件已整改但没有写完成时间，按整改时限（没有时限的按交办时间）登记。"
    return LedgerPlan(rows, message, sorted({name for name in new if name and finder.unit(name) is None}))


def import_ledger(ledger: Ledger, *, now: dt.datetime, by=None, file_name: str = "", digest: str = "") -> ImportBatch:
    """Import a ledger that could be read. Nobody sees a row before the last one is written."""
    plan = plan_ledger(ledger, now=now)
    batch = imports.begin(KIND, now=now, by=by, file_name=file_name, digest=digest)
    finder = _Finder(batch)
    created = [row for row in plan.rows if row.action == "create"]
    for start in range(0, len(created), CHUNK):
        with transaction.atomic():
            _create(created[start : start + CHUNK], batch, finder, by, now)
    changed = [(row.case, imports.change(batch, row.case, row.values)) for row in plan.rows if row.action == "update"]
    return imports.finish(batch, changed, plan.counts, now=now, message=plan.message)


class _Finder:
    """Units, districts and categories by name; with a batch, units that are missing are made under it."""

    def __init__(self, batch: ImportBatch | None = None):
        self.batch = batch
        self.units: dict[str, ResponsibleUnit] = {}
        for unit in ResponsibleUnit.objects.order_by("pk"):
            for name in filter(None, (unit.name, unit.short_name)):
                self.units.setdefault(name, unit)
        self.districts = {district.name: district for district in District.objects.order_by("-code")}
        self.categories = list(Category.objects.filter(parent__isnull=False).order_by("order", "code"))
        self.other = next((row for row in self.categories if row.code == OTHER), None)
        self.grams = {row.pk: _grams(row.name) | _grams(row.standard) for row in self.categories}

    def unit(self, name: str) -> ResponsibleUnit | None:
        return self.units.get(_unit_name(name))

    def unit_made(self, name: str | None) -> ResponsibleUnit | None:
        if not name:
            return None
        found = self.unit(name)
        if found is None:
            name = _unit_name(name)
            kind = UnitKind.ENTERPRISE if name.endswith(("公司", "集团", "物业", "厂")) else UnitKind.DEPARTMENT
            found = self.units[name] = ResponsibleUnit.objects.create(name=name, kind=kind, import_batch=self.batch)
        return found

    def district(self, name: str | None) -> District | None:
        return self.districts.get(tidy(name or ""))

    def category(self, record: Record) -> Category:
        """By its name, else the one whose words the problem shares most; "other" below two shared pairs of characters."""
        named = next((row for row in self.categories if row.name == tidy(record.category or "")), None)
        if named:
            return named
        grams = _grams(record.content or "")
        scores = [(len(grams & self.grams[row.pk]), -row.order, row) for row in self.categories if row != self.other]
        best = max(scores, key=lambda score: score[:2], default=(0, 0, None))
        return best[2] if best[0] >= 2 or self.other is None else self.other


def _grams(text: str) -> set[str]:
    words = re.findall(r"[\u4e00-\u9fff]+", text)
    return {word[place : place + 2] for word in words for place in range(len(word) - 1)}


def _unit_name(name: str) -> str:
    """The first of several, as it is written; the others help."""
    return re.split(r"[、,，;；]", tidy(name))[0].strip()[:100]


def _key(record: Record, seen: dict[str, int]) -> str:
    """What makes two ledgers' rows the same problem: its number, else where, what and since when."""
    parts = ("code", record.code) if record.code else (record.place, record.content, record.date)
    base = "\x1f".join(half(part or "") for part in parts)
    seen[base] = seen.get(base, 0) + 1
    return hashlib.sha256(f"{base}\x1f{seen[base]}".encode()).hexdigest()


def _values(record: Record, finder: _Finder, now: dt.datetime) -> dict:
    """The fields of the case that a record speaks of."""
    begun = _at(record.date, dt.time(9, 0), is_end=False) or min(now, _at(record.deadline, dt.time(9, 0)) or now)
    due = _at(record.deadline, current_hours().spans[-1][1])
    done = None
    if record.state == RECTIFIED:
        done = _at(record.done, dt.time(12, 0)) or due or begun
        done = min(max(done, begun), now)
    state = STATES[record.state]
    if state == CaseState.ASSIGNED and not record.unit:
        state = CaseState.FILED
    values = {
        "state": state,
        "title": " ".join(filter(None, (record.place, record.content)))[:60],
        "summary": (record.content or "")[:500],
        "demand": (record.demand or "")[:500],
        "place_words": (record.place or "")[:120],
        "district": finder.district(record.district),
        "category": finder.category(record),
        "channel": Channel.INSPECTION,
        "filed_at": begun,
        "handed_over_at": None if state == CaseState.FILED else begun,
        "has_deadline": due is not None,
        "due_at": due,
        "accepted_at": begun if state in (CaseState.IN_PROGRESS, CaseState.CLOSED) else None,
        "submitted_at": done,
        "closed_at": done,
    }
    # As the database gives them back, so that taking an import back sees whether somebody changed them since.
    return {
        name: value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else value for name, value in values.items()
    }


def _at(iso: str | None, time: dt.time, *, is_end: bool = True) -> dt.datetime | None:
    """A moment of an ISO date; of a month alone its last day, or its first."""
    if not iso:
        return None
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        day = dt.date(year, month, calendar.monthrange(year, month)[1] if is_end else 1)
    else:
        day = dt.date.fromisoformat(iso)
    return timezone.make_aware(dt.datetime.combine(day, time))


def _worked(cases) -> set[str]:
    """The chains of those in which somebody did something here."""
    chains = [case.chain for case in cases]
    found: set[str] = set()
    for start in range(0, len(chains), CHUNK):
        events = AuditEvent.objects.filter(chain__in=chains[start : start + CHUNK]).exclude(action="case.import")
        found |= set(events.values_list("chain", flat=True))
    return found


def _create(rows: list[Planned], batch: ImportBatch, finder: _Finder, by, now: dt.datetime) -> None:
    number = next_number(now)
    for offset, row in enumerate(rows):
        case = Case.everything.create(
            number=f"{number[:4]}{int(number[4:]) + offset:06d}",
            unit=finder.unit_made(row.record.unit),
            ledger_key=row.key,
            import_batch=batch,
            **row.values,
        )
        record_event(
            chain=case.chain,
            action="case.import",
            subject=f"exposure.case:{case.pk}",
            now=now,
            actor=by,
            payload={"number": case.number, "sheet": row.record.sheet, "row": row.record.row, "to": case.state},
        )
