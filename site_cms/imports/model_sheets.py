"""Import and export of a plain list: one model, one row an object, the same columns out and in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from . import services
from .layout import Term, Vocabulary, assign, find_tables
from .models import ImportBatch
from .reader import Workbook
from .registry import ImportKind, Prepared, PreparedRow
from .values.text import is_nothing

CHUNK = 500


class CellError(Exception):
    """A cell that cannot be taken; ``str()`` of it says why, in Chinese."""


@dataclass(frozen=True)
class SheetField:
    """One column. ``read(cell, finder)`` gives the value or raises CellError; ``write(object)`` gives the cell.

    required    a row without it is refused
    attribute   the model's field; "" for what only helps to find others
    """

    attribute: str
    label: str
    titles: tuple[str, ...]
    read: Callable[[Any, Any], Any]
    write: Callable[[Any], Any]
    required: bool = False
    never: tuple[str, ...] = ()


@dataclass
class ModelSheet:
    """A list of one model. ``finder`` makes what the readers look others up in; ``match(values, finder)`` finds the row
    that stands already; ``check(values)`` says what is wrong with a whole row."""

    name: str
    label: str
    permission: str
    model: type[models.Model]
    fields: Sequence[SheetField]
    finder: Callable[[], Any]
    match: Callable[[dict, Any], models.Model | None]
    made: Callable[[models.Model, Any], None] = lambda instance, finder: None
    check: Callable[[dict], list[str]] = lambda values: []
    order: Callable[[dict], Any] = lambda values: 0

    @property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(tuple(Term(f.label, (f.label.lower(), *f.titles), never=f.never) for f in self.fields))

    def kind(self) -> ImportKind:
        return ImportKind(
            name=self.name, label=self.label, permission=self.permission, vocabulary=self.vocabulary,
            terms={f.label: f.label for f in self.fields}, prepare=self.prepare, commit=self.commit,
        )  # fmt: skip

    def prepare(self, book: Workbook, fixed: Mapping[str, str], options: Mapping[str, str]) -> Prepared:
        """Read every table of the visible sheets; every fault of every row is told at once."""
        finder, rows, work, seen = self.finder(), [], [], {}
        for sheet in book.sheets:
            if sheet.hidden:
                continue
            for table in find_tables(sheet, self.vocabulary):
                columns = assign(table, self.vocabulary, fixed=fixed)
                for row in table.rows:
                    if row.kind != "data":
                        continue
                    prepared, values, instance = self._row(sheet.name, row, columns, finder, seen)
                    rows.append(prepared)
                    if prepared.action in {"create", "update"}:
                        work.append((prepared.action, values, instance))
        if not rows:
            wanted = "、".join(f.label for f in self.fields if f.required)
            return Prepared([], f"没有找到表头或数据。表头至少要有：{wanted}。", refused=True)
        hidden = [sheet.name for sheet in book.sheets if sheet.hidden and sheet.rows]
        message = f"隐藏的工作表“{'”“'.join(hidden)}”没有导入。" if hidden else ""
        return Prepared(rows, message, content=(work, finder))

    def commit(self, prepared: Prepared, *, now, by=None, file_name="", digest="", options=None) -> ImportBatch:
        work, finder = prepared.content
        batch = services.begin(self.name, now=now, by=by, file_name=file_name, digest=digest)
        created = sorted((values for action, values, _ in work if action == "create"), key=self.order)
        for start in range(0, len(created), CHUNK):
            with transaction.atomic():
                for values in created[start : start + CHUNK]:
                    instance = self.model(**values, import_batch=batch)
                    self.made(instance, finder)
                    instance.save()
        changed = [
            (instance, services.change(batch, instance, values))
            for action, values, instance in work
            if action == "update"
        ]
        return services.finish(batch, changed, prepared.counts, now=now, message=prepared.message)

    def heads(self) -> list[str]:
        return [f.label for f in self.fields]

    def export(self, rows: Iterable[models.Model]) -> Iterable[list]:
        """Heads and cells that ``prepare`` reads back as no change."""
        yield self.heads()
        for instance in rows:
            yield [f.write(instance) for f in self.fields]

    def _row(self, sheet, row, columns, finder, seen):
        values, remarks = {}, []
        for column in self.fields:
            index = columns.get(column.label)
            cell = row.cells.get(index) if index is not None else None
            if is_nothing(cell):
                if column.required:
                    remarks.append(f"没有写{column.label}。")
                elif index is not None and column.attribute:
                    values[column.attribute] = _empty(self.model, column.attribute)
                continue
            try:
                value = column.read(cell, finder)
            except CellError as error:
                remarks.append(f"{column.label}：{error}")
                continue
            if column.attribute:
                values[column.attribute] = value
        if not remarks:
            remarks += self.check(values)
        title = " ".join(
            str(row.cells[index]) for index in list(columns.values())[:3] if row.cells.get(index) is not None
        )
        if remarks:
            return PreparedRow(sheet, row.number, "refuse", title, remarks), values, None
        instance = self.match(values, finder)
        mark = instance.pk if instance else tuple(str(values.get(f.attribute)) for f in self.fields if f.required)
        if mark in seen:
            remark = f"与第{seen[mark]}行重复。"
            return PreparedRow(sheet, row.number, "refuse", title, [remark]), values, None
        seen[mark] = row.number
        if instance is None:
            faults = self._faults(values)
            return PreparedRow(sheet, row.number, "refuse" if faults else "create", title, faults), values, None
        changed = {name: value for name, value in values.items() if getattr(instance, name) != value}
        if not changed:
            return PreparedRow(sheet, row.number, "skip", title), values, instance
        return PreparedRow(sheet, row.number, "update", title), changed, instance

    def _faults(self, values) -> list[str]:
        """What the model's own fields say of a new row."""
        instance = self.model(**values)
        exclude = [f.name for f in self.model._meta.fields if f.is_relation or f.name not in values]
        try:
            instance.clean_fields(exclude=exclude)
        except ValidationError as error:
            labels = {f.attribute: f.label for f in self.fields}
            return [f"{labels.get(name, name)}：{''.join(messages)}" for name, messages in error.message_dict.items()]
        return []


def _empty(model, name):
    field = model._meta.get_field(name)
    if field.null:
        return None
    return field.get_default()
