"""Import a city's ledger: each row becomes a placement, on a carrier's face when it is one thing, a lump when it is many."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from site_cms.imports import bulk
from site_cms.imports import services as imports
from site_cms.imports.models import ImportBatch
from site_cms.imports.values.text import tidy
from site_cms.places import datum as systems
from site_cms.places.choices import ROADS, UnitKind
from site_cms.places.models import Place, ResponsibleUnit

from ..choices import DesignState, Medium, PlacementState
from ..ledger import Ledger, Record
from ..ledger.media_words import medium_of
from ..ledger.naming import place_type, split_place
from ..models import Carrier, DesignVersion, ExternalCode, Face, Placement

KIND = "placements"
CHUNK = 100  # rows a transaction: nobody waits for longer than they take
CODE_SCHEME = "ledger"
# What an import may change of a placement that stands already.
UPDATABLE = (
    "quantity",
    "is_approximate",
    "measure",
    "width_m",
    "height_m",
    "area_m2",
    "starts",
    "live_from",
    "content",
    "note",
)


@dataclass(slots=True)
class Planned:
    """What will happen to one record: create, update, skip (nothing new) or refuse."""

    record: Record
    action: str
    key: str = ""
    placement: Placement | None = None
    changes: dict | None = None


@dataclass
class LedgerPlan:
    rows: list[Planned]
    message: str
    new_places: list[str]
    new_units: list[str]

    def count(self, action: str) -> int:
        return sum(row.action == action for row in self.rows)

    @property
    def counts(self) -> dict:
        names = {"create": "created", "update": "updated", "skip": "skipped", "refuse": "refused"}
        return {name: self.count(action) for action, name in names.items()}


def plan_ledger(ledger: Ledger, *, as_of: dt.date, datum: str = "") -> LedgerPlan:
    """Say what an import would do, row by row, without writing anything.

    as_of  the day the ledger speaks for: a row without a date has been up since then
    datum  the coordinate system of pairs that name none
    """
    finder = _Finder()
    seen: dict[bytes, int] = {}
    rows = []
    for record in ledger.records:
        if record.refused:
            rows.append(Planned(record, "refuse"))
            continue
        key = _key(record, seen, finder)
        rows.append(Planned(record, "create", key))
    standing = {}
    keys = [row.key for row in rows if row.key]
    for start in range(0, len(keys), 500):
        for placement in Placement.objects.filter(ledger_key__in=keys[start : start + 500]):
            standing[placement.ledger_key] = placement
    for row in rows:
        placement = standing.get(row.key)
        if row.action != "create" or placement is None:
            continue
        row.placement = placement
        values = _values(row.record, as_of, datum)
        changed = {name: values[name] for name in UPDATABLE if getattr(placement, name) != values[name]}
        # A ledger without dates says nothing new about when the ad went up.
        if not values["starts"]:
            changed.pop("starts", None)
            changed.pop("live_from", None)
        row.action, row.changes = ("update", changed) if changed else ("skip", None)
    new = [row.record for row in rows if row.action == "create"]
    return LedgerPlan(
        rows=rows,
        message=ledger.message,
        new_places=sorted({n for n in (split_place(r.place)[0] for r in new) if not finder.knows_place(n)}),
        new_units=sorted({r.unit for r in new if r.unit and not finder.knows_unit(r.unit)}),
    )


def import_ledger(
    ledger: Ledger, *, now: dt.datetime, by=None, as_of: dt.date | None = None, datum: str = "", file_name: str = "",
    digest: str = "",
) -> ImportBatch:  # fmt: skip
    """Import a ledger that could be read. Rows are written in short transactions under a batch that nobody sees until
    the last one; what changes older rows is written with that last one."""
    as_of = as_of or now.date()
    plan = plan_ledger(ledger, as_of=as_of, datum=datum)
    batch = imports.begin(KIND, now=now, by=by, file_name=file_name, digest=digest)
    try:
        finder = _Finder(batch)
        created = [row for row in plan.rows if row.action == "create"]
        for start in range(0, len(created), CHUNK):
            writing = _Writing(batch, finder)
            for row in created[start : start + CHUNK]:
                writing.add(row, _values(row.record, as_of, datum))
            with transaction.atomic():
                writing.write()
        changed = []
        for row in plan.rows:
            if row.action == "update":
                changed.append((row.placement, imports.change(batch, row.placement, row.changes)))
        return imports.finish(batch, changed, plan.counts, now=now, message=plan.message)
    except Exception:
        imports.abandon(batch, now=now)
        raise


class _Finder:
    """Places and units by name; with a batch, those that are missing are made under it."""

    def __init__(self, batch: ImportBatch | None = None):
        self.batch = batch
        # Met and not yet written.
        self.new_places: list[Place] = []
        self.new_units: list[ResponsibleUnit] = []
        self.places: dict[str, Place] = {}
        for place in Place.objects.select_related("district").order_by("pk"):
            self.places.setdefault(place.name, place)
            if place.district_id:
                self.places.setdefault(f"{place.district.name}/{place.name}", place)
        self.units: dict[str, ResponsibleUnit] = {}
        for unit in ResponsibleUnit.objects.order_by("pk"):
            for name in (unit.name, unit.short_name):
                if name:
                    self.units.setdefault(name, unit)
        approved = DesignVersion.objects.filter(is_approved=True, design__state=DesignState.APPROVED)
        # A ledger that names an approved design by its title says which picture hangs there.
        self.versions = {v.design.title: v for v in approved.select_related("design").order_by("number")}

    def knows_place(self, name: str) -> bool:
        return name in self.places

    def knows_unit(self, name: str) -> bool:
        return _unit_name(name) in self.units

    def place(self, record: Record) -> tuple[Place, str]:
        name, position = where(record)
        found = self.places.get(f"{record.district}/{name}") or self.places.get(name)
        if found is None:
            kind = place_type(name, record.place_type)
            found = Place(name=name[:100], place_type=kind, import_batch=self.batch)
            self.places[name] = found
            self.new_places.append(found)
        return found, position

    def unit(self, name: str | None) -> ResponsibleUnit | None:
        if not name:
            return None
        name = _unit_name(name)
        if name not in self.units:
            self.units[name] = ResponsibleUnit(name=name, kind=_unit_kind(name), import_batch=self.batch)
            self.new_units.append(self.units[name])
        return self.units[name]


def _unit_name(name: str) -> str:
    return tidy(name)[:100]


def _unit_kind(name: str) -> str:
    if name.endswith(("公司", "集团", "物业", "企业", "厂", "公交")):
        return UnitKind.ENTERPRISE
    return (
        UnitKind.DISTRICT
        if name.endswith(("区", "县", "区政府", "县政府", "人民政府", "管委会"))
        else UnitKind.DEPARTMENT
    )


def where(record: Record) -> tuple[str, str]:
    """The place's name and the position at it."""
    name, rest = split_place(record.place)
    return name, " ".join(part for part in (rest, record.position or "") if part)[:200]


def _key(record: Record, seen: dict[bytes, int], finder: "_Finder") -> str:
    """What makes two ledgers' rows the same thing: the code, else all that does not change from count to count."""
    if record.code:
        parts = ("code", record.code)
    else:
        # Names as they are stored, so that an export of the register is recognised as the register.
        name, position = where(record)
        unit = finder.units.get(_unit_name(record.unit)) if record.unit else None
        sizes = (_decimal(record.width_m), _decimal(record.height_m))
        owner = unit.name if unit else _unit_name(record.unit or "")
        parts = (name, position, (record.medium or "")[:40], owner, (record.content or "")[:300], *map(str, sizes))
    base = "\x1f".join(parts).encode()
    known = hashlib.blake2b(base, digest_size=16).digest()
    seen[known] = seen.get(known, 0) + 1
    return hashlib.sha256(base + f"\x1f{seen[known]}".encode()).hexdigest()


def _values(record: Record, as_of: dt.date, datum: str) -> dict:
    """The fields of the placement that a record speaks of."""
    starts, live_from = record.date or "", _first_day(record.date) or as_of
    struck = any(doubt.field == "row" for doubt in record.doubts)
    return {
        "quantity": _decimal(record.quantity),
        "is_approximate": record.approximate,
        "measure": (record.measure or "")[:20],
        "width_m": _decimal(record.width_m),
        "height_m": _decimal(record.height_m),
        "area_m2": _decimal(record.area_m2),
        "starts": starts,
        "live_from": live_from,
        "content": (record.content or "")[:300],
        "note": (record.remark or "")[:300],
        "is_counted": not struck,
        "uncounted_reason": "台账中已划去" if struck else "",
        "datum": (record.datum or datum or ""),
    }


class _Writing:
    """One transaction's worth of rows: put together outside it, written inside."""

    def __init__(self, batch: ImportBatch, finder: _Finder):
        self.batch, self.finder = batch, finder
        self.carriers: list[Carrier] = []
        self.faces: list[Face] = []
        self.placements: list[Placement] = []
        self.codes: list[ExternalCode] = []
        self.located: list[Place] = []

    def add(self, row: Planned, values: dict) -> None:
        record = row.record
        system = values.pop("datum")
        place, position = self.finder.place(record)
        unit = self.finder.unit(record.unit)
        name = (record.medium or "")[:40]
        medium = medium_of(name) or Medium.OTHER
        is_large = "大型" in name or "大型" in (record.remark or "")
        content = record.content or ""
        placement = Placement(
            place=place, position=position, medium=medium, medium_name=name, is_large=is_large, unit=unit,
            state=PlacementState.LIVE, design_version=self.finder.versions.get(content), ledger_key=row.key,
            external_code=(record.code or "")[:60], import_batch=self.batch, import_sheet=record.sheet[:60],
            import_row=record.row, **values,
        )  # fmt: skip
        self.placements.append(placement)
        if record.quantity != 1 or record.approximate:
            return
        carrier = Carrier(
            place=place, position=position, medium=medium, medium_name=name, is_large=is_large, owner_unit=unit,
            import_batch=self.batch,
        )  # fmt: skip
        _stand(carrier, record, system)
        self.carriers.append(carrier)
        face = Face(
            carrier=carrier, width_m=values["width_m"], height_m=values["height_m"], area_m2=values["area_m2"],
            last_changed_on=values["live_from"], import_batch=self.batch,
        )  # fmt: skip
        self.faces.append(face)
        placement.face = face
        if record.code:
            self.codes.append(ExternalCode(carrier=carrier, scheme=CODE_SCHEME, code=record.code[:60]))
        self._locate(place, carrier)

    def _locate(self, place: Place, carrier: Carrier) -> None:
        """A place that this import met for the first time stands where the first of its carriers does; a road is no point."""
        ours = place.import_batch_id == self.batch.pk
        if not ours or place.geometry is not None or carrier.lon is None or place.place_type in ROADS:
            return
        place.geometry = {"type": "Point", "coordinates": [float(carrier.lon), float(carrier.lat)]}
        if place.pk:
            self.located.append(place)

    def write(self) -> None:
        bulk.insert(self.finder.new_units)
        bulk.insert(self.finder.new_places)
        self.finder.new_units, self.finder.new_places = [], []
        Place.everything.bulk_update(self.located, ["geometry"], batch_size=100)
        for row in (*self.carriers, *self.placements):
            row.place_id = row.place.pk
        for carrier in self.carriers:
            carrier.owner_unit_id = carrier.owner_unit.pk if carrier.owner_unit else None
        bulk.insert(self.carriers)
        for face in self.faces:
            face.carrier_id = face.carrier.pk
        bulk.insert(self.faces)
        for placement in self.placements:
            placement.unit_id = placement.unit.pk if placement.unit else None
            placement.face_id = placement.face.pk if placement.face else None
        bulk.insert(self.placements)
        for code in self.codes:
            code.carrier_id = code.carrier.pk
        ExternalCode.objects.bulk_create(self.codes, ignore_conflicts=True)


def _stand(carrier: Carrier, record: Record, system: str) -> None:
    """Put a carrier on the map in WGS84; a pair without a system is kept as written and not placed."""
    if record.lon is None or record.lat is None:
        return
    carrier.source_coordinates = f"{record.lon:g},{record.lat:g}" if not system else f"{record.lon!r},{record.lat!r}"
    if not system:
        return
    carrier.source_datum = system.lower().replace("-", "")
    lon, lat = systems.convert(record.lon, record.lat, carrier.source_datum)
    carrier.lon, carrier.lat = Decimal(str(round(lon, 7))), Decimal(str(round(lat, 7)))


def _first_day(iso: str | None) -> dt.date | None:
    if not iso:
        return None
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def _decimal(number) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 3))).quantize(Decimal("0.001"))


EXPORT_HEADS = (
    "点位", "具体位置", "载体类型", "数量", "计量单位", "宽（米）", "高（米）", "面积（平方米）", "责任单位", "画面内容", "设置时间", "编号", "备注", "经度",
    "纬度", "坐标系",
)  # fmt: skip


def export_rows(placements):
    """Placements as a ledger whose import changes nothing, and from which an empty register can be filled again."""
    yield list(EXPORT_HEADS)
    for row in placements.select_related("place", "unit", "face__carrier").iterator(chunk_size=1000):
        yield [
            row.place.name, row.position or None, row.medium_name or str(row.get_medium_display()),
            _vague(row), row.measure or None, row.width_m, row.height_m, _vague_area(row),
            row.unit.name if row.unit else None, row.content or None, row.starts or None, row.external_code or None,
            row.note or None, *_stands(row),
        ]  # fmt: skip


def _stands(row: Placement) -> tuple:
    """Where its carrier stands, in WGS84; three empty cells where nobody knows."""
    carrier = row.face.carrier if row.face else None
    if carrier is None or carrier.lon is None:
        return None, None, None
    return carrier.lon, carrier.lat, "WGS84"


def _vague(row: Placement):
    """A count as it must stand in a cell to be read back: "230余" where it is not exact."""
    if row.quantity is None:
        return None
    number = int(row.quantity) if row.quantity == int(row.quantity) else float(row.quantity)
    return f"{number}余" if row.is_approximate else number


def _vague_area(row: Placement):
    if row.area_m2 is not None and row.quantity is None and row.is_approximate:
        return f"{row.area_m2.normalize():f}余"
    return row.area_m2
