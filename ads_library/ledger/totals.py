"""Subtotals and totals are checked against the rows they sum, and never imported."""

from dataclasses import dataclass, field

from site_cms.imports.layout import Row
from site_cms.imports.values.numbers import AREA, read_quantity

from .record import Record


@dataclass
class Totals:
    """Sums in progress: since the last subtotal, since the last section, of the table, of the sheet, of the file."""

    sums: dict[str, dict] = field(default_factory=lambda: {scope: {} for scope in SCOPES})
    messages: list[str] = field(default_factory=list)
    run: list[dict] = field(default_factory=list)

    def start(self, scope: str) -> None:
        """Begin a scope anew, and those inside it."""
        for inner in SCOPES[SCOPES.index(scope) :]:
            self.sums[inner] = {}

    def add(self, record: Record) -> None:
        numbers = {
            kind: number
            for kind, number in (("quantity", record.quantity), ("area", record.area_m2))
            if number is not None
        }
        self.run.append(numbers)
        for scope in SCOPES:
            sums = self.sums[scope]
            for kind, number in numbers.items():
                sums[kind] = round(sums.get(kind, 0) + number, 4)

    def check(self, row: Row, sheet: str, columns: list[tuple[str, int]]) -> None:
        """Hold a printed sum against every scope it may mean; say so when it fits none."""
        if not self.sums["table"]:
            return  # a sum printed above its rows
        for kind, index in columns:
            value = row.cells.get(index)
            printed = read_quantity(value)
            if printed.number is None or printed.approximate or index in row.carried:
                continue
            if kind == "quantity" and printed.measure in AREA:
                continue
            possible = [self.sums[scope].get(kind, 0) for scope in SCOPES]
            if any(_equal(printed.number, number) for number in possible):
                continue
            if row.kind == "subtotal" and self._sums_the_rows_above(kind, printed.number):
                continue
            # A subtotal speaks of the innermost part that has rows, a total of the table.
            order = reversed(SCOPES) if row.kind == "subtotal" else ("table", "sheet", "file")
            nearest = next((self.sums[scope][kind] for scope in order if self.sums[scope].get(kind)), 0)
            where = f"工作表“{sheet}”第{row.number}行" if sheet else f"第{row.number}行"
            what = "面积" if kind == "area" else "数量"
            self.messages.append(f"{where}“{row.text}”的{what}写的是{printed.number:g}，各行相加是{nearest:g}。")
        self.start("subtotal")

    def _sums_the_rows_above(self, kind: str, printed: float) -> bool:
        """Whether some run of rows that ends here gives the printed sum: groups need no title of their own."""
        total = 0
        for numbers in reversed(self.run[-500:]):
            total += numbers.get(kind, 0)
            if _equal(printed, total):
                return True
            if total > printed:
                return False
        return False


def _equal(printed: float, number: float) -> bool:
    return abs(printed - number) <= max(0.011, abs(number) * 1e-6)


SCOPES = ("file", "sheet", "table", "section", "subtotal")
