"""One line of a ledger as the importer understood it, and what a whole file came to."""

from dataclasses import dataclass, field

FIELDS = (
    "place", "medium", "quantity", "approximate", "measure", "width_m", "height_m", "area_m2", "unit", "content",
    "date", "lon", "lat", "datum", "code", "row", "sheet", "refused",
)  # fmt: skip


@dataclass(slots=True)
class Doubt:
    """What could not be taken at its word: the record's field (or "row") and one Chinese sentence."""

    field: str
    text: str


@dataclass(slots=True)
class Record:
    """``unit`` is 责任单位, ``measure`` 计量单位 as printed, ``area_m2`` that of the whole row, ``date`` ISO (a month
    alone YYYY-MM), lon and lat as printed in ``datum``, ``row`` as the spreadsheet counts. A refused record is not
    imported; its doubts say why. What follows ``refused`` is used by the import and is not part of the JSON."""

    place: str | None = None
    medium: str | None = None
    quantity: int | float | None = None
    approximate: bool = False
    measure: str | None = None
    width_m: int | float | None = None
    height_m: int | float | None = None
    area_m2: int | float | None = None
    unit: str | None = None
    content: str | None = None
    date: str | None = None
    lon: float | None = None
    lat: float | None = None
    datum: str | None = None
    code: str | None = None
    row: int = 0
    sheet: str = ""
    refused: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    place_type: str | None = None
    position: str | None = None
    district: str | None = None
    remark: str | None = None

    def doubt(self, name: str, text: str) -> None:
        if text and not any(known.field == name and known.text == text for known in self.doubts):
            self.doubts.append(Doubt(name, text))

    def refuse(self, name: str, text: str) -> None:
        self.refused = True
        self.doubt(name, text)

    def as_json(self) -> dict:
        doubts = [{"field": doubt.field, "text": doubt.text} for doubt in self.doubts]
        return {name: getattr(self, name) for name in FIELDS} | {"doubts": doubts}


@dataclass(slots=True)
class Ledger:
    """A file read: its records, or the reason why none could be. ``message`` also carries what concerns the whole
    file (hidden sheets, totals that don't add up, coordinates without a system)."""

    records: list[Record] = field(default_factory=list)
    refused: bool = False
    message: str = ""

    def as_json(self) -> dict:
        return {
            "records": [record.as_json() for record in self.records],
            "refused": self.refused,
            "message": self.message,
        }
