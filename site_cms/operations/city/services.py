"""Reading a city's workbook, all of it or nothing, and the empty workbook to be filled in."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import openpyxl
from django.db import transaction
from django.utils import translation
from openpyxl.styles import Alignment, Font

from site_cms.imports.reader import Unreadable, read_workbook
from site_cms.imports.values.text import is_nothing, tidy

from .registry import Context, Done, Fault, parts

GUIDE = "填写说明"


class Refused(Exception):
    """Nothing was kept; `faults` says why, all at once."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass
class Outcome:
    """What each sheet did, and the one-time passwords of new accounts."""

    sheets: dict[str, Done] = field(default_factory=dict)
    passwords: Mapping[str, str] = field(default_factory=dict)


def init_city(source, *, now: datetime, dry_run: bool = False) -> Outcome:
    """Set a city up from its workbook. A second run with the same workbook changes nothing. Raises Refused."""
    try:
        book = read_workbook(source)
    except (Unreadable, OSError) as error:
        text = str(error) if isinstance(error, Unreadable) else "打不开这个文件。"
        raise Refused([Fault("工作簿", 0, text)]) from error
    known = {part.sheet: part for part in parts()}
    sheets, faults = {}, []
    for sheet in book.sheets:
        name = tidy(sheet.name)
        if sheet.hidden or name == GUIDE or all(is_nothing(cell) for line in sheet.rows for cell in line):
            continue
        if name not in known:
            faults.append(Fault(name, 0, f"不认识这张工作表。可以有：{'、'.join(known)}。"))
        elif name in sheets:
            faults.append(Fault(name, 0, "有两张同名的工作表。"))
        else:
            sheets[name] = sheet
    if not sheets and not faults:
        faults.append(Fault("工作簿", 0, "没有任何内容。"))
    context, outcome = Context(now), Outcome()
    with transaction.atomic(), translation.override("zh-hans"):
        for part in parts():
            if part.sheet in sheets:
                done = outcome.sheets[part.sheet] = part.apply(sheets[part.sheet], context)
                faults += done.faults
        if faults:
            # Leaves the block by an exception, so that nothing is kept.
            raise Refused(faults)
        if dry_run:
            transaction.set_rollback(True)
    outcome.passwords = {} if dry_run else context.passwords
    return outcome


def template() -> bytes:
    """The empty workbook: one sheet a part, and a guide."""
    with translation.override("zh-hans"):
        return _template()


def _template() -> bytes:
    book = openpyxl.Workbook()
    guide = book.active
    guide.title = GUIDE
    guide.append(["工作表", "列", "怎么填"])
    for part in parts():
        page = book.create_sheet(part.sheet)
        page.append([head.title + ("*" if head.required else "") for head in part.heads])
        for line in part.lines:
            page.append([line])
        page.freeze_panes = "A2"
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 22
        for head in part.heads:
            guide.append([part.sheet, head.title + ("*" if head.required else ""), str(head.help)])
    for cell in guide[1]:
        cell.font = Font(bold=True)
    for column, width in (("A", 12), ("B", 16), ("C", 90)):
        guide.column_dimensions[column].width = width
    for row in guide.iter_rows(min_row=2, min_col=3):
        row[0].alignment = Alignment(wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
