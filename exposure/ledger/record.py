"""One problem of a ledger as the importer understood it, and what a whole file came to."""

from dataclasses import dataclass, field

FIELDS = ("place", "content", "unit", "date", "deadline", "state", "row", "sheet", "refused")
RECTIFIED, IN_PROGRESS, LONG_TERM, NOT_STARTED = "rectified", "in_progress", "long_term", "not_started"


@dataclass(slots=True)
class Doubt:
    """What could not be taken at its word: the record's field (or "row") and one Chinese sentence."""

    field: str
    text: str


@dataclass(slots=True)
class Record:
    """``unit`` is 责任单位, ``date`` and ``deadline`` ISO (a month alone YYYY-MM), ``state`` one of the four words or None,
    ``row`` as the spreadsheet counts. A refused record is not imported; its doubts say why. What follows ``refused`` is
    used by the import and is not part of the JSON. There is no field for a person, whatever the ledger holds."""

    place: str | None = None
    content: str | None = None
    unit: str | None = None
    date: str | None = None
    deadline: str | None = None
    state: str | None = None
    row: int = 0
    sheet: str = ""
    refused: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    done: str | None = None
    category: str | None = None
    district: str | None = None
    code: str | None = None
    demand: str | None = None
    is_carried: bool = False

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
    """A file read: its records, or the reason why none could be. ``message`` also carries what concerns the whole file."""

    records: list[Record] = field(default_factory=list)
    refused: bool = False
    message: str = ""

    def as_json(self) -> dict:
        return {
            "records": [record.as_json() for record in self.records],
            "refused": self.refused,
            "message": self.message,
        }
