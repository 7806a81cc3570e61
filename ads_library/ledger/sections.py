"""Values that stand once above many rows: section titles, table titles, sheet names."""

import re
from dataclasses import dataclass, field

from site_cms.imports.layout.vocabulary import normalise
from site_cms.imports.values.dates import read_date
from site_cms.imports.values.numbers import MEASURES
from site_cms.imports.values.text import half, tidy

from .media_words import is_medium, is_organisation, is_place, medium_name, medium_of, type_named
from .terms import TERMS

LEVELS = (
    re.compile(r"^第?[一二三四五六七八九十]+(?:部分|章|节|类|项)?[、.．,，:： ]\s*"),
    re.compile(r"^[（(][一二三四五六七八九十]+[）)][、.．]?\s*"),
    re.compile(r"^\d{1,2}[、.．](?!\d)\s*"),
    re.compile(r"^[（(]\d{1,2}[）)]\s*"),
)
UNNUMBERED = len(LEVELS)
WHOLE = -1  # said of the whole table: no section ends it
LABELLED = re.compile(r"^([^:：]{1,10})[:：]\s*(.+)$")
AFTERWORD = re.compile(
    r"[（(](?:共|合计|小计|计)?[^（()）]*\d[^（()）]*[）)]\s*$|[:：]\s*$|(?:部分|类)$|(?<=[^\d])\d+[块处个面]$"
)
KINDS = ("unit", "medium", "place", "place_type", "date", "content", "district")
LEDGER_WORDS = re.compile(
    r"(公益|广告|户外|宣传|创城|创建|文明|城市|市区|点位|设置|台账|统计|一览|明细|清单|情况|汇总|登记|年度|表|册)+.*$"
)
YEAR = re.compile(r"^(?:19|20)\d{2}年?(?:度)?(?:\d{1,2}月份?)?")


@dataclass
class Context:
    """Values in force for the rows below, each with the level of the title it came from."""

    values: dict[str, tuple[int, str]] = field(default_factory=dict)

    def get(self, kind: str) -> str | None:
        found = self.values.get(kind)
        return found[1] if found else None

    def enter(self, text: str, free: set[str]) -> None:
        """Take a section title. ``free`` are the kinds for which the table has no column of its own."""
        level, kind, value = read_title(text, free)
        # A title ends what titles of its own or a lower rank have said.
        for known in [known for known, (rank, _) in self.values.items() if rank >= level and level < UNNUMBERED]:
            del self.values[known]
        if kind:
            self.values[kind] = (level, value)


def read_title(text: str, free: set[str]) -> tuple[int, str | None, str]:
    """Return the rank of a title, the kind of value it is, and the value."""
    plain = tidy(text)
    level = UNNUMBERED
    for rank, pattern in enumerate(LEVELS):
        if pattern.match(plain):
            level, plain = rank, pattern.sub("", plain)
            break
    if (match := LABELLED.match(plain)) and (kind := label_kind(match[1])):
        return level, kind, strip_after(match[2])
    value = strip_after(plain)
    return level, value_kind(value, free), value


def strip_after(text: str) -> str:
    for _ in range(2):
        text = AFTERWORD.sub("", text).strip()
    return text


def label_kind(label: str) -> str | None:
    title = normalise(label)
    best = max(((term.score(title), term.name) for term in TERMS), default=(0, ""))
    name = {"position": "place"}.get(best[1], best[1])
    return name if best[0] > 1.7 and name in KINDS else None


def value_kind(value: str, free: set[str]) -> str | None:
    """What a bare title is a value of; a kind with its own column is taken only when nothing else fits."""
    found = []
    if is_medium(value):
        found.append("medium")
    if type_named(value):
        found.append("place_type")
    if is_organisation(value):
        found.append("unit")
    if is_place(value):
        found.append("place")
    if re.fullmatch(r"\S{2,8}(区|县|街道|镇|乡)", value):
        found.append("district")
    reading = read_date(value)
    if reading.iso and len(value) <= 12:
        found.append("date")
    if not found and medium_of(value) and len(value) <= 12:
        found.append("medium")
    return next((kind for kind in found if kind in free), None)


def titles_context(titles: list[str], sheet: str, free: set[str]) -> Context:
    """What the lines above a table, and the sheet's name, say for every row of it."""
    context = Context()
    for text in [sheet, *titles]:
        for piece in re.split(r"\s{1,}|[;；]", tidy(text)):
            match = LABELLED.match(piece)
            if match and (kind := label_kind(match[1])) and kind in free:
                context.values[kind] = (WHOLE, strip_after(match[2]))
    for text in [*titles, sheet]:
        value = strip_after(YEAR.sub("", tidy(text).lstrip("附件表0123456789：: ")))
        for pattern in LEVELS:
            value = pattern.sub("", value, count=1)
        short = LEDGER_WORDS.sub("", value).strip(" -—_（()）")
        for candidate in (short, value):
            kind = value_kind(candidate, free - {"date", "content"}) if len(candidate) >= 2 else None
            if kind and kind not in context.values:
                if kind == "medium":
                    candidate = medium_name(candidate) or candidate
                if kind == "medium" or len(candidate) <= 16:
                    context.values[kind] = (WHOLE, candidate)
                break
        else:
            if "medium" in free and "medium" not in context.values and (name := medium_name(value)) and len(name) > 2:
                context.values["medium"] = (WHOLE, name)
    return context


def measure_in(titles: list[str]) -> str | None:
    """ "单位：块" above a table is the measure of its counts."""
    for text in titles:
        for match in re.finditer(r"(?:计量)?单位\s*[:：]\s*([^\s,，;；]+)", half(text)):
            if match[1] in MEASURES:
                return match[1]
    return None
