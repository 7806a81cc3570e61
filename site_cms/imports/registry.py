"""What can be imported. Each app registers its kinds in ``AppConfig.ready``; one set of screens serves them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .layout import Vocabulary
from .models import ImportBatch
from .reader import Workbook


@dataclass(slots=True)
class PreparedRow:
    """One row of a file: where it stands, what would happen (create, update, skip, refuse), and every remark on it."""

    sheet: str
    row: int
    action: str
    title: str
    remarks: list[str] = field(default_factory=list)


@dataclass
class Prepared:
    """A dry run. ``content`` is whatever the kind's commit needs; nothing has been written."""

    rows: list[PreparedRow]
    message: str = ""
    refused: bool = False
    content: Any = None

    @property
    def counts(self) -> dict[str, int]:
        names = {"create": "created", "update": "updated", "skip": "skipped", "refuse": "refused"}
        return {name: sum(row.action == action for row in self.rows) for action, name in names.items()}

    @property
    def remarked(self) -> list[PreparedRow]:
        return [row for row in self.rows if row.remarks]

    @property
    def has_work(self) -> bool:
        return any(row.action in {"create", "update"} for row in self.rows)


@dataclass(frozen=True)
class ImportKind:
    """A kind of import: who may do it, what its columns may mean, how it is tried and done.

    prepare(book, fixed, options) -> Prepared     ``fixed``: head → term settled by hand, "" for "leave out"
    commit(prepared, now=, by=, file_name=, digest=, options=) -> ImportBatch
    options                                       choices asked beside the file: {name: (label, [(value, label)])}
    """

    name: str
    label: str
    permission: str
    vocabulary: Vocabulary
    terms: Mapping[str, str]
    prepare: Callable[[Workbook, Mapping[str, str], Mapping[str, str]], Prepared]
    commit: Callable[..., ImportBatch]
    options: Mapping[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)


_kinds: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    _kinds[kind.name] = kind


def get(name: str) -> ImportKind | None:
    return _kinds.get(name)


def kinds_for(user) -> list[ImportKind]:
    return [kind for kind in _kinds.values() if user.has_perm(kind.permission)]
