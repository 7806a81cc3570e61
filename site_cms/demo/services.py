"""Remembering what the demo makes, building it, and taking it away again."""

import tomllib
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from random import Random
from time import monotonic
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError

from . import registry
from .models import DemoObject

SEED = 20261121

_part: ContextVar[str] = ContextVar("demo_part", default="")
Row = TypeVar("Row", bound=models.Model)


class UnclearedError(Exception):
    """Objects of the demo that something of the city's own still stands on."""


def remember(obj: Row) -> Row:
    """Put one object that the demo made on the list of what `clear_demo` removes. Safe to call twice."""
    content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
    DemoObject.objects.get_or_create(content_type=content_type, object_id=str(obj.pk), defaults={"part": _part.get()})
    return obj


def remember_change(obj: Row, **values: Any) -> Row:
    """Set fields of an object that was there before, and keep their former values for `clear_demo` to put back."""
    content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
    before = {name: _plain(obj, name) for name in values}
    DemoObject.objects.get_or_create(
        content_type=content_type,
        object_id=str(obj.pk),
        defaults={"part": _part.get(), "before": before},
    )
    for name, value in values.items():
        setattr(obj, name, value)
    obj.save()
    return obj


def make_once(model: type[Row], defaults: dict[str, Any] | None = None, **lookup: Any) -> Row:
    """The object with these values, made and remembered where there is none. One of the city's own is left as it is."""
    with transaction.atomic():
        obj, made = model._default_manager.get_or_create(**lookup, defaults=defaults or {})
        return remember(obj) if made else obj


def is_remembered(obj: models.Model) -> bool:
    content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
    return DemoObject.objects.filter(content_type=content_type, object_id=str(obj.pk)).exists()


def outline() -> dict[str, Any]:
    """city.toml: names, places and units of 明河市."""
    return tomllib.loads((registry.MINGHE / "city.toml").read_text(encoding="utf-8"))


def load(*, size: str, now: datetime, seed: int = SEED, say: Callable[[str], None] = lambda line: None) -> None:
    """Build every registered part in order.

    No transaction spans a part, for files and pictures are made in some; a part that was cut off goes on where it stood. The source of chance is seeded anew for each part, so that one part's throws never shift another's.
    """
    made: dict[str, Any] = {}
    city = outline()
    started = monotonic()
    parts = registry.parts()
    for number, part in enumerate(parts, 1):
        token = _part.set(part.name)
        began = monotonic()
        try:
            context = registry.DemoContext(
                size=size, now=now, random=Random(f"{seed}:{part.name}"), city=city, say=say, made=made
            )
            part.load(context)
        finally:
            _part.reset(token)
        say(f"  [{number}/{len(parts)}] {part.title} {monotonic() - began:.1f} 秒")
    say(f"  共 {monotonic() - started:.1f} 秒")


def clear(say: Callable[[str], None] = lambda line: None) -> int:
    """Take the demo away, the last made first. Returns how many objects went.

    Raises UnclearedError naming what is still in use, after everything else has gone.
    """
    removed = 0
    for part in reversed(registry.parts()):
        with transaction.atomic():
            part.clear()
        removed += _remove(DemoObject.objects.filter(part=part.name))
    removed += _remove(DemoObject.objects.all())  # of parts that are no longer registered, and what waited for others
    left = list(DemoObject.objects.select_related("content_type"))
    say(f"  移除 {removed} 项")
    if left:
        names = "、".join(str(row.content_object or row) for row in left[:20])
        raise UnclearedError(f"有 {len(left)} 项仍被使用，未能移除：{names}")
    return removed


def _remove(rows: models.QuerySet[DemoObject]) -> int:
    removed = 0
    for row in rows.order_by("-pk"):
        try:
            with transaction.atomic():
                _take_back(row)
        except (ProtectedError, RestrictedError):
            continue
        removed += 1
    return removed


def _take_back(row: DemoObject) -> None:
    model = row.content_type.model_class()
    obj = model._base_manager.filter(pk=row.object_id).first() if model else None
    if obj is not None and row.before is not None:
        for name, value in row.before.items():
            setattr(obj, obj._meta.get_field(name).attname, value)
        obj.save()
    elif obj is not None:
        obj.delete()
    row.delete()


def _plain(obj: models.Model, name: str) -> Any:
    field = obj._meta.get_field(name)
    value = field.get_prep_value(getattr(obj, field.attname))
    return DjangoJSONEncoder().default(value) if isinstance(value, datetime) else value
