"""What a city's workbook may hold. Each app registers its sheet in `AppConfig.ready`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from site_cms.imports.reader import Sheet
from site_cms.imports.values.text import is_nothing, tidy


@dataclass(frozen=True)
class Fault:
    """What is wrong and where, in Chinese; row 0 speaks of the whole sheet."""

    sheet: str
    row: int
    text: str

    def __str__(self) -> str:
        return f"“{self.sheet}”第 {self.row} 行：{self.text}" if self.row else f"“{self.sheet}”：{self.text}"


@dataclass
class Context:
    """What a part gets beside its sheet. `passwords` takes the one-time passwords of new accounts, by user name."""

    now: datetime
    passwords: dict[str, str] = field(default_factory=dict)


@dataclass
class Done:
    """What a part did, and every fault it met. With a fault anywhere nothing of the workbook is kept."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Head:
    """One column of a sheet: what the template prints above it, and how it is filled."""

    title: str
    help: str
    required: bool = False


@dataclass(frozen=True)
class CityPart:
    """One sheet. `apply(sheet, context)` runs in the transaction of the whole workbook and makes nothing twice.

    lines   first cells that the template already holds, for a sheet of settings
    """

    order: int
    sheet: str
    heads: Sequence[Head]
    apply: Callable[[Sheet, Context], Done]
    lines: Sequence[str] = ()


_parts: dict[str, CityPart] = {}


def register(part: CityPart) -> None:
    """Orders: site 10, divisions 20, units 30, places 40, people 50; the rooms from 60 on."""
    _parts[part.sheet] = part


def parts() -> list[CityPart]:
    return sorted(_parts.values(), key=lambda part: part.order)


def rows(sheet: Sheet, heads: Sequence[Head], done: Done) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and text by head for each row under the head row; notes what is missing in `done`.

    Only for sheets that exist in our template alone, so their heads are taken at their word.
    """
    wanted = {head.title for head in heads if head.required}
    lines = [["" if is_nothing(cell) else tidy(cell) for cell in line] for line in sheet.rows]
    top = next((n for n, line in enumerate(lines) if wanted <= {title.rstrip("*") for title in line}), None)
    if top is None:
        if any(map(any, lines)):
            done.faults.append(Fault(sheet.name, 0, f"没有找到表头。表头至少要有：{'、'.join(sorted(wanted))}。"))
        return
    titles = [title.rstrip("*") for title in lines[top]]
    known = {head.title for head in heads}
    for number, line in enumerate(lines[top + 1 :], top + 2):
        values = {title: text for title, text in zip(titles, line, strict=False) if title in known and text}
        if not values:
            continue
        missing = [head.title for head in heads if head.required and not values.get(head.title)]
        if missing:
            done.faults.append(Fault(sheet.name, number, f"没有写{'、'.join(missing)}。"))
        else:
            yield number, values
