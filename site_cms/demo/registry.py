"""Who builds which part of the demo city. Each app registers in its `AppConfig.ready`; loading runs in order, clearing backwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

MINGHE = Path(__file__).resolve().parent / "minghe"


@dataclass
class DemoContext:
    """What a part gets: the size, the moment that counts as now, a seeded source of chance, the outline, and a printer.

    `made` hands objects on to later parts (e.g. made["units"]["市城管局"]).
    """

    size: str  # small, city, big or huge
    now: datetime
    random: Random
    city: dict[str, Any]
    say: Callable[[str], None]
    made: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DemoPart:
    order: int
    name: str
    load: Callable[[DemoContext], None]
    clear: Callable[[], None]
    title: str  # Chinese, printed while loading


_parts: dict[str, DemoPart] = {}


def register(
    order: int,
    name: str,
    load: Callable[[DemoContext], None],
    clear: Callable[[], None] = lambda: None,
    title: str = "",
) -> None:
    """`load` goes through the same services as the real thing, makes nothing twice, and calls `services.remember` for
    each object it made; those are removed, last first, after `clear`, which takes away what stands on them.

    Orders: settings 5, units 8, people 10, places 20, pages 30; the rooms from 40 on.
    """
    _parts[name] = DemoPart(order, name, load, clear, title or name)


def parts() -> list[DemoPart]:
    return sorted(_parts.values(), key=lambda part: part.order)
