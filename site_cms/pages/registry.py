"""What the three rooms give to the ground without the ground knowing them.

Each app registers in its `AppConfig.ready`: strips and figures for the home page, entries for the site map.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class HomeStrip:
    """A band on the home page: `context(request)` gives the template its variables, or None to stay hidden."""

    order: int
    name: str
    template: str
    context: Callable[[Any], dict[str, Any] | None]


@dataclass(frozen=True)
class Figure:
    """A number that explains itself: value and unit as printed, its divisor or scope, as-of date, and where its rows are."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    share: float | None = None  # 0..1 draws a bar
    url: str = ""
    link_label: str = ""


@dataclass
class HomeRegistry:
    strips: list[HomeStrip] = field(default_factory=list)
    figures: list[tuple[int, Callable[[Any], Iterable[Figure]]]] = field(default_factory=list)

    def strip(self, order: int, name: str, template: str, context: Callable[[Any], dict[str, Any] | None]) -> None:
        self.strips = sorted(
            [s for s in self.strips if s.name != name] + [HomeStrip(order, name, template, context)],
            key=lambda s: s.order,
        )

    def figure(self, order: int, source: Callable[[Any], Iterable[Figure]]) -> None:
        """`source(request)` gives figures, none when there is nothing to count yet."""
        self.figures = sorted([*self.figures, (order, source)], key=lambda pair: pair[0])


home = HomeRegistry()
