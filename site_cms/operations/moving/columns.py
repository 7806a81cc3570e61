"""One column on its way: what SQLite holds, whether PostgreSQL takes it, and a form in which both can be compared.

SQLite keeps whatever it is given: text longer than its column, numbers outside their range, a NUL inside a text. PostgreSQL refuses
these, so each is found and named before anything is written. Values travel as they are stored: what `from_db_value` would do
(decrypt, drop blocks that a page no longer knows) would lose something.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Field

WHOLE = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}
_VARCHAR = re.compile(r"varchar\((\d+)\)")
_NUMERIC = re.compile(r"numeric\((\d+), (\d+)\)")


class Unfit(Exception):
    """Why PostgreSQL cannot take a value, in Chinese."""


@dataclass(frozen=True)
class Column:
    """`kind` is PostgreSQL's type, `converters` are the database backend's own from what SQLite stores."""

    name: str
    kind: str
    converters: tuple[Callable, ...]
    lowest: int | None = None

    @classmethod
    def of(cls, field: Field, target) -> "Column":
        """The column of a field; `target` is the PostgreSQL connection, which is asked for types and nothing else."""
        expression = field.get_col(field.model._meta.db_table)
        stored = expression.output_field
        converters = list(connection.ops.get_db_converters(expression))
        if stored.get_internal_type() == "DurationField":
            converters.append(connection.ops.convert_durationfield_value)
        return cls(
            name=field.column,
            kind=field.db_type(target),
            converters=tuple(partial(convert, expression=expression, connection=connection) for convert in converters),
            lowest=0 if stored.get_internal_type().startswith("Positive") else None,
        )

    def read(self, value: Any) -> Any:
        """A stored value as PostgreSQL is to have it. Raises Unfit."""
        if value is None:
            return None
        try:
            for convert in self.converters:
                value = convert(value)
        except (ValueError, TypeError, AttributeError, ArithmeticError, ValidationError) as error:
            raise Unfit(f"读不出来（{self.kind}）") from error
        if value is None:
            raise Unfit(f"读不出来（{self.kind}）")
        self._check(value)
        return value

    def _check(self, value: Any) -> None:
        if self.kind in WHOLE:
            if not isinstance(value, int):
                raise Unfit("不是整数")
            if not (-WHOLE[self.kind] if self.lowest is None else self.lowest) <= value < WHOLE[self.kind]:
                raise Unfit("超出范围")
        elif self.kind == "jsonb":
            plain(value)
        elif self.kind in ("text", "inet") or self.kind.startswith("varchar"):
            _check_text(value)
            longest = _VARCHAR.fullmatch(self.kind)
            if longest and len(value) > int(longest[1]):
                raise Unfit(f"有 {len(value)} 个字符，最多 {longest[1]} 个")
        elif places := _NUMERIC.fullmatch(self.kind):
            if not isinstance(value, Decimal) or not value.is_finite():
                raise Unfit("不是数")
            if abs(value) >= Decimal(10) ** (int(places[1]) - int(places[2])):
                raise Unfit("超出范围")
        elif self.kind == "double precision" and not isinstance(value, int | float):
            raise Unfit("不是数")
        elif self.kind == "boolean" and not isinstance(value, bool):
            raise Unfit("不是是或否")

    def canonical(self, value: Any) -> str:
        """The same text for the same value, from whichever database it was read."""
        if value is None:
            return "-"
        if self.kind == "jsonb":
            value = json.dumps(plain(value), sort_keys=True, ensure_ascii=False)
        elif self.kind.startswith("numeric"):
            value = format(Decimal(value).normalize() + 0, "f")
        elif self.kind == "double precision":
            value = repr(float(value) + 0.0)
        elif isinstance(value, datetime):
            value = value.astimezone(UTC).isoformat()
        elif isinstance(value, bytes | memoryview):
            value = bytes(value).hex()
        return f"={value}"


def plain(text: str) -> Any:
    """JSON text with its numbers in one form, since PostgreSQL writes 1e2 as 100. Raises Unfit."""

    def number(digits: str) -> list[str]:
        try:
            return ["number", format(Decimal(digits).normalize() + 0, "f")]
        except InvalidOperation as error:
            raise Unfit("JSON 里有不是数的数") from error

    def refuse(name: str):
        raise Unfit(f"JSON 里有 {name}")

    try:
        value = json.loads(text, parse_float=number, parse_int=number, parse_constant=refuse)
    except (TypeError, ValueError, RecursionError) as error:
        raise Unfit("JSON 读不出来") from error
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            waiting += [*item, *item.values()]
    return value


def _check_text(value: Any) -> None:
    if not isinstance(value, str):
        raise Unfit("不是文字")
    if "\0" in value:
        raise Unfit("含有空字符（NUL）")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unfit("含有半个字符") from error
