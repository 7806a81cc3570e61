"""One article in the making: its chunks with their kinds, its draft, and the fields that fill in any place."""

import re

from . import bylines
from .chunks import Chunk
from .kinds import kind_of
from .names import names_in
from .result import PARAGRAPH, Block, Draft, Removed
from .spacing import mend_byline, mend_text
from .vocabulary import DATE_LINE

_TRAILING = {"furniture", "rule", "meta", "byline", "date", "end", "credit", "caption", "source"}


class Article:
    """The draft of one article and the chunks it is made of; the subclasses read head, text, pictures and headings."""

    def __init__(self, file: str, chunks: list[Chunk]):
        self.draft = Draft(file)
        self.chunks = chunks
        self.kinds = [kind_of(chunk) for chunk in chunks]
        texts = [at for at, kind in enumerate(self.kinds) if kind in ("text", "dispatch", "item")]
        self.first_text = texts[0] if texts else len(chunks)
        self.last_text = texts[-1] if texts else -1
        # Wrapped text whose paragraphs are indented: what is flush there and short is none.
        wrapped = [
            chunk for chunk, kind in zip(chunks, self.kinds, strict=True) if kind == "text" and len(chunk.lines) > 1
        ]
        self._set_in = len(wrapped) > 1 and all(chunk.indented for chunk in wrapped)
        self.last_body = max((at for at, kind in enumerate(self.kinds) if kind not in _TRAILING), default=-1)

    def _near(self, at: int, step: int) -> int | None:
        at += step
        while 0 <= at < len(self.chunks):
            if self.kinds[at] not in ("furniture", "rule"):
                return at
            at += step
        return None

    def _plain(self, at: int) -> int:
        self._add(PARAGRAPH, mend_text(self.chunks[at].text), self.chunks[at])
        return at + 1

    def _add(self, kind: str, text: str, chunk: Chunk) -> None:
        if text.strip():
            self.draft.blocks.append(Block(kind, text))
        self._doubts(chunk)

    def _doubts(self, chunk: Chunk) -> None:
        for text, reason in chunk.doubts:
            self.draft.doubt(mend_text(text), reason)

    def _byline(self, text: str, doubt: str = "") -> None:
        marks, byline = bylines.strip_marks(text)
        tail = ""
        if match := re.fullmatch(r"[（(](.+)[)）]", byline.strip()):
            marks, byline, tail = marks + byline.strip()[0], match[1], byline.strip()[-1]
        self._writers(byline)
        if marks.strip() or tail:
            self.draft.removed.append(Removed(marks.strip() + tail, "署名前后的符号"))
        if doubt:
            self.draft.doubt(text, doubt)

    def _writers(self, byline: str) -> None:
        """Adds who wrote it; names that the byline holds already, below the text once more, go out."""
        names = names_in(byline)
        held = "".join(self.draft.byline.split())
        if names and held and all(name in held for name in names):
            self.draft.removed.append(Removed(mend_byline(byline), "署名重复"))
            return
        self.draft.byline = " ".join(filter(None, [self.draft.byline, mend_byline(byline)]))

    def _date(self, chunk: Chunk) -> None:
        match = DATE_LINE.match(chunk.text)
        if self.draft.date or not match:
            self.draft.removed.append(Removed(chunk.text, "又一处日期"))
            return
        self.draft.date = mend_byline(match["date"])
        rest = chunk.text[: match.start("date")] + chunk.text[match.end("date") :]
        if rest.strip():
            self.draft.removed.append(Removed(rest.strip(), "日期旁的星期、时刻等"))

    def _meta(self, text: str) -> None:
        for pair in bylines.labelled(text):
            if not pair.label:
                if pair.lead.strip():
                    self.draft.removed.append(Removed(pair.lead.strip(), "标签行的符号"))
            elif bylines.WRITER_LABELS.match(pair.label) and pair.value:
                self.draft.removed.append(Removed(pair.lead.strip(), "署名的标签"))
                self.draft.byline = " ".join(filter(None, [self.draft.byline, mend_byline(pair.value)]))
            elif bylines.DATE_LABELS.search(pair.label) and not self.draft.date and bylines.find_date(pair.value):
                found = bylines.find_date(pair.value)
                self.draft.date = mend_byline(found)
                self.draft.removed.append(Removed((pair.lead + pair.value.replace(found, "", 1)).strip(), "日期的标签"))
            else:
                role = (
                    "source"
                    if bylines.SOURCE_LABELS.search(pair.label)
                    else "editor"
                    if bylines.EDITOR_LABELS.search(pair.label)
                    else ""
                )
                reason = {"source": "来源，存入来源栏", "editor": "编辑署名，不在正文"}.get(role, "标签行，不在正文")
                self.draft.removed.append(Removed((pair.lead + pair.value).strip(), reason, role))

    def _remove(self, chunk: Chunk) -> None:
        text, reason = chunk.text, chunk.reason or "版面文字"
        if chunk.role == "furniture" and not self.draft.date and (found := bylines.find_date(text)):
            self.draft.date = mend_byline(found)
            text = text.replace(found, "", 1).strip()
        if text:
            self.draft.removed.append(Removed(text, reason))
