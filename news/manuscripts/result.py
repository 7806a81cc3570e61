"""What cleaning a manuscript gives: drafts, and beside each draft what was taken out and what is in doubt.

Rule: no character of a manuscript may vanish. Whatever isn't in a field is in ``removed`` with its reason; what the
cleaner can't tell is in ``doubts``, quoting the place, because an editor must see it before it is saved.
"""

from dataclasses import dataclass, field

PARAGRAPH, HEADING, QUOTE, CAPTION, TABLE, LIST = "paragraph", "heading", "quote", "caption", "table", "list"
BLOCK_TYPES = (PARAGRAPH, HEADING, QUOTE, CAPTION, TABLE, LIST)
FIELDS = ("kicker", "title", "subtitle", "byline", "date", "summary")


@dataclass(slots=True)
class Block:
    """One piece of the body. Table rows are parted by newlines and cells by tabs; list items by newlines."""

    type: str
    text: str


@dataclass(slots=True)
class Removed:
    """Text that is in the manuscript and in no field, with the reason in Chinese."""

    text: str
    reason: str
    role: str = ""  # "source", "editor" or "page_date" where the text is worth keeping elsewhere


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place for an editor to look at: ``text`` quotes it, ``reason`` says in Chinese what is doubted."""

    text: str
    reason: str


@dataclass(slots=True)
class Draft:
    """One article as it was found in a manuscript."""

    file: str
    title: str = ""
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    date: str = ""
    summary: str = ""
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _known: set[Doubt] = field(default_factory=set, repr=False)

    @property
    def is_empty(self) -> bool:
        return not self.blocks and not any(getattr(self, name) for name in FIELDS)

    def doubt(self, text: str, reason: str) -> None:
        """Adds a doubt once; the quotation is cut to what finds the place again."""
        found = Doubt(text[:60], reason)
        if found not in self._known:
            self._known.add(found)
            self.doubts.append(found)

    def as_json(self) -> dict:
        """The published shape of one article (see docs/news/manuscripts.md)."""
        return {
            "file": self.file,
            "title": self.title,
            "kicker": self.kicker,
            "subtitle": self.subtitle,
            "byline": self.byline,
            "date": self.date,
            "summary": self.summary,
            "blocks": [{"type": block.type, "text": block.text} for block in self.blocks],
            "removed": [{"text": item.text, "reason": item.reason} for item in self.removed],
            "doubts": [{"text": item.text, "reason": item.reason} for item in self.doubts],
        }


class UnreadableManuscript(ValueError):
    """The file can't be read at all; the message is Chinese and meant for the person who chose the file."""
